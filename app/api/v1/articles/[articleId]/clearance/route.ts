import { respond } from "@/app/respond.ts";
import { reviewOperations } from "@/server/operations/review.ts";

export const GET = respond(reviewOperations.getClearance);
export const POST = respond(reviewOperations.clearArticle);
export const DELETE = respond(reviewOperations.withdrawClearance);
