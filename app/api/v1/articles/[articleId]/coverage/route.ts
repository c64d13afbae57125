import { respond } from "@/app/respond.ts";
import { articleOperations } from "@/server/operations/articles.ts";

export const GET = respond(articleOperations.getCoverage);
export const PUT = respond(articleOperations.setSentence);
