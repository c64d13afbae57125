"use server";
import { SetDigest } from "@/core/inputs/notifications.ts";
import * as inputs from "@/core/inputs/people.ts";
import { changePasswordHere } from "@/server/auth.ts";
import * as digests from "@/server/digests.ts";
import { updatePerson } from "@/server/people.ts";
import * as tokens from "@/server/tokens.ts";
import { action } from "../action.ts";

export const renamePerson = action(inputs.RenamePerson, updatePerson);
export const changePassword = action(inputs.ChangePassword, changePasswordHere);
export const makeToken = action(inputs.MakeToken, tokens.makeToken);
export const revokeToken = action(inputs.ById, tokens.revokeToken);
export const setDigest = action(SetDigest, digests.setDigest);
