import { owedReading } from "@/core/blindness.ts";
import { readingOf, type ClaimState } from "@/core/move-guards.ts";
import { can } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { byUrgency, type Load, type QueueGroup, type QueueItem } from "@/core/review-queue.ts";
import { whyNot } from "@/core/workflow.ts";
import { countAssigned, listWaiting } from "@/db/review.ts";
import { loadStates } from "./claim-states.ts";
import { viewClaims } from "./claim-views.ts";
import { permit } from "./permit.ts";

/** What waits for somebody, and how much everybody has on their desk. */
export interface Review {
  items: readonly QueueItem[];
  loads: readonly Load[];
}

/** Why a claim waits for this person; undefined when it does not. */
export function groupOf(state: ClaimState, actor: Actor): QueueGroup | undefined {
  const { claim, first } = state;
  const me = actor.personId;
  const isOpen = (move: "second-reading" | "third-reading" | "dispute" | "approve") =>
    whyNot(move, state, actor) === undefined;
  if (isOpen("second-reading") || isOpen("third-reading")) return "read";
  if (isOpen("dispute")) return "settle";
  if (isOpen("approve")) return "decide";
  // a dispute is the editor's when nobody is asked to read a third time, or has and agreed with neither
  const thirdAsked = claim.thirdReader !== null && !readingOf(state, 3);
  const owes = owedReading(me, state) !== null;
  if (claim.status === "disputed" && !thirdAsked && !owes && can(actor, "claim.decide")) return "decide";
  if (claim.status === "returned" && (first?.createdBy === me || claim.assignee === me)) return "returned";
  const inWork = claim.status === "marked" || claim.status === "researching";
  return inWork && claim.assignee === me ? "work" : undefined;
}

/** Whether readers said different things, as far as this person may know: to a blind reader nothing differs. */
function differs(state: ClaimState, actor: Actor): boolean {
  if (owedReading(actor.personId, state) !== null) return false;
  const second = readingOf(state, 2);
  return second !== undefined && second.verdict !== state.first?.verdict;
}

/** Who is asked to read which claims, of those that can be read now. */
function readersOf({ claim, ...state }: ClaimState): string[] {
  const reader = { proposed: claim.secondReader, disputed: claim.thirdReader }[claim.status as string];
  return reader && owedReading(reader, { claim, ...state }) !== null ? [reader] : [];
}

function loadsOf(assigned: readonly { personId: string | null; claims: number }[], readers: readonly string[]): Load[] {
  const loads = new Map<string, Load>();
  const of = (personId: string): Load => {
    const load = loads.get(personId) ?? { personId, assigned: 0, toRead: 0 };
    loads.set(personId, load);
    return load;
  };
  for (const { personId, claims } of assigned) if (personId !== null) of(personId).assigned = claims;
  for (const reader of readers) of(reader).toRead += 1;
  return [...loads.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

/** What waits for this person, the most urgent first, over all articles that are not finished. */
export async function getReview(actor: Actor): Promise<Review> {
  permit(actor, "article.read");
  const waiting = await listWaiting(actor.personId ?? "");
  const states = await loadStates(waiting.map(({ claim }) => claim));
  const queued = waiting.flatMap(({ claim, article }) => {
    const state = states.get(claim.id) as ClaimState;
    const group = groupOf(state, actor);
    return group ? [{ group, claim, article, disagreement: differs(state, actor) }] : [];
  });
  const views = await viewClaims(
    actor,
    queued.map(({ claim }) => claim),
  );
  const items = queued.flatMap(({ group, claim, article, disagreement }, i): QueueItem[] => {
    const view = views[i];
    const dueAt = claim.dueAt ?? article.dueAt;
    return view ? [{ group, claim: view, articleTitle: article.title, dueAt, disagreement }] : [];
  });
  const loads = loadsOf(await countAssigned(), [...states.values()].flatMap(readersOf));
  return { items: items.sort(byUrgency), loads };
}
