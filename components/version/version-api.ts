import type { ClaimView, Span } from "@/core/claims.ts";
import type { WaitingQueue } from "@/core/revisions.ts";
import { callApi, type Answer } from "../article/article-api.ts";

const json = { "content-type": "application/json" };

/** Where the words of a claim that waits stand: one of its candidates, words chosen in the text, or nowhere any more. */
export type Placement = { candidate: number } | { targets: readonly Span[] } | { removed: true };

/** Says where a claim that waits stands now (POST /claims/{id}/placement). */
export function place(
  at: { claimId: string; version: number; targetId: string },
  placement: Placement,
  revision: number,
): Promise<Answer<ClaimView>> {
  return callApi<ClaimView>(`/claims/${at.claimId}/placement`, {
    method: "POST",
    headers: { ...json, "if-match": `"${at.version}"`, "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ targetId: at.targetId, revision, ...placement }),
  });
}

/** Gives a claim that was placed other words (PUT /claims/{id}/targets). */
export function placeAgain(
  at: { claimId: string; version: number },
  targets: readonly Span[],
  revision: number,
): Promise<Answer<ClaimView>> {
  return callApi<ClaimView>(`/claims/${at.claimId}/targets`, {
    method: "PUT",
    headers: { ...json, "if-match": `"${at.version}"`, "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ targets, revision }),
  });
}

/** What waits in an article now. */
export function readWaiting(articleId: string): Promise<Answer<WaitingQueue>> {
  return callApi<WaitingQueue>(`/articles/${articleId}/waiting`, { method: "GET" });
}
