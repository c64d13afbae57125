import { respond } from "@/app/respond.ts";
import { reviewOperations } from "@/server/operations/review.ts";

export const GET = respond(reviewOperations.getReviewPolicy);
export const PUT = respond(reviewOperations.updateReviewPolicy);
