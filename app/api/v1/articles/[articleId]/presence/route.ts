import { respond } from "@/app/respond.ts";
import { articleOperations } from "@/server/operations/articles.ts";

export const PUT = respond(articleOperations.tellPresence);
export const DELETE = respond(articleOperations.leavePresence);
