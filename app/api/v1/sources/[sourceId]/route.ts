import { respond } from "@/app/respond.ts";
import { evidenceOperations } from "@/server/operations/evidence.ts";

export const GET = respond(evidenceOperations.getSource);
export const PATCH = respond(evidenceOperations.updateSource);
