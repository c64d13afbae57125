"use server";
import { AcceptInvite } from "@/core/inputs/people.ts";
import { acceptAndSignIn } from "@/server/auth.ts";
import { openAction } from "../../action.ts";

export const acceptInvite = openAction(AcceptInvite, acceptAndSignIn);
