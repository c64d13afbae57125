/**
 * A backup in one form for both databases: lines of JSON. First what it is and what its tables look like, then every
 * row by its column names, last how many there were and the SHA-256 of all lines before. Made from one moment, while
 * others write; put back in one transaction, or not at all.
 */
import { createHash } from "node:crypto";
import { and, asc, getTableColumns, getTableName, sql, type SQL, type Column } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";
import { checkEvents, isBroken, type ChainEnd } from "@/core/event-chain.ts";
import { genesisHash, type Event } from "@/core/events.ts";
import { Refusal } from "@/core/refusal.ts";
import { leftOut, tables } from "./backup-tables.ts";
import { atOneMoment, db, driver, type Reader } from "./client.ts";
import { dialect } from "./columns.ts";
import { sha256 } from "./commit.ts";
import { lastMigration } from "./migrate.ts";

const format = "claimcheck-backup";
const formatVersion = 1;

/** How a column's value stands in a line: text, a number, true or false, or bytes as base64. */
type Kind = "text" | "int" | "bool" | "bytes";

export interface Header {
  format: typeof format;
  formatVersion: typeof formatVersion;
  madeAt: string;
  /** The tables are those of this migration. */
  migration: string;
  tables: Record<string, { rows: number; columns: Record<string, Kind> }>;
}

interface End {
  rows: Record<string, number>;
  sha256: string;
}

type Value = string | number | boolean | null;
type Row = Record<string, Value>;

/** The names of the tables in a backup, in the order of their rows. */
export const backedUp: readonly string[] = tables.map(({ table }) => getTableName(table));

const rawName = (column: Column) => (column.keyAsName ? toSnakeCase(column.name) : column.name);

function kindOf(column: Column): Kind {
  if (column.dataType === "boolean") return "bool";
  const kinds: Record<string, Kind> = { text: "text", integer: "int", blob: "bytes", bytea: "bytes" };
  const kind = kinds[column.getSQLType()];
  if (!kind) throw new Error(`a backup knows no ${column.getSQLType()}`);
  return kind;
}

function columnsOf(table: PgTable): Record<string, Kind> {
  return Object.fromEntries(Object.values(getTableColumns(table)).map((column) => [rawName(column), kindOf(column)]));
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);
const names = (columns: readonly string[]) => list(columns.map((name) => sql.identifier(name) as unknown as SQL));

function toLine(value: unknown, kind: Kind): Value {
  if (value === null) return null;
  if (kind === "bytes") return Buffer.from(value as Uint8Array).toString("base64");
  return kind === "bool" ? Boolean(value) : (value as Value);
}

/** The rows of a table, a page at a time, in the order of its key. */
async function* pagesOf(reader: Reader, { table, key, atOnce, only }: (typeof tables)[number]): AsyncGenerator<Row[]> {
  const columns = Object.entries(columnsOf(table));
  const keys = key.map(rawName);
  for (let last: Row | undefined; ;) {
    const place = last;
    const behind = place && sql`(${names(keys)}) > (${list(keys.map((name) => sql`${place[name]}`))})`;
    const order = sql`order by ${list(key.map((column) => asc(sql.identifier(rawName(column)))))}`;
    const page = await reader.rows<Record<string, unknown>>(
      sql`select ${names(columns.map(([name]) => name))} from ${table} where ${and(only, behind) ?? sql`1 = 1`} ${order} limit ${atOnce}`,
    );
    const rows = page.map((row) => Object.fromEntries(columns.map(([name, kind]) => [name, toLine(row[name], kind)])));
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    last = rows.at(-1);
  }
}

async function header(reader: Reader, madeAt: string): Promise<Header> {
  const described: Header["tables"] = {};
  for (const { table, only = sql`1 = 1` } of tables) {
    const [row] = await reader.rows<{ n: number }>(
      sql`select cast(count(*) as integer) as n from ${table} where ${only}`,
    );
    described[getTableName(table)] = { rows: row?.n ?? 0, columns: columnsOf(table) };
  }
  return { format, formatVersion, madeAt, migration: lastMigration(), tables: described };
}

/**
 * Hands over the lines of a backup, one after the other, each with its line break; waits for each. `tell` hears how
 * many rows of how many are done.
 */
export async function writeBackup(
  madeAt: string,
  write: (lines: string) => Promise<void>,
  tell: (done: number, total: number) => void,
): Promise<{ rows: number }> {
  const hash = createHash("sha256");
  const say = async (lines: string) => {
    hash.update(lines);
    await write(lines);
  };
  return atOneMoment(async () => {
    const reader = await db();
    const head = await header(reader, madeAt);
    const total = Object.values(head.tables).reduce((sum, { rows }) => sum + rows, 0);
    await say(`${JSON.stringify(head)}\n`);
    const end: End = { rows: {}, sha256: "" };
    let done = 0;
    for (const each of tables) {
      const name = getTableName(each.table);
      end.rows[name] = 0;
      for await (const rows of pagesOf(reader, each)) {
        await say(rows.map((row) => `${JSON.stringify({ [name]: row })}\n`).join(""));
        end.rows[name] += rows.length;
        tell((done += rows.length), total);
      }
    }
    await write(`${JSON.stringify({ end: { ...end, sha256: hash.digest("hex") } })}\n`);
    return { rows: done };
  });
}

const damaged = (what: string) =>
  new Refusal("invalid", `This backup is damaged: ${what}. Nothing was restored. Take another copy of it.`);

function parseLine(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw damaged("a line of it cannot be read"); // how JSON.parse words it helps nobody
  }
}

