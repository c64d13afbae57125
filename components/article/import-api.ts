import type { Article, ArticlePreview, Document, Revision } from "@/core/articles.ts";
import { callApi, type Answer } from "./article-api.ts";
import { fieldsOf, type ArticleForm } from "./article-fields.tsx";
import { toFile, type ImportDraft } from "./import-draft.ts";

function send<T>(path: string, draft: ImportDraft, fields: object, headers: Record<string, string>) {
  const { text, isMarkdown, file, encoding } = draft;
  if (!file) {
    const content = isMarkdown ? { markdown: text } : { text };
    const body = JSON.stringify({ ...content, ...fields });
    return callApi<T>(path, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
  }
  const body = new FormData();
  body.append("file", toFile(file));
  if (encoding !== "") body.append("encoding", encoding);
  body.append("fields", new Blob([JSON.stringify(fields)], { type: "application/json" }));
  return callApi<T>(path, { method: "POST", headers, body });
}

/** Has the text or file of a draft read, and nothing kept. */
export function previewImport(draft: ImportDraft): Promise<Answer<ArticlePreview>> {
  return send<ArticlePreview>("/articles/preview", draft, {}, {});
}

/** Brings the article in: the text or file as it came, the corrected text, and what is said about it. */
export function saveImport(
  draft: ImportDraft,
  reading: { document: Document; form: ArticleForm },
  zone: string,
): Promise<Answer<Article & { revision: Revision }>> {
  const fields = { ...fieldsOf(reading.form, zone), document: reading.document };
  return send("/articles", draft, fields, { "idempotency-key": draft.key });
}
