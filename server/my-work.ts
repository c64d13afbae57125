import type { ClaimView } from "@/core/claims.ts";
import type { ClaimState } from "@/core/move-guards.ts";
import { byDue, type WorkGroup, type WorkItem } from "@/core/my-work.ts";
import type { Actor } from "@/core/people.ts";
import { listMine } from "@/db/review.ts";
import { loadStates } from "./claim-states.ts";
import { viewClaims } from "./claim-views.ts";
import { permit } from "./permit.ts";
import { groupOf as reviewGroupOf } from "./review.ts";

/** Why a claim is this person's to work on; undefined when it is not. What is to be decided is in the queue of review. */
function groupOf(state: ClaimState, view: ClaimView, actor: Actor): WorkGroup | undefined {
  const { claim, first } = state;
  const group = reviewGroupOf(state, actor);
  if (group === "read" || group === "settle" || group === "returned") return group;
  const isMine = claim.assignee === actor.personId || first?.createdBy === actor.personId;
  if (claim.stale !== null && isMine) return "stale";
  if (claim.assignee !== actor.personId) return undefined;
  if (view.replies !== null && (group === "work" || claim.status === "awaiting-reply")) return "replies";
  return group === "work" ? "work" : undefined;
}

/** What waits for this person to work on, over all articles that are not finished, the earliest deadline first. */
export async function getMyWork(actor: Actor): Promise<{ items: readonly WorkItem[] }> {
  permit(actor, "article.read");
  const mine = actor.personId === null ? [] : await listMine(actor.personId);
  const claims = mine.map(({ claim }) => claim);
  const [states, views] = [await loadStates(claims), await viewClaims(actor, claims)];
  const items = mine.flatMap(({ claim, article }, i): WorkItem[] => {
    const [state, view] = [states.get(claim.id), views[i]];
    const group = state && view && groupOf(state, view, actor);
    return group ? [{ group, claim: view, articleTitle: article.title, dueAt: claim.dueAt ?? article.dueAt }] : [];
  });
  return { items: items.toSorted(byDue) };
}
