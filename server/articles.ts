import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { articleText } from "@/core/article-text.ts";
import {
  readFromNothing,
  type Article,
  type ArticlePreview,
  type Document,
  type Original,
  type Revision,
} from "@/core/articles.ts";
import { changesBetween, given } from "@/core/changes.ts";
import type { ArticleId, CreateArticle, ListArticles, ReadArticle, UpdateArticle } from "@/core/inputs/articles.ts";
import { runsScript } from "@/core/links.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import {
  getArticle as getArticleRow,
  getCurrentRevision,
  getOriginal as getOriginalRow,
  hasOriginal,
  insertArticle,
  insertOriginal,
  insertRevision,
  listArticles as listArticleRows,
  placeOf,
  updateArticle as updateArticleRow,
  type ArticleFilter,
  type ArticlePlace,
} from "@/db/articles.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import { putSearchDocument, search } from "@/db/search.ts";
import { requireStillWanted } from "./copies.ts";
import { holdPage } from "./imports/held-pages.ts";
import { pagesIn } from "./imports/pages-in.ts";
import type { Reading } from "./imports/read-article.ts";
import { isFetched, readContent } from "./imports/read-content.ts";
import { circleOf, loadArticle, loadText, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";
import { progressOf, type Progress } from "./progress.ts";
import { requirePeople } from "./require-people.ts";

/** An article with its present text. */
export interface ArticleView extends Article {
  revision: Revision;
  original: Original;
  /** What the importer did, in words; only in the answer that made the article. */
  notes?: readonly string[];
}

/** A row of the desk: the article and how far its checking is. */
export interface ArticleSummary extends Article {
  progress: Progress;
}

/** What an article's fields take, in code units; the bytes that came are kept whole beside them. */
const longest = { title: 1000, byline: 1000, outlet: 1000, url: 4000 } as const;

function cut(words: string, max: number): string {
  return words.length <= max ? words : words.slice(0, max).replace(/\p{Surrogate}$/u, "");
}

/** The reading with a title, names and address that an article's fields take. */
function fitted(reading: Reading): Reading {
  const { title, byline, outlet, url } = reading;
  const fits = url === null || (url.length <= longest.url && !runsScript(url));
  const changed = {
    title: cut(title, longest.title),
    byline: cut(byline, longest.byline),
    outlet: cut(outlet, longest.outlet),
    url: fits ? url : null,
  };
  const fields = Object.entries(changed).filter(([field, value]) => reading[field as keyof typeof changed] !== value);
  const notes = fields.map(([field]) => `The ${field} in the file was too long or no address of a page, and was cut.`);
  return { ...reading, ...changed, notes: [...reading.notes, ...notes] };
}

/** Reads what came in as an article. A page that is fetched for it is held for an hour; nothing else is kept. */
export async function previewArticle(
  actor: Actor,
  input: z.output<typeof ReadArticle>,
  gone?: AbortSignal,
): Promise<ArticlePreview> {
  permit(actor, "article.create");
  const { original, page, ...reading } = fitted(await readContent(actor, input, gone));
  const fetched = page && (await holdPage(actor, page));
  const { bytes, mediaType } = original;
  const text = articleText(reading.document);
  return { ...reading, text, mediaType, size: bytes.length, sha256: sha256(bytes), fetched };
}

/** Puts what an article says into the search. */
export function indexArticle(article: Article, text: string): Write {
  const words = [article.title, article.byline, article.outlet, article.note, text];
  const body = words.filter(Boolean).join("\n");
  return putSearchDocument({
    id: `article:${article.id}`,
    kind: "article",
    articleId: article.id,
    claimId: null,
    body,
  });
}

type Corrected = Pick<z.output<typeof CreateArticle>, "document" | "pages">;

function firstRevision(article: Article, corrected: Corrected, reading: Reading): Revision {
  const document: Document = corrected.document ?? reading.document;
  const text = articleText(document);
  if (text.trim() === "") throw new Refusal("invalid", "There is no text in this. Paste the article's text.");
  const { createdAt, createdBy } = article;
  const { page, missing, notes } = reading;
  const pages = pagesIn(text, corrected.pages, reading);
  const readingNotes = [missing, ...notes].filter(Boolean);
  const made = {
    note: "",
    method: "import",
    url: page?.url ?? null,
    pages,
    readingNotes,
    createdAt,
    createdBy,
  } as const;
  return { articleId: article.id, number: 1, document, text, sha256: sha256(text), ...readFromNothing, ...made };
}

function newArticle(input: z.output<typeof CreateArticle>, reading: Reading, by: string | null): Article {
  const at = new Date().toISOString();
  return {
    id: input.id ?? uuidv7(),
    version: 1,
    title: input.title ?? reading.title,
    byline: input.byline ?? reading.byline,
    outlet: input.outlet ?? reading.outlet,
    publishedAt: input.publishedAt === undefined ? reading.publishedAt : input.publishedAt,
    language: input.language ?? reading.language,
    url: input.url === undefined || isFetched(input) ? reading.url : input.url?.trim() || null,
    note: input.note ?? "",
    status: "in-work",
    assignee: input.assignee ?? null,
    dueAt: input.dueAt ?? null,
    originalSha256: sha256(reading.original.bytes),
    createdAt: at,
    createdBy: by,
    updatedAt: at,
  };
}

/** Brings an article in. Its bytes are kept as they came; its text becomes revision 1. */
export async function createArticle(
  actor: Actor,
  input: z.output<typeof CreateArticle>,
  gone?: AbortSignal,
): Promise<ArticleView> {
  permit(actor, "article.create");
  await requirePeople([input.assignee]);
  const reading = fitted(await readContent(actor, input, gone));
  const article = newArticle(input, reading, actor.personId);
  const revision = firstRevision(article, input, reading);
  if (await getArticleRow(article.id))
    throw new Refusal("conflict", "There is an article with this id already. Choose another id.");
  requireStillWanted(gone);
  const { bytes, mediaType, fileName } = reading.original;
  const original: Original = { sha256: article.originalSha256, mediaType, fileName, size: bytes.length };
  const known = await hasOriginal(original.sha256);
  const data = { title: article.title, originalSha256: original.sha256, textSha256: revision.sha256 };
  return commit(actor, {
    writes: [
      ...(known ? [] : [insertOriginal({ ...original, bytes })]),
      insertArticle(article),
      insertRevision(revision),
      indexArticle(article, revision.text),
    ],
    events: [newEvent(actor, { at: article.createdAt, type: "article.imported", articleId: article.id, data })],
    answer: () => ({ ...article, revision, original, notes: revision.readingNotes }),
  });
}

/** An article with its present text. */
export async function getArticle(actor: Actor, { articleId }: z.output<typeof ArticleId>): Promise<ArticleView> {
  const { article, revision } = await loadText(actor, articleId);
  const { bytes: _bytes, ...original } = await loadOriginal(article.originalSha256);
  return { ...article, revision, original };
}

async function loadOriginal(sha: string) {
  const original = await getOriginalRow(sha);
  if (!original) throw new Error(`original ${sha} is missing`);
  return original;
}

/** The bytes an article came as. */
export async function getOriginal(actor: Actor, { articleId }: z.output<typeof ArticleId>) {
  return loadOriginal((await loadArticle(actor, articleId)).originalSha256);
}

function readCursor(cursor: string | undefined): ArticlePlace | undefined {
  const [due, id] = cursor?.split("|") ?? [];
  if (cursor !== undefined && !(due && id)) throw new Refusal("invalid", "This cursor is not from this list.");
  return due && id ? { due, id } : undefined;
}

/** The articles of the desk, the earliest deadline first, with their progress; with `q` those that hold its words, in title, text or claims. */
export async function listArticles(
  actor: Actor,
  input: z.output<typeof ListArticles>,
): Promise<{ items: ArticleSummary[]; next: string | null }> {
  permit(actor, "article.read");
  const ids = input.q?.trim() ? await findArticles(input.q) : undefined;
  const filter = { ...articleFilter(input), ids };
  const items: ArticleSummary[] = [];
  let after = readCursor(input.cursor);
  const now = new Date().toISOString();
  // «untouched» and replies are known only after an article's parts were read: pages are read on until enough fit.
  for (;;) {
    const rows = await listArticleRows({ ...filter, after, limit: input.limit + 1 });
    const progress = await progressOf(rows, circleOf(actor));
    for (const [i, article] of rows.entries()) {
      const here = progress[i] as Progress;
      if (input.needs === "untouched" && here.accounted === here.total) continue;
      if (input.awaiting && !isAwaited(here, input.awaiting, now)) continue;
      if (items.length === input.limit) return { items, next: writeCursor(items.at(-1)) };
      items.push({ ...article, progress: here });
    }
    const last = rows.at(-1);
    if (rows.length <= input.limit || !last) return { items, next: null };
    after = placeOf(last);
  }
}

function isAwaited({ replies }: Progress, awaiting: "late" | "due", now: string): boolean {
  if (replies === null || awaiting === "due") return replies !== null;
  return replies.due !== null && replies.due <= now;
}

function articleFilter(input: z.output<typeof ListArticles>): ArticleFilter {
  const { status, assignee, checker, dueFrom, dueBefore, due, needs } = input;
  return {
    status,
    assignee,
    checker: checker === "none" ? null : checker,
    dueFrom,
    dueBefore,
    undated: due === "none" ? true : undefined,
    openClaims: needs === "open" ? true : undefined,
    doubted: needs === "in-doubt" ? true : undefined,
    unplaced: needs === "unplaced" ? true : undefined,
  };
}

function writeCursor(last: Article | undefined): string | null {
  const place = last && placeOf(last);
  return place ? `${place.due}|${place.id}` : null;
}

/** How many articles a search looks through at most. */
const searched = 500;

async function findArticles(q: string): Promise<string[]> {
  const hits = [...(await search(q, "article", searched)), ...(await search(q, "claim", searched))];
  return [...new Set(hits.map((hit) => hit.articleId))];
}

/** Changes what is said about an article; its text changes by revisions only. */
export async function updateArticle(actor: Actor, input: z.output<typeof UpdateArticle>): Promise<Article> {
  const { articleId, version, ...fields } = input;
  const article = await loadArticle(actor, articleId);
  permit(actor, "article.update");
  requireVersion(version, article);
  await requirePeople([fields.assignee]);
  const at = new Date().toISOString();
  const changed: Article = { ...article, ...given(fields), version: version + 1, updatedAt: at };
  const changes = changesBetween(article, changed);
  if (Object.keys(changes).length === 0) return article;
  const text = (await getCurrentRevision(articleId))?.text ?? "";
  return commit(actor, {
    writes: [updateArticleRow(changed, version), indexArticle(changed, text)],
    events: [newEvent(actor, { at, type: "article.updated", articleId, data: { changes } })],
    answer: () => changed,
  });
}
