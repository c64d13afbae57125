import { respond } from "@/app/respond.ts";
import { wordingOperations } from "@/server/operations/wordings.ts";

export const GET = respond(wordingOperations.listWordings);
