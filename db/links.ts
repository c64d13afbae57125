import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Role } from "@/core/people.ts";
import { db, type Write } from "./client.ts";
import { links } from "./schema.ts";

export type LinkKind = "set-up" | "invite" | "password";

/** A one-time link, without the hash of its token. */
export interface Link {
  id: string;
  kind: LinkKind;
  personId: string | null;
  email: string | null;
  name: string;
  roles: readonly Role[];
  createdAt: string;
  createdBy: string | null;
  expiresAt: string;
}

const columns = {
  id: links.id,
  kind: links.kind,
  personId: links.personId,
  email: links.email,
  name: links.name,
  roles: links.roles,
  createdAt: links.createdAt,
  createdBy: links.createdBy,
  expiresAt: links.expiresAt,
};

/** The link of this token, if it can still be used. */
export async function getLinkByHash(kind: LinkKind, hash: string, now: string): Promise<Link | undefined> {
  const [row] = await (
    await db()
  )
    .select(columns)
    .from(links)
    .where(and(eq(links.kind, kind), eq(links.hash, hash), isNull(links.usedAt), gt(links.expiresAt, now)));
  return row;
}

/** A link that was not used, expired or not. */
export async function getLink(id: string): Promise<Link | undefined> {
  const [row] = await (
    await db()
  )
    .select(columns)
    .from(links)
    .where(and(eq(links.id, id), isNull(links.usedAt)));
  return row;
}

/** Links of a kind that were not used, expired or not, newest first. */
export async function listLinks(kind: LinkKind): Promise<Link[]> {
  return (await db())
    .select(columns)
    .from(links)
    .where(and(eq(links.kind, kind), isNull(links.usedAt)))
    .orderBy(desc(links.createdAt), desc(links.id));
}

export function insertLink(link: Link & { hash: string }): Write {
  return (tx) =>
    tx
      .insert(links)
      .values({ ...link, usedAt: null })
      .returning({ id: links.id });
}

/** Uses a link up: touches no row when somebody else used it first, or it expired. */
export function spendLink(hash: string, now: string): Write {
  return (tx) =>
    tx
      .update(links)
      .set({ usedAt: now })
      .where(and(eq(links.hash, hash), isNull(links.usedAt), gt(links.expiresAt, now)))
      .returning({ id: links.id });
}

/** Gives a link a new token and a new end; the old token leads nowhere from then on. */
export function renewLink(id: string, hash: string, expiresAt: string): Write {
  return (tx) =>
    tx
      .update(links)
      .set({ hash, expiresAt })
      .where(and(eq(links.id, id), isNull(links.usedAt)))
      .returning({ id: links.id });
}

export function deleteLink(id: string): Write {
  return (tx) =>
    tx
      .delete(links)
      .where(and(eq(links.id, id), isNull(links.usedAt)))
      .returning({ id: links.id });
}

/** Voids all links of a kind that were not used; of one person, or to one e-mail, when named; but not the one `keep`. */
export function deleteLinks(kind: LinkKind, whose: { personId?: string; email?: string; keep?: string } = {}): Write {
  return (tx) =>
    tx
      .delete(links)
      .where(
        and(
          eq(links.kind, kind),
          isNull(links.usedAt),
          whose.personId === undefined ? undefined : eq(links.personId, whose.personId),
          whose.email === undefined ? undefined : eq(links.email, whose.email),
          whose.keep === undefined ? undefined : ne(links.id, whose.keep),
        ),
      )
      .returning({ id: links.id });
}
