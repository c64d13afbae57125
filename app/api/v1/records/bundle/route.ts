import { respond } from "@/app/respond.ts";
import { recordOperations } from "@/server/operations/records.ts";

export const POST = respond(recordOperations.importBundle);
