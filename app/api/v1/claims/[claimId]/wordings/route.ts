import { respond } from "@/app/respond.ts";
import { wordingOperations } from "@/server/operations/wordings.ts";

export const POST = respond(wordingOperations.answerWording);
