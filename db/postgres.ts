import { sql, type SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Driver, Reader, Steps, Tx } from "./client.ts";

type Drizzled = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** The advisory lock all commits queue on: the hash chain has one end, and numbers are counted without gaps or races. */
const commitLock = 0x636c6169;

async function runSteps<T>(tx: Tx, steps: Steps<T>): Promise<T> {
  const generator = steps(tx);
  let step = generator.next();
  while (!step.done) step = generator.next(await step.value);
  return step.value;
}

function readerOn(database: Drizzled): Reader {
  const rows = async <T>(query: SQL): Promise<T[]> => {
    const result: unknown = await database.execute(query);
    return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[];
  };
  return Object.assign(Object.create(database) as Drizzled, { rows }) as unknown as Reader;
}

/** What processes say to each other goes over this channel. */
const channel = "claimcheck";

function makeDriver(database: Drizzled, listen: Driver["listen"], close: () => Promise<void>): Driver {
  const say = (said: string) => sql`select pg_notify(${channel}, ${said})`;
  return {
    reader: readerOn(database),
    transact: (steps, said) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(commitLock))})`);
        const value = await runSteps(tx as unknown as Tx, steps);
        if (said !== undefined) await tx.execute(say(said));
        return value;
      }),
    notify: async (said) => void (await database.execute(say(said))),
    listen,
    snapshot: (read) =>
      database.transaction((tx) => read(readerOn(tx)), { isolationLevel: "repeatable read", accessMode: "read only" }),
    fill: (work) => database.transaction((tx) => work(async (statement) => void (await tx.execute(statement)))),
    close,
  };
}

/** Opens a pool on postgres://…, or PGlite on pglite:memory and pglite:<folder> (tests on a machine without a server). */
export async function openPostgres(url: string): Promise<Driver> {
  if (url.startsWith("pglite:")) {
    const { openPglite } = await import("./pglite.ts");
    const { database, close } = await openPglite(url.slice("pglite:".length));
    // no other process can reach it
    return makeDriver(database, () => Promise.resolve(() => undefined), close);
  }
  const { default: postgres } = await import("postgres");
  const { drizzle } = await import("drizzle-orm/postgres-js");
  const pool = postgres(url, { max: 10, onnotice: () => undefined, connection: { application_name: "claimcheck" } });
  const database = drizzle(pool, { casing: "snake_case" }) as unknown as Drizzled;
  return makeDriver(
    database,
    async (hear) => {
      // called again with each new connection: what was said in between is lost
      const ear = await pool.listen(channel, hear, () => hear(null));
      return () => void ear.unlisten().catch(() => undefined); // the connection ended first
    },
    () => pool.end({ timeout: 5 }),
  );
}
