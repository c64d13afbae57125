import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { AddToken, MakeToken } from "@/core/inputs/people.ts";
import type { Actor } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import { Refusal } from "@/core/refusal.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import { getPersonByEmail } from "@/db/people.ts";
import * as rows from "@/db/tokens.ts";
import { withoutKey } from "./idempotency.ts";
import { permit } from "./permit.ts";
import { newSecret } from "./secrets.ts";

/** An API token as its owner sees it later. */
export interface Token {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** A token that was just made: the only time that it can be read. */
export interface NewToken {
  id: string;
  name: string;
  createdAt: string;
  token: string;
}

async function addTokenOf(actor: Actor, personId: string, name: string): Promise<NewToken> {
  const token = `cc_${newSecret()}`;
  const id = uuidv7();
  const at = new Date().toISOString();
  return commit(withoutKey(actor), {
    writes: [rows.insertToken({ id, personId, name, hash: sha256(token), createdAt: at, lastUsedAt: null })],
    events: [newEvent(actor, { at, type: "person.token-made", data: { personId, tokenId: id, name } })],
    answer: () => ({ id, name, createdAt: at, token }),
  });
}

/** Makes an API token of the person who asks; it never has more rights than they have. */
export async function makeToken(actor: Actor, input: z.output<typeof MakeToken>): Promise<NewToken> {
  if (actor.personId === null) throw new Refusal("invalid", "Claimcheck itself has no tokens. Name a person.");
  return addTokenOf(actor, actor.personId, input.name);
}

/** Makes a token of somebody else by their e-mail; for the server's own command line. */
export async function addToken(actor: Actor, input: z.output<typeof AddToken>): Promise<NewToken> {
  permit(actor, "person.manage");
  if (actor.via !== "system") throw new Refusal("forbidden", "Everybody makes their own tokens, in Settings.");
  const person = await getPersonByEmail(input.email);
  if (!person?.active)
    throw new Refusal("not-found", `Nobody active has the e-mail ${input.email}. Add the person first.`);
  return addTokenOf(actor, person.id, input.name);
}

/** The tokens of the person who asks that are not revoked, newest first. */
export async function listTokens(actor: Actor): Promise<{ items: Token[]; next: null }> {
  const own = actor.personId === null ? [] : await rows.listTokens(actor.personId);
  return { items: own.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })), next: null };
}

/** Revokes one's own token; those who manage people may revoke anybody's. It is refused from the next request on. */
export async function revokeToken(actor: Actor, { id }: { id: string }): Promise<null> {
  const token = await rows.getToken(id);
  if (!token || (token.personId !== actor.personId && !can(actor, "person.manage"))) {
    throw new Refusal("not-found", "There is no such token, or it was revoked before.");
  }
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [rows.revokeToken(id, at)],
    events: [newEvent(actor, { at, type: "person.token-revoked", data: { personId: token.personId, tokenId: id } })],
    answer: () => null,
  });
}
