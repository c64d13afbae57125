import { join } from "node:path";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** PostgreSQL inside this process, for tests where no server can be started. One connection. */
export async function openPglite(
  folder: string,
): Promise<{ database: PgDatabase<PgQueryResultHKT, Record<string, never>>; close: () => Promise<void> }> {
  const { PGlite } = await import("@electric-sql/pglite");
  const { pg_trgm } = await import("@electric-sql/pglite/contrib/pg_trgm");
  const { unaccent } = await import("@electric-sql/pglite/contrib/unaccent");
  const { drizzle } = await import("drizzle-orm/pglite");
  const client = await PGlite.create(folder === "memory" ? "memory://" : folder, { extensions: { pg_trgm, unaccent } });
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  const database = drizzle(client, { casing: "snake_case" });
  await migrate(database, { migrationsFolder: join(process.cwd(), "db", "migrations", "postgres") });
  return { database: database as never, close: () => client.close() };
}
