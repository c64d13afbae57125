"use server";
import { SignIn } from "@/core/inputs/people.ts";
import { signInHere } from "@/server/auth.ts";
import { openAction } from "@/app/action.ts";

export const signInAgain = openAction(SignIn, signInHere);
