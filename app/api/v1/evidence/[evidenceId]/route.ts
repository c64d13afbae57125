import { respond } from "@/app/respond.ts";
import { evidenceOperations } from "@/server/operations/evidence.ts";

export const PATCH = respond(evidenceOperations.updateEvidence);
export const DELETE = respond(evidenceOperations.deleteEvidence);
