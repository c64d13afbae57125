import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Event } from "@/core/events.ts";
import type { Notification } from "@/core/notifications.ts";
import { asc, eq, sql, type SQL } from "drizzle-orm";
import { close, db, driver } from "./client.ts";
import { dialect } from "./columns.ts";
import { migrate } from "./migrate.ts";
import { events, links, notifications, people, sessions, tokens } from "./schema.ts";

/**
 * Gives a test file a migrated database of its own: a new SQLite file, a new database on the PostgreSQL server that
 * DATABASE_URL names, or PGlite in memory.
 */
export function useTestDatabase(): void {
  const folder = mkdtempSync(join(tmpdir(), "claimcheck-test-"));
  let drop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    process.env["DATA_DIR"] = folder;
    const url = process.env["DATABASE_URL"] ?? "";
    if (dialect === "postgres" && !url.startsWith("pglite:")) drop = await createDatabase(url);
    await migrate();
  }, 60_000);

  afterAll(async () => {
    await close();
    await drop?.();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** The whole log, oldest first. */
export async function allEvents(): Promise<Event[]> {
  return (await db()).select().from(events).orderBy(events.seq);
}

/** Takes the guards of the log away, as whoever owns the database could. */
async function dropGuards(run: (statement: SQL) => Promise<void>): Promise<void> {
  const guard = dialect === "sqlite" ? "events_no_update" : "events_no_change on events";
  await run(sql.raw(`drop trigger if exists ${guard}`));
}

/** Bends an event behind the back of the guards. */
export async function bendEvent(seq: number): Promise<void> {
  await changeEvent(seq, "actor_id", "somebody");
}

/** Puts another value into a column of an event, behind the back of the guards. */
export async function changeEvent(seq: number, column: string, value: string | number | null): Promise<void> {
  const { fill } = await driver();
  await fill(async (run) => {
    await dropGuards(run);
    await run(sql`update events set ${sql.identifier(column)} = ${value} where seq = ${seq}`);
  });
}

/** Bends kept bytes behind the back of their guard, as a rotten disk could. */
export async function bendBlob(sha256: string): Promise<void> {
  const { fill } = await driver();
  await fill(async (run) => {
    const guard = dialect === "sqlite" ? "blobs_no_update" : "blobs_no_update on blobs";
    await run(sql.raw(`drop trigger if exists ${guard}`));
    await run(sql`update blobs set bytes = ${Buffer.from("bent")} where sha256 = ${sha256}`);
  });
}

/** An event as the database keeps it, column by column. */
export async function storedEvent(seq: number): Promise<Record<string, string | number | null>> {
  const [row] = await (
    await db()
  ).rows<Record<string, string | number | null>>(sql`select * from events where seq = ${seq}`);
  return row ?? {};
}

/** Every hash by which somebody is let in: of passwords, sessions, tokens and one-time links. */
export async function allSecrets(): Promise<string[]> {
  const reader = await db();
  const hashes = [
    ...(await reader.select({ hash: people.passwordHash }).from(people)),
    ...(await reader.select({ hash: sessions.id }).from(sessions)),
    ...(await reader.select({ hash: tokens.hash }).from(tokens)),
    ...(await reader.select({ hash: links.hash }).from(links)),
  ];
  return hashes.flatMap(({ hash }) => hash ?? []);
}

/**
 * Runs `work` on another empty database of the same kind, with or without tables, and comes back to the one before.
 */
export async function withEmptyDatabase<T>(
  work: () => Promise<T>,
  tables: "migrated" | "none" = "migrated",
): Promise<T> {
  const holder = globalThis as Record<string, unknown>;
  const { claimcheckDriver, claimcheckReader } = holder;
  const { DATA_DIR, DATABASE_URL } = process.env;
  const folder = mkdtempSync(join(tmpdir(), "claimcheck-test-"));
  Object.assign(holder, { claimcheckDriver: undefined, claimcheckReader: undefined });
  process.env["DATA_DIR"] = folder;
  const server = dialect === "postgres" && !DATABASE_URL?.startsWith("pglite:");
  const drop = server ? await createDatabase(DATABASE_URL ?? "") : undefined;
  try {
    if (tables === "migrated") await migrate();
    return await work();
  } finally {
    await close();
    await drop?.();
    Object.assign(holder, { claimcheckDriver, claimcheckReader });
    Object.assign(process.env, { DATA_DIR, ...(DATABASE_URL !== undefined && { DATABASE_URL }) });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function createDatabase(url: string): Promise<() => Promise<void>> {
  const { default: postgres } = await import("postgres");
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  );
  const own = new URL(url);
  own.pathname = `/${name}`;
  process.env["DATABASE_URL"] = own.href;
  return async () => {
    process.env["DATABASE_URL"] = url;
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
}

/** For tests: what a person is told of, oldest first. */
export async function listNotificationsOf(personId: string): Promise<Notification[]> {
  return (await db())
    .select()
    .from(notifications)
    .where(eq(notifications.personId, personId))
    .orderBy(asc(notifications.createdAt), asc(notifications.id));
}
