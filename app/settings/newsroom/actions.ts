"use server";
import { AllowCapture, RenameNewsroom } from "@/core/inputs/people.ts";
import { updateNewsroom } from "@/server/newsroom.ts";
import { action } from "../../action.ts";

export const renameNewsroom = action(RenameNewsroom, updateNewsroom);
export const allowCapture = action(AllowCapture, updateNewsroom);
