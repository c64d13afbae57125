/** Full text: the only file where one query is spelt twice (FTS5; tsvector and trigrams). */
import { eq, sql, type SQL } from "drizzle-orm";
import { db, type Write } from "./client.ts";
import { dialect } from "./columns.ts";
import { searchDocuments } from "./schema.ts";

export interface SearchDocument {
  id: string;
  kind: "article" | "claim";
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
  return q.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function sqliteQuery(q: string, kind: string, limit: number): SQL | undefined {
  const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
  const columns = sql`select d.article_id as "articleId", d.claim_id as "claimId"`;
  if (unspaced.test(q)) {
    const text = q.trim();
    if ([...text].length < 3) {
      const pattern = `%${text.replaceAll(/[\\%_]/gu, "\\$&")}%`;
      return sql`${columns} from search_documents d where d.kind = ${kind} and d.body like ${pattern} escape '\\' order by d.id desc limit ${limit}`;
    }
    return sql`${columns} from search_trigrams t join search_documents d on d.rowid = t.rowid where search_trigrams match ${quoted(text)} and d.kind = ${kind} order by d.id desc limit ${limit}`;
  }
  const words = wordsOf(q);
  if (words.length === 0) return undefined;
  const match = words.map((word) => `${quoted(word)}*`).join(" ");
  return sql`${columns} from search_words w join search_documents d on d.rowid = w.rowid where search_words match ${match} and d.kind = ${kind} order by bm25(search_words), d.id desc limit ${limit}`;
}

function postgresQuery(q: string, kind: string, limit: number): SQL | undefined {
  const columns = sql`select d.article_id as "articleId", d.claim_id as "claimId" from search_documents d`;
  if (unspaced.test(q)) {
    const pattern = `%${q.trim().replaceAll(/[\\%_]/gu, "\\$&")}%`;
    return sql`${columns} where d.kind = ${kind} and search_fold(d.body) like search_fold(${pattern}) order by d.id desc limit ${limit}`;
  }
  const words = wordsOf(q);
  if (words.length === 0) return undefined;
  const vector = sql`to_tsvector('simple', search_fold(d.body))`;
  // each word is letters and digits only, so nothing in it can be read as an operator of the query
  const query = sql`to_tsquery('simple', search_fold(${words.map((word) => `${word}:*`).join(" & ")}))`;
  return sql`${columns} where d.kind = ${kind} and ${vector} @@ ${query} order by ts_rank(${vector}, ${query}) desc, d.id desc limit ${limit}`;
}

/** What holds all words of `q` (each may be the start of a word; case and accents do not matter), best first. */
export async function search(q: string, kind: "article" | "claim", limit: number): Promise<Hit[]> {
  const query = (dialect === "sqlite" ? sqliteQuery : postgresQuery)(q, kind, limit);
  return query ? (await db()).rows<Hit>(query) : [];
}
