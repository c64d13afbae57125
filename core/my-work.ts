import type { ClaimView } from "./claims.ts";
import type { Time } from "./time.ts";

/** Why a claim waits for somebody to work on it; one that waits for several reasons stands under the first. */
export const workGroups = [
  { id: "read", label: "To read blind" },
  { id: "settle", label: "Verdicts differ: agree, or keep yours" },
  { id: "returned", label: "Returned to you" },
  { id: "stale", label: "Changed after the verdict" },
  { id: "replies", label: "Awaiting a reply" },
  { id: "work", label: "Yours in work" },
] as const;
export type WorkGroup = (typeof workGroups)[number]["id"];

/** One claim that waits for somebody. */
export interface WorkItem {
  group: WorkGroup;
  claim: ClaimView;
  articleTitle: string;
  /** The claim's deadline, else its article's. */
  dueAt: Time | null;
}

/** What waits for somebody, by why it does, in the order of the groups; empty groups are left out. */
export function groupWork(items: readonly WorkItem[]): { id: WorkGroup; label: string; items: WorkItem[] }[] {
  return workGroups
    .map((group) => ({ ...group, items: items.filter((item) => item.group === group.id) }))
    .filter(({ items: own }) => own.length > 0);
}

/** When something is due: what is awaited counts from its own day on. */
export function workDue({ group, claim, dueAt }: WorkItem): Time | null {
  return group === "replies" ? (claim.replies?.due ?? dueAt) : dueAt;
}

/** The order inside a group: the earliest deadline first (none last), then article by article, as they were marked. */
export function byDue(a: WorkItem, b: WorkItem): number {
  const key = (item: WorkItem) => [workDue(item) ?? "9999", item.articleTitle, item.claim.articleId].join("\n");
  if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
  return a.claim.number - b.claim.number;
}
