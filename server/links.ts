import { uuidv7 } from "uuidv7";
import type { Role } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { sha256 } from "@/db/commit.ts";
import { getLinkByHash, type Link, type LinkKind } from "@/db/links.ts";
import { appUrl } from "./env.ts";
import { newSecret } from "./secrets.ts";

/** How long a one-time link of each kind can be used, in days. */
export const linkDays: Record<LinkKind, number> = { "set-up": 365, invite: 7, password: 1 };

const paths: Record<LinkKind, string> = { "set-up": "set-up", invite: "invite", password: "password" };

/** A one-time link that was just made. Its address is in this answer and nowhere else. */
export interface NewOneTimeLink {
  id: string;
  url: string;
  expiresAt: string;
}

/** The address of a one-time link; the only place that ever holds its token readable. */
export function linkUrl(kind: LinkKind, token: string): string {
  return `${appUrl()}/${paths[kind]}/${token}`;
}

/** The end of a link of this kind that is made at `at`. */
export function linkEnd(kind: LinkKind, at: string): string {
  return new Date(new Date(at).getTime() + linkDays[kind] * 86_400_000).toISOString();
}

/** A new link and its token. The row holds only the token's hash. */
export function newLink(
  kind: LinkKind,
  at: string,
  about: { personId?: string; email?: string; name?: string; roles?: readonly Role[]; createdBy: string | null },
): { link: Link & { hash: string }; token: string } {
  const token = newSecret();
  const { personId = null, email = null, name = "", roles = [], createdBy } = about;
  const end = linkEnd(kind, at);
  const row = { id: uuidv7(), kind, personId, email, name, roles, createdAt: at, createdBy, expiresAt: end };
  return { link: { ...row, hash: sha256(token) }, token };
}

/** The link of this token, for the page behind it: undefined when it was used, withdrawn, replaced, or has expired. */
export async function getOpenLink(kind: LinkKind, token: string): Promise<Link | undefined> {
  return getLinkByHash(kind, sha256(token), new Date().toISOString());
}

/** As getOpenLink(), refusing with the way out. */
export async function needOpenLink(kind: LinkKind, token: string): Promise<Link> {
  const link = await getOpenLink(kind, token);
  if (link) return link;
  throw new Refusal("not-found", deadLink[kind]);
}

/** What is said where a link leads nowhere any more. */
export const deadLink: Record<LinkKind, string> = {
  "set-up":
    "This set-up link was used or replaced. If nobody has an account yet, the server prints a new one when it starts.",
  invite: "This invitation was used, withdrawn or renewed, or it has expired. Ask an administrator for a new one.",
  password: "This password link was used or replaced, or it has expired. Ask an administrator for a new one.",
};
