import { respond } from "@/app/respond.ts";
import { evidenceOperations } from "@/server/operations/evidence.ts";

export const GET = respond(evidenceOperations.listEvidence);
export const POST = respond(evidenceOperations.addEvidence);
