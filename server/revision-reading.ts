import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { articleText } from "@/core/article-text.ts";
import { readFromNothing, type Original, type Revision } from "@/core/articles.ts";
import type { PreviewRevision } from "@/core/inputs/revisions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { sha256 } from "@/db/commit.ts";
import { getRevision } from "@/db/revisions.ts";
import type { FetchedPage } from "./imports/fetch-article.ts";
import { pagesIn } from "./imports/pages-in.ts";
import { readContent } from "./imports/read-content.ts";
import { timeAfter } from "./opinion-bodies.ts";

type Input = z.output<typeof PreviewRevision>;

/** A revision that is not kept yet, with what it was read from. */
export interface NewRevision {
  revision: Revision;
  /** The bytes it came as; null when it was edited here or is an earlier one again. */
  original: (Original & { bytes: Uint8Array }) | null;
  page: FetchedPage | null;
}

type Content = Pick<Revision, "document"> & Partial<Revision>;

/** A revision that exists; refused as not-found otherwise. */
export async function loadRevision(articleId: string, number: number): Promise<Revision> {
  const row = await getRevision(articleId, number);
  if (row) return row;
  throw new Refusal("not-found", `There is no version ${number} of this text. Choose one from its list of versions.`);
}

async function earlier(articleId: string, revertsTo: number): Promise<Content> {
  const { document, url, pages, readingNotes } = await loadRevision(articleId, revertsTo);
  return { document, url, pages, readingNotes, method: "revert", revertsTo };
}

async function broughtIn(
  actor: Actor,
  input: Input,
  gone?: AbortSignal,
): Promise<Content & Omit<NewRevision, "revision">> {
  const reading = await readContent(actor, input, gone);
  const { page, missing, notes } = reading;
  const { bytes, mediaType, fileName } = reading.original;
  const original = { sha256: sha256(bytes), mediaType, fileName, size: bytes.length, bytes };
  const document = input.document ?? reading.document;
  return {
    document,
    original,
    page,
    method: "import",
    originalSha256: original.sha256,
    url: page?.url ?? null,
    pages: pagesIn(articleText(document), input.pages, reading),
    readingNotes: [missing, ...notes].filter(Boolean),
  };
}

/**
 * What comes in as the revision behind `present`. Refuses (invalid) a text without words, and what is here already: an
 * edit or an earlier revision that changes nothing, a text brought in that reads as the present one does.
 */
export async function readRevision(
  actor: Actor,
  input: Input,
  present: Revision,
  made: { note: string; since: string },
  gone?: AbortSignal,
): Promise<NewRevision> {
  const { articleId, document, revertsTo } = input;
  const isEdit = document !== undefined && Object.keys(input).every((name) => !broughtInBy.has(name));
  const content: Content & Partial<NewRevision> =
    revertsTo !== undefined
      ? await earlier(articleId, revertsTo)
      : isEdit
        ? { document, method: "edit" }
        : await broughtIn(actor, input, gone);
  const { original = null, page = null, ...rest } = content;
  const text = articleText(rest.document);
  if (text.trim() === "") throw new Refusal("invalid", "There is no text in this. Paste the article's text.");
  const same = rest.method === "import" ? text === present.text : isDeepStrictEqual(rest.document, present.document);
  if (same) throw new Refusal("invalid", "This is the text already here. Nothing was changed.");
  const revision: Revision = {
    articleId,
    number: present.number + 1,
    ...readFromNothing,
    method: "edit",
    ...rest,
    text,
    sha256: sha256(text),
    note: made.note,
    createdAt: timeAfter(made.since),
    createdBy: actor.personId,
  };
  return { revision, original, page };
}

const broughtInBy: ReadonlySet<string> = new Set(["text", "markdown", "html", "file", "fetched", "url"]);
