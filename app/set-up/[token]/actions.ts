"use server";
import { SetUp } from "@/core/inputs/people.ts";
import { setUpAndSignIn } from "@/server/auth.ts";
import { openAction } from "../../action.ts";

export const setUp = openAction(SetUp, setUpAndSignIn);
