import { alignBlocks } from "./anchoring/align-blocks.ts";
import { judge, takenByBoth, type Finder, type Judgement } from "./anchoring/agreement.ts";
import { listCandidates, newSearch, type Candidate, type Search } from "./anchoring/candidates.ts";
import { diffFlat } from "./anchoring/diff-flat.ts";
import { keptPlace } from "./anchoring/kept.ts";
import { newMatches, tokenRange, type TokenRange } from "./anchoring/matches.ts";
import { projectSpan } from "./anchoring/project.ts";
import { tokenise, Vocabulary, type Tokens } from "./anchoring/tokens.ts";
import type { Selector, Span, TargetState } from "./claims.ts";
import { staleWords, type StaleWord } from "./staleness.ts";

/** What became of a target in a new revision. */
export interface Carried {
  /** exact, shifted and edited are accepted; split, uncertain and orphaned wait for a person. */
  state: TargetState;
  /** One, or the parts when split; of an uncertain one the likeliest; none when orphaned. */
  spans: Span[];
  /** Why, in sentences for a person. */
  reasons: readonly string[];
  engine: Finder;
  /** For what waits: up to three, scored, for a person to choose from. */
  candidates: readonly Candidate[];
  /** What a verdict may hang on and that changed; empty for what waits. */
  stale: readonly StaleWord[];
  /** Where the words stand or would stand: the start of the first span, or behind what stood before them. */
  point: number;
}

const accepted: ReadonlySet<TargetState> = new Set(["exact", "shifted", "edited"]);

/** Whether a state was reached without a person (anchoring.md). */
export function isAccepted(state: TargetState): boolean {
  return accepted.has(state);
}

function unmoved({ start, end }: Span): Carried {
  return {
    state: "exact",
    spans: [{ start, end }],
    reasons: ["The text is the same."],
    engine: "text",
    candidates: [],
    stale: [],
    point: start,
  };
}

/** For each old token the new one beside which it would stand: the partner of the last matched before, or of the first. */
function neighbours(forth: Int32Array): Int32Array {
  let last = forth.find((to) => to >= 0) ?? -1;
  const found = new Int32Array(forth.length);
  for (let at = 0; at < forth.length; at++) found[at] = last = forth[at]! >= 0 ? forth[at]! : last;
  return found;
}

/** How many words, marks not counted, a span holds. */
function wordsIn({ keys }: Tokens, { isWord }: Vocabulary, { first, last }: TokenRange): number {
  let count = 0;
  for (let at = first; at <= last; at++) count += isWord[keys[at]!]!;
  return count;
}

/**
 * Carries targets from one revision's text to the next: exact, or agreed by two independent engines, or a person
 * decides; never a guess (anchoring.md). All at once, because the texts are cut and compared once: O(n) and the changes.
 * A target whose words do not stand at its place in the old text is orphaned.
 */
export function carryTargets(targets: readonly Selector[], oldText: string, newText: string): Carried[] {
  if (oldText === newText) return targets.map(unmoved);
  const vocabulary = new Vocabulary();
  const [old, now] = [tokenise(oldText, vocabulary), tokenise(newText, vocabulary)];
  const weights = vocabulary.weights();
  const blocks = newMatches(old, now, weights, alignBlocks(old, now, weights));
  const flat = newMatches(old, now, weights, diffFlat(old, now, weights));
  let search: Search | undefined;
  let beside: Int32Array | undefined;
  const finish = (
    target: Selector,
    range: TokenRange,
    { state, spans, reasons, finder }: Judgement,
    one: Span | undefined,
    other: Span | undefined,
  ): Carried => {
    if (isAccepted(state)) {
      const stale = spans.flatMap(({ start, end }) => staleWords(target.exact, newText.slice(start, end)));
      return { state, spans, reasons, engine: finder, candidates: [], stale, point: spans[0]?.start ?? 0 };
    }
    search ??= newSearch(old, now, weights);
    beside ??= neighbours(flat.forth);
    const said = [one, other].filter((place) => place !== undefined);
    const neighbour = beside[range.first] ?? -1;
    const candidates = listCandidates(search, target, said, neighbour);
    const point = spans[0]?.start ?? now.ends[neighbour] ?? 0;
    return { state, spans, reasons, engine: finder, candidates, stale: [], point };
  };
  return targets.map((target) => {
    const range = tokenRange(old, target);
    if (
      !range ||
      !oldText.startsWith(target.exact, target.start) ||
      target.end - target.start !== target.exact.length
    ) {
      const reasons = ["Its words do not stand at its place in the earlier text."];
      const point = Math.min(target.start, newText.length);
      return { state: "orphaned", spans: [], reasons, engine: "none", candidates: [], stale: [], point };
    }
    const { start, end, exact } = target;
    const judged = { start, end, exact, words: wordsIn(old, vocabulary, range), oldText, newText };
    const kept = keptPlace(blocks, flat, judged, range);
    if (kept) return finish(target, range, takenByBoth(judged, kept), kept, kept);
    const [one, other] = [projectSpan(blocks, target, range), projectSpan(flat, target, range)];
    return finish(target, range, judge(judged, one, other), one, other);
  });
}
