/** Full text: the only file where one query is spelt twice (FTS5; tsvector and trigrams). */
import { eq, sql, type SQL } from "drizzle-orm";
import { db, type Write } from "./client.ts";
import { dialect } from "./columns.ts";
import { insertAll } from "./many.ts";
import { searchDocuments } from "./schema.ts";

export interface SearchDocument {
  id: string;
  kind: "article" | "claim" | "source";
  /** "" for a source. */
  articleId: string;
  claimId: string | null;
  body: string;
}

/** Puts a text into the search, or its new words in place of the old. */
export function putSearchDocument(document: SearchDocument): Write {
  return (tx) =>
    tx
      .insert(searchDocuments)
      .values(document)
      .onConflictDoUpdate({ target: searchDocuments.id, set: { body: document.body } })
      .returning({ id: searchDocuments.id });
}

/** Puts texts of what is new into the search, many in one statement. */
export function insertSearchDocuments(documents: readonly SearchDocument[]): Write[] {
  return insertAll(searchDocuments, documents);
}

export function deleteSearchDocument(id: string): Write {
  return (tx) => tx.delete(searchDocuments).where(eq(searchDocuments.id, id)).returning({ id: searchDocuments.id });
}

export interface Hit {
  articleId: string;
  claimId: string | null;
}

/** Scripts written without spaces between words: their words are found by trigrams only. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function wordsOf(q: string): string[] {
  return q.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}

/** Parts between white space; each must stand in the text as it is. */
function partsOf(q: string): string[] {
  return q.split(/\s+/u).filter(Boolean);
}

const likePattern = (part: string): string => `%${part.replaceAll(/[\\%_]/gu, "\\$&")}%`;
const and = sql` and `;

/** FTS5 reads a quoted string as words, whatever signs are in it. */
const phrase = (words: string): string => `"${words.replaceAll('"', '""')}"`;

function sqlitePart(part: string): SQL {
  // a trigram needs three characters
  if ([...part].length < 3) return sql`d.body like ${likePattern(part)} escape '\\'`;
  return sql`d.rowid in (select rowid from search_trigrams where search_trigrams match ${phrase(part)})`;
}

function sqliteQuery(q: string, kind: string, limit: number): SQL | undefined {
  const columns = sql`select d.article_id as "articleId", d.claim_id as "claimId"`;
  if (unspaced.test(q)) {
    const parts = sql.join(partsOf(q).map(sqlitePart), and);
    return sql`${columns} from search_documents d where d.kind = ${kind} and ${parts} order by d.id desc limit ${limit}`;
  }
  const words = wordsOf(q);
  if (words.length === 0) return undefined;
  const match = words.map((word) => `${phrase(word)}*`).join(" ");
  return sql`${columns} from search_words w join search_documents d on d.rowid = w.rowid where search_words match ${match} and d.kind = ${kind} order by bm25(search_words), d.id desc limit ${limit}`;
}

/** A word as the start of words. It is quoted after folding, which makes signs of the query language of some letters. */
function postgresWord(word: string): SQL {
  return sql`to_tsquery('simple', '''' || replace(replace(search_fold(${word}), '\\', '\\\\'), '''', '''''') || ''':*')`;
}

function postgresQuery(q: string, kind: string, limit: number): SQL | undefined {
  const columns = sql`select d.article_id as "articleId", d.claim_id as "claimId" from search_documents d`;
  if (unspaced.test(q)) {
    const parts = partsOf(q).map((part) => sql`search_fold(d.body) like search_fold(${likePattern(part)})`);
    return sql`${columns} where d.kind = ${kind} and ${sql.join(parts, and)} order by d.id desc limit ${limit}`;
  }
  const words = wordsOf(q);
  if (words.length === 0) return undefined;
  const vector = sql`search_vector(d.body)`;
  const query = sql`(${sql.join(words.map(postgresWord), sql` && `)})`;
  return sql`${columns} where d.kind = ${kind} and ${vector} @@ ${query} order by ts_rank(${vector}, ${query}) desc, d.id desc limit ${limit}`;
}

/** What holds all words of `q` (each may be the start of a word; case and accents do not matter), best first. */
export async function search(q: string, kind: "article" | "claim", limit: number): Promise<Hit[]> {
  const query = (dialect === "sqlite" ? sqliteQuery : postgresQuery)(q, kind, limit);
  return query ? (await db()).rows<Hit>(query) : [];
}

/** The id of a source's document. */
export const sourceDocumentId = (sourceId: string): string => `source:${sourceId}`;

/** A query for the ids of the sources whose document holds all words of `q`; «none» when there is no word in it. */
export function sourceIdsWith(q: string): SQL | "none" {
  const id = sql`substr(d.id, ${sql.raw(String(sourceDocumentId("").length + 1))})`;
  if (unspaced.test(q)) {
    const part =
      dialect === "sqlite"
        ? sqlitePart
        : (words: string) => sql`search_fold(d.body) like search_fold(${likePattern(words)})`;
    return sql`select ${id} from search_documents d where d.kind = 'source' and ${sql.join(partsOf(q).map(part), and)}`;
  }
  const words = wordsOf(q);
  if (words.length === 0) return "none";
  if (dialect === "sqlite") {
    const match = words.map((word) => `${phrase(word)}*`).join(" ");
    return sql`select ${id} from search_words w join search_documents d on d.rowid = w.rowid where search_words match ${match} and d.kind = 'source'`;
  }
  const query = sql`(${sql.join(words.map(postgresWord), sql` && `)})`;
  return sql`select ${id} from search_documents d where d.kind = 'source' and search_vector(d.body) @@ ${query}`;
}
