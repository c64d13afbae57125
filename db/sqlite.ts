import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { SQL } from "drizzle-orm";
import type { Driver, Query, Reader, Steps, Tx } from "./client.ts";

/**
 * Every connection gets these: better-sqlite3 re-opens a WAL file at synchronous=NORMAL, and a power cut then loses
 * acknowledged rows (security.md 1).
 */
export const pragmas = {
  journal_mode: "wal",
  synchronous: 2, // FULL
  foreign_keys: 1,
  busy_timeout: 5000,
} as const;

/** So many statements of a connection are kept; lists of ids of every length make many. */
const mostStatements = 300;

/** Lets a connection compile each statement once: drizzle asks for it anew at every call, which costs more than most run. */
function keepStatements(connection: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    const known = kept.get(sql);
    if (known && !known.busy) {
      // as it comes from prepare(): drizzle turns it to rows of arrays where it wants them
      if (known.reader) known.raw(false);
      return known;
    }
    const made = prepare(sql);
    kept.set(sql, made);
    const oldest = kept.keys().next().value;
    if (kept.size > mostStatements && oldest !== undefined) kept.delete(oldest);
    return made;
  }) as typeof connection.prepare;
}

function connect(file: string, readonly: boolean): Database.Database {
  const connection = new Database(file, { readonly });
  keepStatements(connection);
  for (const [name, value] of Object.entries(pragmas)) {
    if (readonly && name === "journal_mode") continue;
    connection.pragma(`${name} = ${value}`);
    const actual: unknown = connection.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`SQLite kept ${name} = ${String(actual)} where ${value} is needed`);
  }
  connection.function("search_fold", { deterministic: true }, folded);
  return connection;
}

/** As search_fold() of PostgreSQL: without accents and case, in every script. SQLite's lower() knows ASCII only. */
function folded(text: unknown): string | null {
  return typeof text === "string" ? text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase() : null;
}

/** A drizzle builder over better-sqlite3 runs at once; .returning() and select both answer to .all(). */
function run(query: Query): readonly object[] {
  return (query as unknown as { all: () => object[] }).all();
}

function runSteps<T>(tx: Tx, steps: Steps<T>): T {
  const generator = steps(tx);
  let step = generator.next();
  while (!step.done) step = generator.next(run(step.value));
  return step.value;
}

function readerOn(connection: Database.Database): Reader {
  const reading = drizzle(connection, { casing: "snake_case" });
  return Object.assign(Object.create(reading) as typeof reading, {
    rows: <T>(query: SQL) => Promise.resolve(reading.all(query) as T[]),
  }) as unknown as Reader;
}

/** Works in a transaction of a connection of its own: what awaits in it holds nobody up but other writers. */
async function inOwnConnection<T>(
  file: string,
  begin: "BEGIN" | "BEGIN IMMEDIATE",
  work: (connection: Database.Database) => Promise<T>,
): Promise<T> {
  const connection = connect(file, begin === "BEGIN");
  try {
    connection.exec(begin);
    const value = await work(connection);
    connection.exec("COMMIT");
    return value;
  } finally {
    connection.close(); // rolls back what was not committed
  }
}

/** How often another process's commits on the same file are looked for, in ms; a file carries no messages. */
const lookPause = 1000;

/** One commit waiting for the next flush. */
interface Waiting {
  /** Runs inside the open transaction, in a savepoint of its own; returns what to call once all is on disk. */
  attempt: () => () => void;
  fail: (error: unknown) => void;
}

/**
 * Opens the file: one connection to read, one to write. Commits that arrive while the last one was written share one
 * transaction (each in its own savepoint) and so one fsync: nobody is answered before it is on disk.
 */
export function openSqlite(file: string): Driver {
  const writer = connect(file, false);
  const readerConnection = connect(file, true);
  const tx = drizzle(writer, { casing: "snake_case" }) as unknown as Tx;
  const [begin, commit, rollback, savepoint, release, rollbackTo] = [
    "BEGIN IMMEDIATE",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT one",
    "RELEASE one",
    "ROLLBACK TO one",
  ].map((sql) => writer.prepare(sql)) as [S, S, S, S, S, S];
  type S = Database.Statement;
  let waiting: Waiting[] = [];

  function flush(): void {
    const batch = waiting;
    waiting = [];
    const answers: (() => void)[] = [];
    try {
      begin.run();
      for (const one of batch) {
        savepoint.run();
        try {
          answers.push(one.attempt());
        } catch (error) {
          // a full disk ends the whole transaction by itself; nobody's part of it is kept then
          if (!writer.inTransaction) throw error;
          rollbackTo.run();
          answers.push(() => one.fail(error));
        }
        release.run();
      }
      commit.run();
    } catch (error) {
      if (writer.inTransaction) rollback.run();
      for (const one of batch) one.fail(error);
      return;
    }
    for (const answer of answers) answer();
  }

  function transact<T>(steps: Steps<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({
        attempt: () => {
          const value = runSteps(tx, steps);
          return () => resolve(value);
        },
        fail: reject,
      });
    });
  }

  const looking = new Set<ReturnType<typeof setInterval>>();
  function listen(hear: (said: null) => void): () => void {
    const last = readerConnection.prepare("select max(seq) from events").pluck();
    let known = last.get();
    const look = setInterval(() => {
      const now = last.get();
      if (now !== known) hear(null);
      known = now;
    }, lookPause).unref();
    looking.add(look);
    return () => {
      clearInterval(look);
      looking.delete(look);
    };
  }

  return {
    reader: readerOn(readerConnection),
    transact,
    notify: () => Promise.resolve(),
    listen: (hear) => Promise.resolve(listen(hear)),
    snapshot: (read) => inOwnConnection(file, "BEGIN", (connection) => read(readerOn(connection))),
    fill: (work) =>
      inOwnConnection(file, "BEGIN IMMEDIATE", (connection) => {
        const database = drizzle(connection);
        return work((statement) => Promise.resolve(void database.run(statement)));
      }),
    close: () => {
      for (const look of looking) clearInterval(look);
      readerConnection.close();
      writer.close();
      return Promise.resolve();
    },
  };
}
