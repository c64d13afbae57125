import type { Article, ArticlePreview, Document, Revision } from "@/core/articles.ts";
import type { PagePlace } from "@/core/extraction.ts";
import { sendForm } from "../workspace/send-file.ts";
import { answerOf, callApi, unreached, type Answer } from "./article-api.ts";
import { fieldsOf } from "./article-fields.tsx";
import type { ImportDraft, Reading, Way } from "./import-draft.ts";

/** What came of sending something that may be stopped. */
export type Outcome<T> = Answer<T> | "cancelled";

/** What is sent beside its content, with how much is gone (0 to 1) and what says stop. */
interface Sending {
  fields: object;
  headers: Record<string, string>;
  /** The chosen file, where the content is one. */
  file: File | undefined;
  tell: (sent: number) => void;
  signal: AbortSignal;
}

async function sendJson<T>(path: string, body: object, { headers, signal }: Sending): Promise<Outcome<T>> {
  const init = { method: "POST", headers: { ...headers, "content-type": "application/json" }, signal };
  try {
    return await callApi<T>(path, { ...init, body: JSON.stringify(body) });
  } catch (error) {
    if (signal.aborted) return "cancelled";
    throw error;
  }
}

async function sendBytes<T>(path: string, encoding: string, file: File, sending: Sending): Promise<Outcome<T>> {
  const body = new FormData();
  body.append("file", file);
  if (encoding !== "") body.append("encoding", encoding);
  body.append("fields", new Blob([JSON.stringify(sending.fields)], { type: "application/json" }));
  const { headers, tell, signal } = sending;
  const response = await sendForm({ method: "POST", path, body, headers }, tell, signal);
  if (response === "cancelled") return response;
  return response === "offline" ? { refused: unreached } : answerOf<T>(response);
}

/** The content as a request has it; a page that was fetched already by its name at the server. */
function contentOf(draft: ImportDraft, way: Way, fetched: string | null): object {
  const { url, text, html, isPlain, isMarkdown } = draft;
  if (way === "url") return fetched === null ? { url: url.trim() } : { fetched };
  if (html !== null && !isPlain) return { html };
  return isMarkdown ? { markdown: text } : { text };
}

/** Has what a draft holds read, and nothing kept. An address beside a text or file is where relative links lead from. */
export async function previewImport(
  draft: ImportDraft,
  way: Way,
  sending: Pick<Sending, "file" | "tell" | "signal">,
): Promise<Outcome<ArticlePreview>> {
  const url = way === "url" ? "" : draft.url.trim();
  const all = { ...sending, headers: {}, fields: url === "" ? {} : { url } };
  if (sending.file) return sendBytes("/articles/preview", draft.encoding, sending.file, all);
  return sendJson("/articles/preview", { ...contentOf(draft, way, null), ...all.fields }, all);
}

/** Brings the article in: what was read as it came, the corrected text, and what is said about it. */
export async function saveImport(
  draft: ImportDraft,
  { form, document, pages, from }: Reading,
  zone: string,
  sending: Pick<Sending, "file" | "tell" | "signal">,
): Promise<Outcome<Article & { revision: Revision }>> {
  const corrected: { document: Document; pages?: readonly PagePlace[] } =
    pages.length > 0 ? { document, pages } : { document };
  const fields = { ...fieldsOf(form, zone), ...corrected };
  const all = { ...sending, headers: { "idempotency-key": draft.key }, fields };
  if (sending.file) return sendBytes("/articles", draft.encoding, sending.file, all);
  return sendJson("/articles", { ...contentOf(draft, from.way, from.fetched), ...fields }, all);
}
