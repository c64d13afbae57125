import type { Document, Revision } from "@/core/articles.ts";
import type { RevisionAdded, RevisionPreview } from "@/core/revisions.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { send, type ApiResult } from "../workspace/api.ts";
import type { WordingSent } from "./proposals.ts";

/** An answer with its value, or why there is none. */
export type Answered<T> = { outcome: "ok"; value: T } | Exclude<ApiResult, { outcome: "ok" }>;

/** A text with what comes with it. */
export interface NewVersion {
  base: number;
  document: Document;
  note: string;
  wordings: readonly WordingSent[];
}

const asked = <T>(answer: Promise<ApiResult>) => answer as Promise<Answered<T>>;
/** A long text with many claims takes its time. */
const patience = () => AbortSignal.timeout(60_000);

/** What the text would do to the claims; keeps nothing. */
export function previewVersion(
  articleId: string,
  base: number,
  document: Document,
): Promise<Answered<RevisionPreview>> {
  const path = `/articles/${articleId}/revisions/preview`;
  return asked(send({ method: "POST", path, body: { base, document } }, patience()));
}

/** Saves a new version; the same `key` never saves it twice. */
export function saveVersion(articleId: string, version: NewVersion, key: string): Promise<Answered<RevisionAdded>> {
  return asked(send({ method: "POST", path: `/articles/${articleId}/revisions`, body: version, key }, patience()));
}

/** The text as it stands at the server, with what is proposed for it. */
export async function readNewest(
  articleId: string,
): Promise<Answered<{ revision: Revision; wordings: readonly ProposedWording[] }>> {
  const article = await asked<{ revision: Revision }>(send({ method: "GET", path: `/articles/${articleId}` }));
  if (article.outcome !== "ok") return article;
  const path = `/articles/${articleId}/wordings`;
  const wordings = await asked<{ items: ProposedWording[] }>(send({ method: "GET", path }));
  if (wordings.outcome !== "ok") return wordings;
  return { outcome: "ok", value: { revision: article.value.revision, wordings: wordings.value.items } };
}
