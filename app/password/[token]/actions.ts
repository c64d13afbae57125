"use server";
import { ResetPassword } from "@/core/inputs/people.ts";
import { resetAndSignIn } from "@/server/auth.ts";
import { openAction } from "../../action.ts";

export const resetPassword = openAction(ResetPassword, resetAndSignIn);
