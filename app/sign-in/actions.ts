"use server";
import { GoOn, SignIn } from "@/core/inputs/people.ts";
import { signIn as signInHere, signInByProvider as byProvider } from "@/server/auth.ts";
import { openAction } from "../action.ts";

export const signIn = openAction(SignIn, signInHere);
export const signInByProvider = openAction(GoOn, byProvider);
