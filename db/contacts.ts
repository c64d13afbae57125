import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Contact } from "@/core/contacts.ts";
import { db, type Write } from "./client.ts";
import { contacts } from "./schema.ts";

/** A contact, also when it was taken away. */
export async function getContact(id: string): Promise<Contact | undefined> {
  const [row] = await (await db()).select().from(contacts).where(eq(contacts.id, id));
  return row;
}

function seen(claimIds: readonly string[], circle: "team" | "legal") {
  return and(
    inArray(contacts.claimId, [...claimIds]),
    isNull(contacts.deletedAt),
    circle === "legal" ? undefined : ne(contacts.visibility, "legal"),
  );
}

/** The contact logs of these claims, oldest first, as far as this circle may see. */
export async function listContacts(claimIds: readonly string[], circle: "team" | "legal"): Promise<Contact[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(contacts)
    .where(seen(claimIds, circle))
    .orderBy(asc(contacts.contactedAt), asc(contacts.id));
}

/** What the reply clocks of these claims need. */
export async function listReplyStates(
  claimIds: readonly string[],
  circle: "team" | "legal",
): Promise<Pick<Contact, "claimId" | "outcome" | "deadline">[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select({ claimId: contacts.claimId, outcome: contacts.outcome, deadline: contacts.deadline })
    .from(contacts)
    .where(seen(claimIds, circle))
    .orderBy(asc(contacts.id));
}

export function insertContact(row: Contact): Write {
  return (tx) => tx.insert(contacts).values(row).onConflictDoNothing().returning({ id: contacts.id });
}

export function updateContact(row: Contact, version: number): Write {
  return (tx) =>
    tx
      .update(contacts)
      .set(row)
      .where(and(eq(contacts.id, row.id), eq(contacts.version, version)))
      .returning({ id: contacts.id });
}

/** Every contact on these claims, those taken away too. */
export async function listAllContacts(claimIds: readonly string[]): Promise<Contact[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(contacts)
    .where(inArray(contacts.claimId, [...claimIds]))
    .orderBy(asc(contacts.id));
}
