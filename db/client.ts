/**
 * The two doors to the database: `db()` to read, `commit()` to change. One connection pair a process, opened at first
 * use (a build needs no database) and kept on globalThis (routes, pages and instrumentation are separate bundles).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { SQL } from "drizzle-orm";
import { dialect } from "./columns.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** What may be done inside a commit. */
export type Tx = Pick<Database, "select" | "insert" | "update" | "delete">;

/** For reading. `rows` is for the few queries written in SQL (search.ts). */
export type Reader = Pick<Database, "select" | "selectDistinct"> & {
  rows: <T>(query: SQL) => Promise<T[]>;
};

/** A query builder that touches exactly one row and returns it (`.returning(…)`). */
export interface Query {
  then: PromiseLike<readonly object[]>["then"];
}

/** One write of one row, as a value. No row touched means somebody else was faster: the whole commit is refused. */
export type Write = (tx: Tx) => Query;

/** Steps run in one transaction: each yields a query and receives its rows, so one text serves a sync and an async driver. */
export type Steps<T> = (tx: Tx) => Generator<Query, T, readonly object[]>;

/** What a driver offers; sqlite.ts and postgres.ts each make one. */
export interface Driver {
  reader: Reader;
  /**
   * Runs the steps atomically, one transaction at a time over all processes; rolls back on a throw. What is `said` with
   * it reaches the processes that listen once it is committed, and only then.
   */
  transact: <T>(steps: Steps<T>, said?: string) => Promise<T>;
  /** Says something to the processes that listen, where the database can carry it. 8,000 bytes at most. */
  notify: (said: string) => Promise<void>;
  /**
   * Hears what is said by every process, this one included; null when something may have been said unheard. Answers
   * once it hears, with what ends it.
   */
  listen: (hear: (said: string | null) => void) => Promise<() => void>;
  /** Hands over a reader that sees one moment of the database, however long it reads and whoever writes meanwhile. */
  snapshot: <T>(read: (reader: Reader) => Promise<T>) => Promise<T>;
  /** Runs statements in one long transaction of its own connection; rolls back on a throw. For restoring a backup. */
  fill: <T>(work: (run: (statement: SQL) => Promise<void>) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}

const holder = globalThis as { claimcheckDriver?: Promise<Driver> | undefined; claimcheckReader?: Reader | undefined };

/** Where the embedded database lives: DATA_DIR/claimcheck.db, by default under ./data. */
export function sqliteFile(): string {
  return join(process.env["DATA_DIR"] ?? "data", "claimcheck.db");
}

async function open(): Promise<Driver> {
  if (dialect === "postgres") return openPostgres(process.env["DATABASE_URL"] ?? "");
  mkdirSync(dirname(sqliteFile()), { recursive: true, mode: 0o700 });
  return openSqlite(sqliteFile());
}

/** The driver of this process, opened at first use. A failed opening is tried again at the next call. */
export async function driver(): Promise<Driver> {
  holder.claimcheckDriver ??= open().then(
    (opened) => {
      holder.claimcheckReader = opened.reader;
      return opened;
    },
    (error: unknown) => {
      holder.claimcheckDriver = undefined;
      throw error;
    },
  );
  return holder.claimcheckDriver;
}

const moment = new AsyncLocalStorage<Reader>();

/** Lets everything that `read` reads by db() come from one moment, whatever is written meanwhile; inside one, of that. */
export async function atOneMoment<T>(read: () => Promise<T>): Promise<T> {
  if (moment.getStore()) return read();
  const { snapshot } = await driver();
  return snapshot((reader) => moment.run(reader, read));
}

/** For reading; never for a change. */
export async function db(): Promise<Reader> {
  return moment.getStore() ?? holder.claimcheckReader ?? (await driver()).reader;
}

/** Closes the connections; the next call opens them anew. */
export async function close(): Promise<void> {
  const opened = await holder.claimcheckDriver;
  holder.claimcheckDriver = undefined;
  holder.claimcheckReader = undefined;
  await opened?.close();
}
