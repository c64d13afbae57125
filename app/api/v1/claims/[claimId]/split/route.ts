import { respond } from "@/app/respond.ts";
import { claimOperations } from "@/server/operations/claims.ts";

export const POST = respond(claimOperations.splitClaim);
