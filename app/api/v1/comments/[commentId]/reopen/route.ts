import { respond } from "@/app/respond.ts";
import { commentOperations } from "@/server/operations/comments.ts";

export const POST = respond(commentOperations.reopenComment);
