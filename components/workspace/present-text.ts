import { findQuote } from "@/core/anchoring.ts";
import type { Change } from "./changes.ts";
import type { Ground } from "./ground.ts";

/** Whether a change was made on an earlier version of the text than the one that is shown. */
export function isOfEarlierText(change: Change, { revision }: Pick<Ground, "revision">): boolean {
  return "revision" in change && change.revision < revision;
}

/**
 * A claim marked on an earlier version as it is on the present one: only where its words stand exactly once. Undefined
 * where they do not, and for all other changes: then a person has to mark anew.
 */
export function onPresentText(change: Change, { text, revision }: Pick<Ground, "text" | "revision">) {
  if (change.kind !== "mark-claim" || change.revision >= revision || !change.exact) return undefined;
  const found = findQuote(text, { exact: change.exact });
  const [span] = found;
  return span && found.length === 1 ? { ...change, span, revision } : undefined;
}
