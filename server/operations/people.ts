import * as inputs from "@/core/inputs/people.ts";
import { invitePerson, listInvitations, renewInvitation, withdrawInvitation } from "../invitations.ts";
import { getNewsroom, updateNewsroom } from "../newsroom.ts";
import { operation } from "../operation.ts";
import { getMe, getPerson, listPeople, updatePerson } from "../people.ts";
import { makePasswordLink } from "../person-passwords.ts";
import { permit } from "../permit.ts";
import { listTokens, makeToken, revokeToken } from "../tokens.ts";

/** What the outside can do about people, invitations, tokens and the newsroom. */
export const peopleOperations = {
  listPeople: operation({
    verb: "GET",
    path: "/people",
    summary: "List the people of the newsroom",
    input: inputs.Nothing,
    output: inputs.PersonList,
    status: 200,
    useCase: listPeople,
  }),
  getPerson: operation({
    verb: "GET",
    path: "/people/{id}",
    summary: "Get one person",
    input: inputs.ById,
    output: inputs.PersonView,
    status: 200,
    useCase: getPerson,
  }),
  updatePerson: operation({
    verb: "PATCH",
    path: "/people/{id}",
    summary: "Change a person's name or roles, deactivate or reactivate them",
    input: inputs.UpdatePerson,
    output: inputs.PersonView,
    status: 200,
    useCase: updatePerson,
  }),
  makePasswordLink: operation({
    verb: "POST",
    path: "/people/{id}/password-link",
    summary: "Make a one-time link for a new password",
    input: inputs.ById,
    output: inputs.LinkView,
    status: 201,
    useCase: makePasswordLink,
  }),
  getMe: operation({
    verb: "GET",
    path: "/me",
    summary: "Get the person who asks",
    input: inputs.Nothing,
    output: inputs.PersonView,
    status: 200,
    useCase: getMe,
  }),
  listInvitations: operation({
    verb: "GET",
    path: "/invitations",
    summary: "List invitations that were not accepted",
    input: inputs.Nothing,
    output: inputs.InvitationList,
    status: 200,
    useCase: listInvitations,
  }),
  invitePerson: operation({
    verb: "POST",
    path: "/invitations",
    summary: "Invite somebody by a one-time link, shown once",
    input: inputs.InvitePerson,
    output: inputs.LinkView,
    status: 201,
    useCase: invitePerson,
  }),
  renewInvitation: operation({
    verb: "POST",
    path: "/invitations/{id}/renewals",
    summary: "Give an invitation a new link",
    input: inputs.ById,
    output: inputs.LinkView,
    status: 201,
    useCase: renewInvitation,
  }),
  withdrawInvitation: operation({
    verb: "DELETE",
    path: "/invitations/{id}",
    summary: "Withdraw an invitation",
    input: inputs.ById,
    output: inputs.Nothing,
    status: 204,
    useCase: withdrawInvitation,
  }),
  listTokens: operation({
    verb: "GET",
    path: "/tokens",
    summary: "List one's own API tokens",
    input: inputs.Nothing,
    output: inputs.TokenList,
    status: 200,
    useCase: listTokens,
  }),
  makeToken: operation({
    verb: "POST",
    path: "/tokens",
    summary: "Make an API token, shown once",
    input: inputs.MakeToken,
    output: inputs.NewToken,
    status: 201,
    useCase: makeToken,
  }),
  revokeToken: operation({
    verb: "DELETE",
    path: "/tokens/{id}",
    summary: "Revoke an API token",
    input: inputs.ById,
    output: inputs.Nothing,
    status: 204,
    useCase: revokeToken,
  }),
  getNewsroom: operation({
    verb: "GET",
    path: "/newsroom",
    summary: "Get the newsroom's settings",
    input: inputs.Nothing,
    output: inputs.NewsroomView,
    status: 200,
    useCase: async (actor) => {
      permit(actor, "person.read");
      return getNewsroom();
    },
  }),
  updateNewsroom: operation({
    verb: "PATCH",
    path: "/newsroom",
    summary: "Rename the newsroom, or allow that pages of sources are fetched",
    input: inputs.UpdateNewsroom,
    output: inputs.NewsroomView,
    status: 200,
    useCase: updateNewsroom,
  }),
};
