import { respond } from "@/app/respond.ts";
import { claimOperations } from "@/server/operations/claims.ts";

export const GET = respond(claimOperations.getClaim);
export const PATCH = respond(claimOperations.updateClaim);
export const DELETE = respond(claimOperations.deleteClaim);
