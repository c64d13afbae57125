import { respond } from "@/app/respond.ts";
import { evidenceOperations } from "@/server/operations/evidence.ts";

export const GET = respond(evidenceOperations.getDraft);
export const PUT = respond(evidenceOperations.saveDraft);
export const DELETE = respond(evidenceOperations.discardDraft);
