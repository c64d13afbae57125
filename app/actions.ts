"use server";
import { Nothing } from "@/core/inputs/people.ts";
import { signOut as signOutHere } from "@/server/auth.ts";
import { openAction } from "./action.ts";

/** Ends the session of this browser. Open to all: who is signed out already is signed out. */
export const signOut = openAction(Nothing, signOutHere);
