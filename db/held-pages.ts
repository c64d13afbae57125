/** Pages that were fetched for a preview, held among the answers to who asked for them, until they are kept or old. */
import { and, desc, eq, inArray, lt, ne, type SQL } from "drizzle-orm";
import { bookkeep } from "./commit.ts";
import { db } from "./client.ts";
import { answers } from "./schema.ts";

/** What stands in place of a body's hash, which is 64 digits: no retry takes a held page for its answer. */
const mark = "held page";

/** What a backup keeps of the answers: a held page is nothing that anybody decided to keep. */
export const noHeldPage: SQL = ne(answers.bodyHash, mark);

const keyOf = (sha256: string) => `held-page:${sha256}`;

/** The bytes as base64 of their gzip, and where they came from. */
export interface HeldPage {
  gzip: string;
  mediaType: string;
  fileName: string;
  url: string;
  missing: string;
}

/** Holds a page for a person, in place of what they held since longer than `most` pages, and of all older than `before`. */
export async function insertHeldPage(
  personId: string,
  sha256: string,
  page: HeldPage,
  { at, before, most }: { at: string; before: string; most: number },
): Promise<void> {
  const key = keyOf(sha256);
  const row = { personId, key, bodyHash: mark, answer: { value: page }, createdAt: at };
  const earlier = await (
    await db()
  )
    .select({ key: answers.key })
    .from(answers)
    .where(and(eq(answers.personId, personId), eq(answers.bodyHash, mark)))
    .orderBy(desc(answers.createdAt));
  const tooMany = earlier.map((one) => one.key).filter((one) => one !== key);
  const mine = and(eq(answers.personId, personId), eq(answers.bodyHash, mark));
  await bookkeep(
    (tx) =>
      tx
        .delete(answers)
        .where(and(eq(answers.bodyHash, mark), lt(answers.createdAt, before)))
        .returning(),
    (tx) =>
      tx
        .delete(answers)
        .where(and(mine, inArray(answers.key, [key, ...tooMany.slice(most - 1)])))
        .returning(),
    (tx) => tx.insert(answers).values(row).onConflictDoNothing().returning({ key: answers.key }),
  );
}

/** A page that this person holds since `after` or later. */
export async function getHeldPage(personId: string, sha256: string, after: string): Promise<HeldPage | undefined> {
  const [row] = await (
    await db()
  )
    .select({ answer: answers.answer, createdAt: answers.createdAt })
    .from(answers)
    .where(and(eq(answers.personId, personId), eq(answers.key, keyOf(sha256)), eq(answers.bodyHash, mark)));
  return row && row.createdAt >= after ? (row.answer.value as HeldPage) : undefined;
}
