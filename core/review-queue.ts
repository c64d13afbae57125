import type { ClaimView } from "./claims.ts";
import type { Time } from "./time.ts";

/** Why a claim waits for somebody. */
export const queueGroups = [
  { id: "read", label: "To read blind" },
  { id: "settle", label: "Verdicts differ: agree, or keep yours" },
  { id: "decide", label: "To decide" },
  { id: "returned", label: "Returned to you" },
  { id: "work", label: "Your own in work" },
] as const;
export type QueueGroup = (typeof queueGroups)[number]["id"];

/** One claim in somebody's queue. */
export interface QueueItem {
  group: QueueGroup;
  claim: ClaimView;
  articleTitle: string;
  /** The claim's deadline, else its article's. */
  dueAt: Time | null;
  /** Whether its readers said different things, as far as this person may know. */
  disagreement: boolean;
}

/** How much one person has on their desk. */
export interface Load {
  personId: string;
  /** Claims in work that they are in charge of. */
  assigned: number;
  /** Claims that wait for their blind reading. */
  toRead: number;
}

/** The order of a queue: the earliest deadline first (none last), then where readers differ, then the oldest. */
export function byUrgency(a: QueueItem, b: QueueItem): number {
  const due = (item: QueueItem) => item.dueAt ?? "9999";
  if (due(a) !== due(b)) return due(a) < due(b) ? -1 : 1;
  if (a.disagreement !== b.disagreement) return a.disagreement ? -1 : 1;
  const age = (item: QueueItem) => `${item.claim.createdAt} ${item.claim.id}`;
  return age(a) < age(b) ? -1 : 1;
}
