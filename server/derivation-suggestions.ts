import type { z } from "zod";
import type { DerivationSuggestion } from "@/core/derivations.ts";
import type { Span } from "@/core/claims.ts";
import type { OfSource } from "@/core/inputs/sources.ts";
import type { Actor } from "@/core/people.ts";
import { namesSource, sharedPassages } from "@/core/shared-passages.ts";
import { linked, type Source } from "@/core/sources.ts";
import { listDerivations } from "@/db/derivations.ts";
import { getNewestReadable } from "@/db/snapshots.ts";
import { listCompanions } from "@/db/source-uses.ts";
import { listVisibleSources } from "@/db/sources.ts";
import { circleOf, loadSource } from "./load.ts";

/** So many other sources are looked at, so much of each text (code units), and so many shared places are shown. */
const most = { sources: 20, text: 200_000, shared: 3 };
/** Code units of a shared place that are shown, and of what stands around a name. */
const shown = { passage: 300, around: 60 };

interface Read {
  source: Source;
  text: string;
}

/**
 * Sources that this one may have it from: of those on the same claims, the ones whose newest readable copy shares long
 * passages with this one's, or that are named in it. Only suggested: a person says whether it is so.
 */
export async function suggestDerivations(
  actor: Actor,
  { sourceId }: z.output<typeof OfSource>,
): Promise<{ items: DerivationSuggestion[]; next: null }> {
  const source = await loadSource(actor, sourceId);
  const own = await textOf(source);
  if (own === undefined) return { items: [], next: null };
  const known = new Set((await listDerivations([sourceId])).flatMap((row) => [row.sourceId, row.originId]));
  const circle = circleOf(actor);
  const ids = (await listCompanions(sourceId, circle, most.sources)).filter((id) => !known.has(id));
  const items: DerivationSuggestion[] = [];
  for (const other of await listVisibleSources(ids, circle)) {
    const text = await textOf(other);
    const suggestion = text === undefined ? undefined : compare({ source, text: own }, { source: other, text });
    if (suggestion) items.push(suggestion);
  }
  return { items, next: null };
}

async function textOf({ id }: Source): Promise<string | undefined> {
  return (await getNewestReadable(id))?.text.slice(0, most.text);
}

/** What speaks for it that `own` has it from `other`; nothing when it looks the other way round. */
function compare(own: Read, other: Read): DerivationSuggestion | undefined {
  const named = namesSource(own.text, other.source);
  const passages = sharedPassages(own.text, other.text).toSorted((a, b) => b.words - a.words);
  if (!named && passages.length === 0) return undefined;
  if (!named && (namesSource(other.text, own.source) || isLater(other.source, own.source))) return undefined;
  const kind = named ? (passages.length > 0 ? "quotes" : "reports-on") : "repeats";
  const shared = passages.slice(0, most.shared).map(({ a }) => cut(own.text, a));
  return { origin: linked(other.source), kind, shared, names: named ? around(own.text, named) : "" };
}

/** Whether both dates are known and the first is the later one; dates of one day are taken for equal. */
function isLater(a: Source, b: Source): boolean {
  if (a.publishedAt === null || b.publishedAt === null) return false;
  const digits = Math.min(a.publishedAt.length, b.publishedAt.length, "2020-11-19".length);
  return a.publishedAt.slice(0, digits) > b.publishedAt.slice(0, digits);
}

function cut(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replaceAll(/\s+/gu, " ");
  return words.length <= shown.passage ? words : `${whole(words.slice(0, shown.passage))}…`;
}

function around(text: string, { start, end }: Span): string {
  const [from, to] = [Math.max(0, start - shown.around), Math.min(text.length, end + shown.around)];
  return whole(text.slice(from, to).replaceAll(/\s+/gu, " ").trim());
}

/** Without half a character at either end. */
function whole(words: string): string {
  return words.replace(/^[\udc00-\udfff]/u, "").replace(/[\ud800-\udbff]$/u, "");
}
