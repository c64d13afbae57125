/**
 * The column kit, in two spellings: the one place that knows how a kind of value is kept in SQLite and in PostgreSQL.
 * The dialect follows DATABASE_URL. Everything is typed as PostgreSQL, so that what only SQLite has does not compile.
 */
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

export type Dialect = "sqlite" | "postgres";

/** postgres:// and pglite: are PostgreSQL; anything else is the embedded SQLite file. */
export const dialect: Dialect = /^(postgres(ql)?:|pglite:)/u.test(process.env["DATABASE_URL"] ?? "")
  ? "postgres"
  : "sqlite";

const sqlite = dialect === "sqlite";

const pgJson = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (text) => JSON.parse(text) as unknown,
});

const pgBytes = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (bytes) => Buffer.from(bytes),
});

export const table = (sqlite ? lite.sqliteTable : pg.pgTable) as unknown as typeof pg.pgTable;
export const index = (sqlite ? lite.index : pg.index) as unknown as typeof pg.index;
export const uniqueIndex = (sqlite ? lite.uniqueIndex : pg.uniqueIndex) as unknown as typeof pg.uniqueIndex;
export const primaryKey = (sqlite ? lite.primaryKey : pg.primaryKey) as unknown as typeof pg.primaryKey;

/** Text, kept byte for byte. */
export const text = (sqlite ? () => lite.text() : () => pg.text()) as unknown as <
  T extends string = string,
>() => pg.PgTextBuilderInitial<"", [T, ...T[]]>;

/** A whole number, up to 2^31 - 1. */
export const int = (sqlite
  ? () => lite.integer()
  : () => pg.integer()) as unknown as () => pg.PgIntegerBuilderInitial<"">;

export const bool = (sqlite
  ? () => lite.integer({ mode: "boolean" })
  : () => pg.boolean()) as unknown as () => pg.PgBooleanBuilderInitial<"">;

/** A JSON value, kept as the text JSON.stringify wrote: key order survives in both databases. Read whole, never queried into. */
export function json<T>() {
  const builder = sqlite ? (lite.text({ mode: "json" }) as unknown as ReturnType<typeof pgJson>) : pgJson();
  return builder.$type<T>();
}

export const bytes = (sqlite ? () => lite.blob({ mode: "buffer" }) : () => pgBytes()) as unknown as typeof pgBytes;
