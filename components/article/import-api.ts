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

/** Sends a body to the public API. It can be stopped. */
export async function sendJson<T>(
  path: string,
  body: object,
  { headers, signal }: Pick<Sending, "headers" | "signal">,
): Promise<Outcome<T>> {
  const init = { method: "POST", headers: { ...headers, "content-type": "application/json" }, signal };
  try {
    return await callApi<T>(path, { ...init, body: JSON.stringify(body) });
  } catch (error) {
    if (signal.aborted) return "cancelled";
    throw error;
  }
}

/** Sends a file with fields beside it to the public API. It can be stopped. */
export async function sendBytes<T>(path: string, encoding: string, file: File, sending: Sending): Promise<Outcome<T>> {
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

/** Where a request's content comes from; null where it has none but its fields. */
type Content = { draft: ImportDraft; way: Way; fetched: string | null } | null;

/** Sends what a draft holds to be read or kept, with the fields beside it. It can be stopped. */
export async function sendContent<T>(path: string, content: Content, sending: Sending): Promise<Outcome<T>> {
  const { file, fields } = sending;
  if (content === null) return sendJson<T>(path, fields, sending);
  const { draft, way, fetched } = content;
  if (file) return sendBytes<T>(path, draft.encoding, file, sending);
  return sendJson<T>(path, { ...contentOf(draft, way, fetched), ...fields }, sending);
}

/** Has what a draft holds read, and nothing kept. An address beside a text or file is where relative links lead from. */
export async function previewImport(
  draft: ImportDraft,
  way: Way,
  sending: Pick<Sending, "file" | "tell" | "signal">,
): Promise<Outcome<ArticlePreview>> {
  const url = way === "url" ? "" : draft.url.trim();
  const all = { ...sending, headers: {}, fields: url === "" ? {} : { url } };
  return sendContent("/articles/preview", { draft, way, fetched: null }, all);
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
  return sendContent("/articles", { draft, way: from.way, fetched: from.fetched }, all);
}
