import { respond } from "@/app/respond.ts";
import { evidenceOperations } from "@/server/operations/evidence.ts";

export const GET = respond(evidenceOperations.listSources);
export const POST = respond(evidenceOperations.createSource);
