import type { CorrectionKind, Publication } from "@/core/publications.ts";
import { callApi, type Answer } from "../article/article-api.ts";

/** What publishing now would change against the state that stands, as the API tells it. */
export interface PublicationDraft {
  changes: readonly { kind: CorrectionKind; sentence: string }[];
  kinds: readonly CorrectionKind[];
  /** A notice to begin with. */
  notice: string;
  /** Nothing changed since. */
  same: boolean;
  /** null when nothing is published, or it was withdrawn. */
  standing: Publication | null;
}

const under = (articleId: string) => `/articles/${articleId}/publications`;

/** What was published of an article, the newest first. */
export async function readPublications(articleId: string): Promise<Answer<readonly Publication[]>> {
  const { value, refused } = await callApi<{ items: readonly Publication[] }>(under(articleId), { method: "GET" });
  return refused ? { refused } : { value: value.items.toSorted((a, b) => b.number - a.number) };
}

/** What would be published now. */
export function readDraft(articleId: string): Promise<Answer<PublicationDraft>> {
  return callApi<PublicationDraft>(`${under(articleId)}/draft`, { method: "GET" });
}

function post(path: string, body: object, key: string): Promise<Answer<Publication>> {
  const headers = { "content-type": "application/json", "idempotency-key": key };
  return callApi<Publication>(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Something to be published, or taken back; the same `key` does it once, however often it is sent. */
export interface Sending {
  publish: { articleId: string; note: string };
  correct: { publicationId: string; kinds: readonly CorrectionKind[]; notice: string; note: string };
  withdraw: { publicationId: string; reason: string };
}

export function publish({ articleId, note }: Sending["publish"], key: string): Promise<Answer<Publication>> {
  return post(under(articleId), { note }, key);
}

export function correct({ publicationId, ...body }: Sending["correct"], key: string): Promise<Answer<Publication>> {
  return post(`/publications/${publicationId}/corrections`, body, key);
}

export function withdraw({ publicationId, ...body }: Sending["withdraw"], key: string): Promise<Answer<Publication>> {
  return post(`/publications/${publicationId}/withdrawal`, body, key);
}
