import { respond } from "@/app/respond.ts";
import { reviewOperations } from "@/server/operations/review.ts";

export const GET = respond(reviewOperations.getSecondDraft);
export const PUT = respond(reviewOperations.saveSecondDraft);
export const DELETE = respond(reviewOperations.discardSecondDraft);
