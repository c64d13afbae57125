import { respond } from "@/app/respond.ts";
import { revisionOperations } from "@/server/operations/revisions.ts";

export const GET = respond(revisionOperations.diffRevisions);
