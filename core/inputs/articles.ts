import { z } from "zod";
import { articleStatuses } from "../articles.ts";
import { newId, page, version } from "./common.ts";
import { DocumentInput } from "./documents.ts";
import { runsScript } from "../links.ts";
import { sha256 } from "./row-parts.ts";
import { pagePlaces } from "./rows.ts";
import { freeText, id, partialDate, time } from "./text.ts";

const title = freeText(1000).refine((value) => value.trim() !== "", "Give the article a title.");
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, "Write the language as a code, such as en, ru or pt-BR.");
/** An address as somebody gave it; it becomes a link only where safeHref lets it. */
export const address = freeText(4000).refine(
  (value) => !runsScript(value),
  "This address would run a script and leads nowhere. Give the address of a page, such as https://example.org/report.",
);

const metadata = {
  title: title.optional(),
  byline: freeText(1000).optional(),
  outlet: freeText(1000).optional(),
  publishedAt: partialDate.nullable().optional(),
  language: language.optional(),
  url: address.nullable().optional(),
  note: freeText(20_000).optional(),
};

const file = z.object({ bytes: z.instanceof(Uint8Array), fileName: freeText(1000) });

/**
 * What an article, or a version of it, is made of: text, Markdown, HTML, a file, or a page. `fetched` is a page that a
 * preview fetched (its SHA-256). Without any of these `url` is fetched; beside one it is the article's address.
 */
export const content = {
  text: z.string("Send the text.").optional(),
  markdown: z.string().optional(),
  html: z.string().max(25_000_000).optional(),
  file: file.optional(),
  fetched: sha256.optional(),
  url: address.nullable().optional(),
  encoding: z.string().max(40).optional(),
};

const contents = ["text", "markdown", "html", "file", "fetched"] as const;

/** Whether the content is one: `url` counts where nothing else is sent. */
export function oneContent(input: z.output<z.ZodObject<typeof content>>): boolean {
  const given = contents.filter((name) => input[name] !== undefined);
  return given.length === 1 || (given.length === 0 && Boolean(input.url?.trim()));
}
export const contentMessage = "Send one of text, markdown, html, file or fetched; or a url alone, which is fetched.";

export const ReadArticle = z.object(content).refine(oneContent, contentMessage);

export const CreateArticle = z
  .object({
    id: newId,
    ...metadata,
    ...content,
    /** The text as corrected in the preview, in place of the importer's reading. */
    document: DocumentInput.optional(),
    /** Where the pages of the file stand in the text of `document`; for no other. */
    pages: pagePlaces.optional(),
    dueAt: time.nullable().optional(),
    assignee: id.nullable().optional(),
  })
  .refine(oneContent, contentMessage);

export const ListArticles = z.object({
  ...page,
  status: z.enum(articleStatuses, `status is ${articleStatuses.join(" or ")}.`).optional(),
  assignee: id.optional(),
  /** In charge of the article or of one of its claims; «none»: nobody is in charge of the article. */
  checker: z.union([id, z.literal("none")], "checker is a person's id or none.").optional(),
  dueFrom: time.optional(),
  dueBefore: time.optional(),
  due: z.literal("none", "due is none; for a deadline send dueFrom and dueBefore.").optional(),
  needs: z
    .enum(["untouched", "open", "in-doubt", "unplaced"], "needs is untouched, open, in-doubt or unplaced.")
    .optional(),
  /** A reply to the desk's questions is late, or awaited at all («due»). */
  awaiting: z.enum(["late", "due"], "awaiting is late or due.").optional(),
  q: freeText(500).optional(),
});

export const ArticleId = z.object({ articleId: id });

export const UpdateArticle = z.object({
  articleId: id,
  version,
  ...metadata,
  title: title.optional(),
  status: z.enum(articleStatuses).optional(),
  assignee: id.nullable().optional(),
  dueAt: time.nullable().optional(),
});
