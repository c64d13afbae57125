import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate as migrateLite } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { Refusal } from "@/core/refusal.ts";
import { sqliteFile } from "./client.ts";
import { dialect } from "./columns.ts";

/** The lock only one migrating process holds, over all machines. */
const migrationLock = 0x6d696772;

function folder(): string {
  return join(process.cwd(), "db", "migrations", dialect);
}

interface Journal {
  entries: { tag: string }[];
}

function journal(): Journal {
  return JSON.parse(readFileSync(join(folder(), "meta", "_journal.json"), "utf8")) as Journal;
}

/** The name of the newest migration of this version. */
export function lastMigration(): string {
  const { tag } = journal().entries.at(-1) ?? {};
  if (tag === undefined) throw new Error("there are no migrations");
  return tag;
}

async function migrateSqlite(migrationsFolder: string): Promise<void> {
  const file = sqliteFile();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // a file of its own as the lock between processes that start at once: the migrator's transaction is not IMMEDIATE
  const lock = new Database(join(dirname(file), "migration.lock"), { timeout: 60_000 });
  lock.exec("BEGIN EXCLUSIVE");
  const fresh = !existsSync(file);
  const connection = new Database(file, { timeout: 30_000 });
  try {
    connection.pragma("journal_mode = wal");
    connection.pragma("synchronous = full");
    if (!fresh && pending(connection)) {
      const backups = join(dirname(file), "backups");
      mkdirSync(backups, { recursive: true, mode: 0o700 });
      const stamp = new Date().toISOString().replaceAll(":", "-");
      await connection.backup(join(backups, `before-migration-${stamp}.db`));
    }
    migrateLite(drizzle(connection), { migrationsFolder });
  } finally {
    connection.close();
    lock.close();
  }
}

/** Whether the file has tables and lacks a migration. */
function pending(connection: Database.Database): boolean {
  const known = connection.prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'").pluck();
  if (known.get() === 0) return false;
  const last = connection.prepare("select max(created_at) from __drizzle_migrations").pluck().get() as number | null;
  return readMigrationFiles({ migrationsFolder: folder() }).some((m) => m.folderMillis > Number(last ?? 0));
}

async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  if (url.startsWith("pglite:")) return; // lives in this process only and is migrated when it is opened
  const { default: postgres } = await import("postgres");
  const { drizzle: drizzlePg } = await import("drizzle-orm/postgres-js");
  const { migrate: migratePg } = await import("drizzle-orm/postgres-js/migrator");
  const connection = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await connection`select pg_advisory_lock(${migrationLock})`;
    await migratePg(drizzlePg(connection), { migrationsFolder });
  } finally {
    await connection.end({ timeout: 5 });
  }
}

function migrateFrom(migrationsFolder: string): Promise<void> {
  if (dialect === "sqlite") return migrateSqlite(migrationsFolder);
  return migratePostgres(process.env["DATABASE_URL"] ?? "", migrationsFolder);
}

/** Brings the database to this version's tables: in a transaction, after a backup (SQLite), one process at a time. */
export async function migrate(): Promise<void> {
  return migrateFrom(folder());
}

/** Brings an empty database to the tables of an earlier migration. Refuses one that this version does not know. */
export async function migrateUpTo(tag: string): Promise<void> {
  const { entries, ...rest } = journal();
  const at = entries.findIndex((entry) => entry.tag === tag);
  if (at === -1) {
    throw new Refusal(
      "invalid",
      `This was made by another version of Claimcheck (tables ${tag}). Use that or a later one.`,
    );
  }
  if (at === entries.length - 1) return migrate();
  const earlier = mkdtempSync(join(tmpdir(), "claimcheck-migrations-"));
  try {
    const kept = entries.slice(0, at + 1);
    mkdirSync(join(earlier, "meta"));
    writeFileSync(join(earlier, "meta", "_journal.json"), JSON.stringify({ ...rest, entries: kept }));
    for (const entry of kept) copyFileSync(join(folder(), `${entry.tag}.sql`), join(earlier, `${entry.tag}.sql`));
    await migrateFrom(earlier);
  } finally {
    rmSync(earlier, { recursive: true });
  }
}
