import { and, asc, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Source } from "@/core/sources.ts";
import { db, type Write } from "./client.ts";
import { sources } from "./schema.ts";

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

/** The sources with this address key (see urlKey), the oldest first. */
export async function listSourcesByUrlKey(key: string): Promise<Source[]> {
  return (await db()).select(sourceColumns).from(sources).where(eq(sources.urlKey, key)).orderBy(asc(sources.id));
}

/** Sources whose title, publisher, author or address contains every word, newest first, from behind `after`. */
export async function listSources(filter: {
  words: readonly string[];
  urlKey: string | undefined;
  after: string | undefined;
  limit: number;
}): Promise<Source[]> {
  const contains = (word: string) => {
    const pattern = `%${word.replaceAll(/[\\%_]/gu, "\\$&")}%`;
    const columns = [sources.title, sources.publisher, sources.author, sources.url];
    return or(...columns.map((column) => sql`search_fold(${column}) like search_fold(${pattern}) escape '\\'`));
  };
  return (await db())
    .select(sourceColumns)
    .from(sources)
    .where(
      and(
        ...filter.words.map(contains),
        filter.urlKey === undefined ? undefined : eq(sources.urlKey, filter.urlKey),
        filter.after === undefined ? undefined : lt(sources.id, filter.after),
      ),
    )
    .orderBy(desc(sources.id))
    .limit(filter.limit);
}

export function insertSource(source: Source, urlKey: string | null): Write {
  return (tx) =>
    tx
      .insert(sources)
      .values({ ...source, urlKey })
      .onConflictDoNothing()
      .returning({ id: sources.id });
}

export function updateSource(source: Source, urlKey: string | null, version: number): Write {
  return (tx) =>
    tx
      .update(sources)
      .set({ ...source, urlKey })
      .where(and(eq(sources.id, source.id), eq(sources.version, version)))
      .returning({ id: sources.id });
}
