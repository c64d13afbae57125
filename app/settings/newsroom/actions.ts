"use server";
import { AllowCapture, RenameNewsroom } from "@/core/inputs/people.ts";
import { SetReviewPolicy } from "@/core/inputs/review.ts";
import { SetPolicy } from "@/core/inputs/sources.ts";
import { updateNewsroom } from "@/server/newsroom.ts";
import { updatePolicy } from "@/server/policy.ts";
import { updateReviewPolicy } from "@/server/review-policy.ts";
import { action } from "../../action.ts";

export const renameNewsroom = action(RenameNewsroom, updateNewsroom);
export const allowCapture = action(AllowCapture, updateNewsroom);
export const setReviewPolicy = action(SetReviewPolicy, updateReviewPolicy);
export const setPolicy = action(SetPolicy, updatePolicy);
