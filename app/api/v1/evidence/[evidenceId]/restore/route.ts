import { respond } from "@/app/respond.ts";
import { evidenceOperations } from "@/server/operations/evidence.ts";

export const POST = respond(evidenceOperations.restoreEvidence);
