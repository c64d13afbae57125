import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate as migrateLite } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { sqliteFile } from "./client.ts";
import { dialect } from "./columns.ts";

/** The lock only one migrating process holds, over all machines. */
const migrationLock = 0x6d696772;

function folder(): string {
  return join(process.cwd(), "db", "migrations", dialect);
}

async function migrateSqlite(): Promise<void> {
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
    migrateLite(drizzle(connection), { migrationsFolder: folder() });
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

async function migratePostgres(url: string): Promise<void> {
  if (url.startsWith("pglite:")) return; // lives in this process only and is migrated when it is opened
  const { default: postgres } = await import("postgres");
  const { drizzle: drizzlePg } = await import("drizzle-orm/postgres-js");
  const { migrate: migratePg } = await import("drizzle-orm/postgres-js/migrator");
  const connection = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await connection`select pg_advisory_lock(${migrationLock})`;
    await migratePg(drizzlePg(connection), { migrationsFolder: folder() });
  } finally {
    await connection.end({ timeout: 5 });
  }
}

/** Brings the database to this version's tables: in a transaction, after a backup (SQLite), one process at a time. */
export async function migrate(): Promise<void> {
  if (dialect === "sqlite") return migrateSqlite();
  return migratePostgres(process.env["DATABASE_URL"] ?? "");
}
