import { respond } from "@/app/respond.ts";
import { commentOperations } from "@/server/operations/comments.ts";

export const GET = respond(commentOperations.listArticleComments);
export const POST = respond(commentOperations.addArticleComment);
