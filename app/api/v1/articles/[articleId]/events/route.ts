import { respond } from "@/app/respond.ts";
import { articleOperations } from "@/server/operations/articles.ts";

export const GET = respond(articleOperations.followArticle);
