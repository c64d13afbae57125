import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Note } from "@/core/notes.ts";
import { db, type Write } from "./client.ts";
import { notes } from "./schema.ts";

/** A note, also when it was taken away. */
export async function getNote(id: string): Promise<Note | undefined> {
  const [row] = await (await db()).select().from(notes).where(eq(notes.id, id));
  return row;
}

/** The notes on these claims, oldest first, as far as this circle may see. */
export async function listNotes(claimIds: readonly string[], circle: "team" | "legal"): Promise<Note[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(notes)
    .where(
      and(
        inArray(notes.claimId, [...claimIds]),
        isNull(notes.deletedAt),
        circle === "legal" ? undefined : ne(notes.visibility, "legal"),
      ),
    )
    .orderBy(asc(notes.createdAt), asc(notes.id));
}

export function insertNote(row: Note): Write {
  return (tx) => tx.insert(notes).values(row).onConflictDoNothing().returning({ id: notes.id });
}

export function updateNote(row: Note, version: number): Write {
  return (tx) =>
    tx
      .update(notes)
      .set(row)
      .where(and(eq(notes.id, row.id), eq(notes.version, version)))
      .returning({ id: notes.id });
}

/** Every note on these claims, those taken away too. */
export async function listAllNotes(claimIds: readonly string[]): Promise<Note[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(notes)
    .where(inArray(notes.claimId, [...claimIds]))
    .orderBy(asc(notes.id));
}
