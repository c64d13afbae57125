import { respond } from "@/app/respond.ts";
import { recordOperations } from "@/server/operations/records.ts";

export const GET = respond(recordOperations.followExport);
