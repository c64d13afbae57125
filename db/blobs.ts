import { eq } from "drizzle-orm";
import type { Blob } from "@/core/snapshots.ts";
import { db, type Write } from "./client.ts";
import { blobs } from "./schema.ts";

/** Bytes by their SHA-256 (hex). */
export async function getBlob(sha256: string): Promise<Blob | undefined> {
  const [row] = await (await db()).select().from(blobs).where(eq(blobs.sha256, sha256));
  return row;
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