/** What the first line of a backup says. Refuses what is none, or of a later form. */
export function readHeader(line: string): Header {
  const isBackup = line.startsWith(`{"format":"${format}"`);
  if (!isBackup) throw new Refusal("invalid", "This is no backup of Claimcheck. `claimcheck backup FILE` makes one.");
  const head = parseLine(line) as unknown as Header;
  if (head.formatVersion === formatVersion) return head;
  throw new Refusal("invalid", "This backup was made by a newer Claimcheck. Restore it with that version.");
}

/** Whether the database has no row of ours; its tables may be there or not. */
export async function isEmptyDatabase(): Promise<boolean> {
  const { reader } = await driver();
  const there = await reader.rows<{ name: string }>(
    dialect === "sqlite"
      ? sql`select name from sqlite_master where type = 'table'`
      : sql`select table_name as name from information_schema.tables where table_schema = current_schema()`,
  );
  const present = new Set(there.map((row) => row.name));
  for (const table of [...tables.map((each) => each.table), ...leftOut]) {
    if (!present.has(getTableName(table))) continue;
    if ((await reader.rows(sql`select 1 from ${table} limit 1`)).length > 0) return false;
  }
  return true;
}

function fromLine(value: Value | undefined, kind: Kind): unknown {
  if (value === null || value === undefined) return null;
  if (kind === "bytes") return Buffer.from(value as string, "base64");
  return kind === "bool" && dialect === "sqlite" ? Number(value) : value;
}

/** One statement takes so many rows and characters at most. */
const most = { rows: 200, characters: 1_000_000 };

function insert(table: string, columns: [string, Kind][], rows: readonly Row[]): SQL {
  const values = rows.map((row) => sql`(${list(columns.map(([name, kind]) => sql`${fromLine(row[name], kind)}`))})`);
  return sql`insert into ${sql.identifier(table)} (${names(columns.map(([name]) => name))}) values ${list(values)}`;
}

/** An event as the log holds it, from the columns of its row. */
function eventOf(row: Row): Event {
  const { article_id: articleId, claim_id: claimId, actor_id: actorId, prev_hash: prevHash, data, ...rest } = row;
  return { ...rest, articleId, claimId, actorId, prevHash, data: parseLine(String(data)) } as unknown as Event;
}

type Run = (statement: SQL) => Promise<void>;

/** Collects rows of one table, and puts many in by one statement. */
function inserter(
  head: Header,
  run: Run,
): { add: (table: string, row: Row, length: number) => Promise<void>; flush: () => Promise<void> } {
  let waiting: { table: string; rows: Row[]; characters: number } = { table: "", rows: [], characters: 0 };
  const flush = async () => {
    const { table, rows } = waiting;
    waiting = { table: "", rows: [], characters: 0 };
    if (rows.length > 0) await run(insert(table, Object.entries(head.tables[table]?.columns ?? {}), rows));
  };
  const isFull = () => waiting.rows.length >= most.rows || waiting.characters > most.characters;
  const add = async (table: string, row: Row, length: number) => {
    if (table !== waiting.table || isFull()) await flush();
    waiting.table = table;
    waiting.rows.push(row);
    waiting.characters += length;
  };
  return { add, flush };
}

/**
 * Reads a backup to its end and hands its rows to `run` as statements. `lines` are those behind the header, without
 * their line breaks. Refuses when a line, the number of rows, the hash or the chain of events is not what it was.
 */
async function readRows(
  head: Header,
  firstLine: string,
  lines: AsyncIterator<string>,
  run: Run,
): Promise<{ rows: number; chain: ChainEnd }> {
  const hash = createHash("sha256").update(`${firstLine}\n`);
  const counts: Record<string, number> = Object.fromEntries(Object.keys(head.tables).map((name) => [name, 0]));
  const { add, flush } = inserter(head, run);
  let chain: ChainEnd = { count: 0, hash: genesisHash };
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const [[table, row] = ["", undefined]] = Object.entries(parseLine(next.value));
    if (table === "end") {
      await refuseUnequal(row as End, { rows: counts, sha256: hash.digest("hex") }, lines);
      await flush();
      return { rows: Object.values(counts).reduce((sum, n) => sum + n, 0), chain };
    }
    hash.update(`${next.value}\n`);
    if (counts[table] === undefined) throw damaged("it holds a table that it does not name");
    counts[table] += 1;
    if (table === "events") chain = follow(eventOf(row as Row), chain);
    await add(table, row as Row, next.value.length);
  }
  throw damaged("its end is missing");
}

/** Reads a backup to its end and changes nothing; refuses one that is not what was written. */
export async function checkBackup(head: Header, firstLine: string, lines: AsyncIterator<string>): Promise<void> {
  await readRows(head, firstLine, lines, () => Promise.resolve());
}

/** Puts the rows of a checked backup into the empty tables of its migration, in one transaction: all of them, or none. */
export async function fillFromBackup(
  head: Header,
  firstLine: string,
  lines: AsyncIterator<string>,
): Promise<{ rows: number; chain: ChainEnd }> {
  const { fill } = await driver();
  return fill((run) => readRows(head, firstLine, lines, run));
}

function follow(event: Event, chain: ChainEnd): ChainEnd {
  const walked = checkEvents([event], chain, sha256);
  if (isBroken(walked)) throw damaged(`the log does not verify at event ${walked.brokenAt}, ${walked.why}`);
  return walked;
}

async function refuseUnequal(told: End, found: End, lines: AsyncIterator<string>): Promise<void> {
  if (told.sha256 !== found.sha256) throw damaged("its lines are not those that were written");
  if (JSON.stringify(told.rows) !== JSON.stringify(found.rows)) throw damaged("rows are missing");
  // the last bytes hold the checksum of the packing: only reading to the very end compares it
  if (!(await lines.next()).done) throw damaged("there is something behind its end");
}
