import type { ClaimView, Span } from "@/core/claims.ts";
import type { WaitingQueue, WaitingTarget } from "@/core/revisions.ts";

/** What was decided of one place on this page. */
export interface Decided {
  /** «placed», «removed from the text», «decided by somebody else». */
  how: string;
  /** The claim as the server answered it; null when somebody else decided. */
  claim: ClaimView | null;
}

/** The re-attach queue as one person works through it. What is decided stays in the list, so that it can be undone. */
export interface QueueState {
  items: readonly WaitingTarget[];
  /** By the id of the place. */
  decided: ReadonlyMap<string, Decided>;
  /** Places decided here, the last one last. */
  done: readonly string[];
  /** The place that is looked at. */
  at: string | null;
}

/** The queue as it was read; it begins at this claim, where it waits. */
export function newQueue({ items, removed }: WaitingQueue, claimId: string | undefined): QueueState {
  const all = [...items, ...removed];
  const decided = new Map(removed.map((item) => [item.targetId, { how: "removed from the text", claim: null }]));
  const first = all.find((item) => item.claimId === claimId) ?? items[0] ?? null;
  return { items: all, decided, done: [], at: first?.targetId ?? null };
}

/** How many wait still. */
export function left({ items, decided }: QueueState): number {
  return items.filter(({ targetId }) => !decided.has(targetId)).length;
}

/** The next place behind this one that waits, round the end; null when none does. */
function nextLeft(state: QueueState, from: string | null): string | null {
  const { items, decided } = state;
  const at = items.findIndex(({ targetId }) => targetId === from);
  const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return order.find(({ targetId }) => !decided.has(targetId))?.targetId ?? null;
}

/** The place before or behind, decided or not. */
export function moved(state: QueueState, by: 1 | -1): QueueState {
  const { items, at } = state;
  const here = items.findIndex(({ targetId }) => targetId === at);
  const next = items[here === -1 ? 0 : (here + by + items.length) % items.length];
  return { ...state, at: next?.targetId ?? null };
}

/**
 * After a decision: the claim has a newer version for its other places, and the next place is looked at, unless
 * another one is already.
 */
export function afterDecision(state: QueueState, targetId: string, how: string, claim: ClaimView): QueueState {
  const decided = new Map(state.decided).set(targetId, { how, claim });
  const items = state.items.map((item) => (item.claimId === claim.id ? { ...item, version: claim.version } : item));
  const done = [...state.done.filter((id) => id !== targetId), targetId];
  const next = { ...state, items, decided, done };
  return state.at === targetId ? { ...next, at: nextLeft(next, targetId) ?? targetId } : next;
}

/** Takes what somebody else did into account: their decisions, and the claims' versions as they are now. */
export function refreshed(state: QueueState, now: WaitingQueue): QueueState {
  const known = new Map([...now.items, ...now.removed].map((item) => [item.targetId, item]));
  const waiting = new Set(now.items.map(({ targetId }) => targetId));
  const decided = new Map(state.decided);
  for (const { targetId } of state.items) {
    if (waiting.has(targetId) || decided.has(targetId)) continue;
    decided.set(targetId, { how: "decided by somebody else", claim: null });
  }
  const items = state.items.map((item) => known.get(item.targetId) ?? item);
  return { ...state, items, decided };
}

/** The places of a claim that stand in the text, without these. */
export function otherPlaces(claim: ClaimView, without: readonly Span[]): Span[] {
  return claim.targets
    .filter(({ start, end }) => end > start && !without.some((span) => span.start === start && span.end === end))
    .map(({ start, end }) => ({ start, end }));
}
