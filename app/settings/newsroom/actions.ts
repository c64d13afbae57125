"use server";
import { UpdateNewsroom } from "@/core/inputs/people.ts";
import { updateNewsroom as rename } from "@/server/newsroom.ts";
import { action } from "../../action.ts";

export const updateNewsroom = action(UpdateNewsroom, rename);
