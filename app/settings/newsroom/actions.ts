"use server";
import { AllowCapture, RenameNewsroom } from "@/core/inputs/people.ts";
import { SetPolicy } from "@/core/inputs/sources.ts";
import { updateNewsroom } from "@/server/newsroom.ts";
import { updatePolicy } from "@/server/policy.ts";
import { action } from "../../action.ts";

export const renameNewsroom = action(RenameNewsroom, updateNewsroom);
export const allowCapture = action(AllowCapture, updateNewsroom);
export const setPolicy = action(SetPolicy, updatePolicy);
