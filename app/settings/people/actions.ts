"use server";
import * as inputs from "@/core/inputs/people.ts";
import * as invitations from "@/server/invitations.ts";
import { updatePerson } from "@/server/people.ts";
import * as passwords from "@/server/person-passwords.ts";
import { action } from "../../action.ts";

export const invitePerson = action(inputs.InvitePerson, invitations.invitePerson);
export const renewInvitation = action(inputs.ById, invitations.renewInvitation);
export const withdrawInvitation = action(inputs.ById, invitations.withdrawInvitation);
export const changeRoles = action(inputs.ChangeRoles, updatePerson);
export const setActive = action(inputs.SetActive, updatePerson);
export const makePasswordLink = action(inputs.ById, passwords.makePasswordLink);
