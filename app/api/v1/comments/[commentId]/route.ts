import { respond } from "@/app/respond.ts";
import { commentOperations } from "@/server/operations/comments.ts";

export const PATCH = respond(commentOperations.updateComment);
export const DELETE = respond(commentOperations.deleteComment);
