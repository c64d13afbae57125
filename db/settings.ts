import { and, eq } from "drizzle-orm";
import type { Json } from "@/core/events.ts";
import { db, type Write } from "./client.ts";
import { settings } from "./schema.ts";

/** A setting of the newsroom, or undefined. */
export async function getSetting(key: string): Promise<{ value: Json; version: number } | undefined> {
  const [row] = await (
    await db()
  )
    .select({ value: settings.value, version: settings.version })
    .from(settings)
    .where(eq(settings.key, key));
  return row;
}

/** Sets a setting, whatever it was. */
export function putSetting(key: string, value: Json): Write {
  return (tx) =>
    tx
      .insert(settings)
      .values({ key, version: 1, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .returning({ key: settings.key });
}

/** Sets a setting that somebody saw in this version (0: it was not set): touches no row when it is another by now. */
export function updateSetting(key: string, version: number, value: Json): Write {
  if (version === 0) {
    return (tx) => tx.insert(settings).values({ key, version: 1, value }).onConflictDoNothing().returning();
  }
  return (tx) =>
    tx
      .update(settings)
      .set({ version: version + 1, value })
      .where(and(eq(settings.key, key), eq(settings.version, version)))
      .returning();
}

/** The row that the health check writes. */
export function touchHealth(at: string): Write {
  return putSetting("health", at);
}
