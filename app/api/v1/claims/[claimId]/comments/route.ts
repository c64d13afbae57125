import { respond } from "@/app/respond.ts";
import { commentOperations } from "@/server/operations/comments.ts";

export const GET = respond(commentOperations.listComments);
export const POST = respond(commentOperations.addComment);
