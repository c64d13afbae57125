import { and, asc, desc, eq, inArray, isNull, lt, ne, not, sql, type SQL } from "drizzle-orm";
import type { Source, SourceKind } from "@/core/sources.ts";
import { db, type Write } from "./client.ts";
import { isLegalSource } from "./circles.ts";
import { inChunks, insertAll } from "./many.ts";
import { claims, evidence, snapshots, sources } from "./schema.ts";
import { sourceIdsWith } from "./search.ts";

/** So many ids are asked after in one statement; both databases take more. */
const idsAtOnce = 5000;

const sourceColumns = {
  id: sources.id,
  version: sources.version,
  kind: sources.kind,
  url: sources.url,
  title: sources.title,
  publisher: sources.publisher,
  author: sources.author,
  publishedAt: sources.publishedAt,
  language: sources.language,
  note: sources.note,
  interest: sources.interest,
  reliability: sources.reliability,
  visibility: sources.visibility,
  maskReason: sources.maskReason,
  mergedInto: sources.mergedInto,
  createdAt: sources.createdAt,
  createdBy: sources.createdBy,
  updatedAt: sources.updatedAt,
};

export async function getSource(id: string): Promise<Source | undefined> {
  const [row] = await (await db()).select(sourceColumns).from(sources).where(eq(sources.id, id));
  return row;
}

export async function listSourcesById(ids: readonly string[]): Promise<Source[]> {
  if (ids.length === 0) return [];
  return (await db())
    .select(sourceColumns)
    .from(sources)
    .where(inArray(sources.id, [...ids]))
    .orderBy(asc(sources.id));
}

/** The sources with one of these address keys (see urlKey) that the circle may know of, the oldest of each first. */
export async function listSourcesByUrlKeys(
  keys: readonly string[],
  circle: "team" | "legal",
): Promise<(Source & { urlKey: string | null })[]> {
  const reader = await db();
  const columns = { ...sourceColumns, urlKey: sources.urlKey };
  return inChunks(keys, async (some) =>
    reader
      .select(columns)
      .from(sources)
      .where(and(inArray(sources.urlKey, some), isListed(circle)))
      .orderBy(asc(sources.id)),
  );
}

/** The sources with this address key (see urlKey) that the circle may know of, the oldest first. */
export async function listSourcesByUrlKey(key: string, circle: "team" | "legal"): Promise<Source[]> {
  return (await db())
    .select(sourceColumns)
    .from(sources)
    .where(and(eq(sources.urlKey, key), isListed(circle)))
    .orderBy(asc(sources.id));
}

/** Which of these sources the circle may know of. */
export async function listVisibleSources(ids: readonly string[], circle: "team" | "legal"): Promise<Source[]> {
  const found: Source[] = [];
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const some = inArray(sources.id, ids.slice(at, at + idsAtOnce));
    const rows = (await db()).select(sourceColumns).from(sources);
    found.push(...(await rows.where(and(some, isListed(circle))).orderBy(asc(sources.id))));
  }
  return found;
}

/** Whether the library lists a source for this circle: not what was merged into another one, nor what is for others. */
function isListed(circle: "team" | "legal"): SQL | undefined {
  // not as a bare column: SQLite would take the index on it, which nearly all rows are in, and then sort them all
  const stands = sql`coalesce(${sources.mergedInto}, '') = ''`;
  return and(stands, circle === "legal" ? undefined : not(isLegalSource(sql`${sources}`)));
}

/** Whether a claim that stands has evidence from the source that the circle may see. */
function isUsed(circle: "team" | "legal"): SQL {
  const seen = and(
    eq(evidence.sourceId, sources.id),
    isNull(evidence.deletedAt),
    isNull(claims.deletedAt),
    circle === "legal" ? undefined : ne(evidence.visibility, "legal"),
  );
  return sql`exists (select 1 from ${evidence} join ${claims} on ${claims.id} = ${evidence.claimId} where ${seen})`;
}

/** Sources in which all words of `q` stand, newest first, from behind `after`, as far as the circle may know of them. */
export async function listSources(filter: {
  q: string;
  kind: SourceKind | undefined;
  used: "yes" | "no" | undefined;
  urlKey: string | undefined;
  after: string | undefined;
  limit: number;
  circle: "team" | "legal";
}): Promise<Source[]> {
  const { q, kind, used, urlKey, after, limit, circle } = filter;
  const found = q.trim() === "" ? undefined : sourceIdsWith(q);
  if (found === "none") return [];
  return (await db())
    .select(sourceColumns)
    .from(sources)
    .where(
      and(
        isListed(circle),
        found && sql`${sources.id} in (${found})`,
        kind === undefined ? undefined : eq(sources.kind, kind),
        used === undefined ? undefined : used === "yes" ? isUsed(circle) : not(isUsed(circle)),
        urlKey === undefined ? undefined : eq(sources.urlKey, urlKey),
        after === undefined ? undefined : lt(sources.id, after),
      ),
    )
    .orderBy(desc(sources.id))
    .limit(limit);
}

export function insertSource(source: Source, urlKey: string | null): Write {
  return (tx) =>
    tx
      .insert(sources)
      .values({ ...source, urlKey })
      .onConflictDoNothing()
      .returning({ id: sources.id });
}

/** Puts new sources in, many in one statement. */
export function insertSources(rows: readonly (Source & { urlKey: string | null })[]): Write[] {
  return insertAll(sources, rows);
}

export function updateSource(source: Source, urlKey: string | null, version: number): Write {
  return (tx) =>
    tx
      .update(sources)
      .set({ ...source, urlKey })
      .where(and(eq(sources.id, source.id), eq(sources.version, version)))
      .returning({ id: sources.id });
}

/** Changes nothing, and touches no row when the source was merged into another one meanwhile. */
export function requireUnmerged(id: string): Write {
  return (tx) =>
    tx
      .update(sources)
      .set({ mergedInto: null })
      .where(and(eq(sources.id, id), isNull(sources.mergedInto)))
      .returning({ id: sources.id });
}

/** Refuses the commit when one of these sources was merged into another one. */
export function requireAllUnmerged(ids: readonly string[]): Write {
  return (tx) =>
    tx
      .select({ count: sql<number>`cast(count(*) as integer)` })
      .from(sources)
      .where(and(inArray(sources.id, [...ids]), isNull(sources.mergedInto)))
      .having(sql`count(*) = ${ids.length}`);
}

/** Marks a source as merged into another one. Touches no row while anything still hangs on it (see mergeSources). */
export function markMerged(source: Source, version: number): Write {
  const left = (table: typeof evidence | typeof snapshots) =>
    sql`exists (select 1 from ${table} where ${eq(table.sourceId, source.id)})`;
  return (tx) =>
    tx
      .update(sources)
      .set({ mergedInto: source.mergedInto, version: source.version, updatedAt: source.updatedAt })
      .where(and(eq(sources.id, source.id), eq(sources.version, version), not(left(evidence)), not(left(snapshots))))
      .returning({ id: sources.id });
}
