import { respond } from "@/app/respond.ts";
import { outsideOperations } from "@/server/operations/outside-claims.ts";

export const POST = respond(outsideOperations.bringInOutside);
