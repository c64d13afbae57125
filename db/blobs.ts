import { eq, inArray } from "drizzle-orm";
import type { Blob } from "@/core/snapshots.ts";
import { db, type Write } from "./client.ts";
import { inChunks } from "./many.ts";
import { blobs } from "./schema.ts";

/** Bytes by their SHA-256 (hex). */
export async function getBlob(sha256: string): Promise<Blob | undefined> {
  const [row] = await (await db()).select().from(blobs).where(eq(blobs.sha256, sha256));
  return row;
}

/** How many bytes there are of each of these; of what is not here, nothing. */
export async function listSizes(hashes: readonly string[]): Promise<Map<string, number>> {
  const reader = await db();
  const { sha256, size } = blobs;
  const rows = await inChunks(hashes, (some) =>
    reader.select({ sha256, size }).from(blobs).where(inArray(sha256, some)),
  );
  return new Map(rows.map((row) => [row.sha256, row.size]));
}

/** Whether these bytes are kept already. */
export async function hasBlob(sha256: string): Promise<boolean> {
  const rows = await (await db()).select({ size: blobs.size }).from(blobs).where(eq(blobs.sha256, sha256));
  return rows.length > 0;
}

/** Keeps bytes; ask hasBlob() first, since what is kept already is not kept twice. */
export function insertBlob(blob: Blob): Write {
  return (tx) => tx.insert(blobs).values(blob).onConflictDoNothing().returning({ sha256: blobs.sha256 });
}
