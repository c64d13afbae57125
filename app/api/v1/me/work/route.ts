import { respond } from "@/app/respond.ts";
import { reviewOperations } from "@/server/operations/review.ts";

export const GET = respond(reviewOperations.getMyWork);
