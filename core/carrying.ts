import { describePoint, describeSpan, whyNoSpan } from "./anchoring.ts";
import type { PlacedBlock } from "./article-text.ts";
import { carryTargets, isAccepted, type Carried } from "./carry.ts";
import { isPlaced, isRemoved, type Selector, type Target, type TargetCandidate } from "./claims.ts";
import type { SentenceMark } from "./coverage.ts";
import type { StaleWord } from "./staleness.ts";

/** A revision's text as targets are described in it. */
export interface Described {
  number: number;
  text: string;
  blocks: readonly PlacedBlock[];
}

/** Who carries, and when. */
export interface Carrier {
  newId: () => string;
  at: string;
  by: string | null;
}

/** A target in the revision before, and what became of it. */
export interface CarriedTarget {
  old: Target;
  /** The row in which its words last stood in a text: `old` itself, unless it waited. */
  last: Target;
  row: Target;
  /** What changed, between the last words and those of `row`, that a verdict may hang on. */
  stale: readonly StaleWord[];
}

/** The row where a target's words last stood in a text: itself, or the nearest it goes on from. */
export function lastPlaced(target: Target, byId: ReadonlyMap<string, Target>): Target {
  for (let row: Target | undefined = target; row; row = byId.get(row.carriedFrom ?? "")) if (isPlaced(row)) return row;
  return target;
}

const backAgain = "It was taken as removed from the text, and now its words stand there again.";

/**
 * The rows of these targets in a new revision. What waits is looked for from where it last stood: its words may be back.
 * What a person said to be removed stays so; when its very words stand in the text again, it waits for a person.
 */
export function carryOver(
  targets: readonly Target[],
  known: ReadonlyMap<string, Target>,
  texts: ReadonlyMap<number, string>,
  to: Described,
  carrier: Carrier,
): CarriedTarget[] {
  const last = targets.map((target) => lastPlaced(target, known));
  const carried = carriedFromEach(last, texts, to.text);
  return targets.map((old, i) => {
    const from = last[i]!;
    const { row, stale } = newRow(old, from, carried[i]!, to, carrier);
    return { old, last: from, row, stale };
  });
}

/** As carryTargets(), of targets of several earlier revisions, in their order. */
function carriedFromEach(last: readonly Target[], texts: ReadonlyMap<number, string>, newText: string): Carried[] {
  const carried: Carried[] = [];
  for (const number of new Set(last.map((row) => row.revision))) {
    const here = last.flatMap((row, i) => (row.revision === number ? [i] : []));
    const found = carryTargets(
      here.map((i) => last[i]!),
      texts.get(number) ?? "",
      newText,
    );
    for (const [n, i] of here.entries()) carried[i] = found[n]!;
  }
  return carried;
}

function newRow(
  old: Target,
  last: Target,
  carried: Carried,
  to: Described,
  carrier: Carrier,
): Pick<CarriedTarget, "row" | "stale"> {
  const { claimId, articleId } = old;
  const row = (selector: Selector, judged: Pick<Target, "state" | "engine" | "reasons" | "candidates">): Target => ({
    id: carrier.newId(),
    claimId,
    articleId,
    revision: to.number,
    ...selector,
    ...judged,
    carriedFrom: old.id,
    decidedAt: null,
    decidedBy: null,
    createdAt: carrier.at,
    createdBy: carrier.by,
    retiredAt: null,
  });
  const { state, engine, reasons, spans } = carried;
  const [span] = spans;
  const border = span && isAccepted(state) ? whyNoSpan(to.text, span) : undefined;
  const accepted = span !== undefined && isAccepted(state) && border === undefined;
  if (accepted && !isRemoved(old)) {
    const selector = describeSpan(to.text, to.blocks, span.start, span.end);
    return { row: row(selector, { state, engine, reasons, candidates: [] }), stale: carried.stale };
  }
  const point = describePoint(to.text, to.blocks, carried.point, last);
  if (!isRemoved(old)) {
    const why = border === undefined ? reasons : [...reasons, border];
    const waits = accepted || border !== undefined ? "uncertain" : state;
    const judged = { state: waits, engine, reasons: why, candidates: candidatesOf(carried, last, to.text) };
    return { row: row(point, judged), stale: [] };
  }
  if (accepted && state !== "edited") {
    const candidates = [{ spans: [span], exact: to.text.slice(span.start, span.end), score: 1, standsOut: true }];
    return { row: row(point, { state: "uncertain", engine, reasons: [backAgain], candidates }), stale: [] };
  }
  const removed = row(point, { state: "orphaned", engine: "none", reasons: old.reasons, candidates: [] });
  return { row: { ...removed, decidedAt: old.decidedAt, decidedBy: old.decidedBy }, stale: [] };
}

/** At most so many places are offered. */
const mostOffered = 3;

/** The places a person may choose from; of words that were parted first the parts together. */
function candidatesOf({ state, spans, candidates }: Carried, last: Target, text: string): TargetCandidate[] {
  const words = (each: { start: number; end: number }) => text.slice(each.start, each.end);
  const found = candidates.map(({ start, end, score, standsOut }): TargetCandidate => {
    return { spans: [{ start, end }], exact: words({ start, end }), score, standsOut };
  });
  if (state !== "split" || spans.length === 0) return found.slice(0, mostOffered);
  const parts = spans.filter((span) => whyNoSpan(text, span) === undefined);
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const together: TargetCandidate = {
    spans: parts,
    exact: parts.map(words).join(" … "),
    score: Math.min(1, length / last.exact.length),
    standsOut: false,
  };
  return [together, ...found].slice(0, mostOffered);
}

/** Where an earlier revision's rows stand again, for a text that went back to it: by the row each target goes on from. */
export function returnedRows(
  targets: readonly Target[],
  known: ReadonlyMap<string, Target>,
  standing: ReadonlyMap<string, Target>,
  to: number,
  carrier: Carrier,
): { returned: Omit<CarriedTarget, "stale">[]; left: Target[] } {
  const returned: Omit<CarriedTarget, "stale">[] = [];
  const left: Target[] = [];
  const taken = new Set<string>();
  for (const old of targets) {
    let then: Target | undefined = old;
    while (then && !standing.has(then.id)) then = known.get(then.carriedFrom ?? "");
    if (!then || !isPlaced(then)) {
      left.push(old);
      continue;
    }
    // words that were parted since stand in one place again
    if (taken.has(then.id)) continue;
    taken.add(then.id);
    const { id: _id, candidates: _candidates, ...place } = then;
    const row: Target = {
      ...place,
      id: carrier.newId(),
      revision: to,
      state: "exact",
      engine: "text",
      reasons: [`The text is again that of version ${then.revision}.`],
      candidates: [],
      carriedFrom: old.id,
      decidedAt: null,
      decidedBy: null,
      createdAt: carrier.at,
      createdBy: carrier.by,
      retiredAt: null,
    };
    returned.push({ old, last: lastPlaced(old, known), row });
  }
  return { returned, left };
}

/** The sentences accounted for by hand, in a new revision: those whose words are the same, and edited ones whose facts are. */
export function carryMarks(
  marks: readonly SentenceMark[],
  oldText: string,
  to: Pick<Described, "number" | "text">,
  carrier: Carrier,
): SentenceMark[] {
  const sought = marks.map(({ start, end, exact }) => ({ start, end, exact, prefix: "", suffix: "", block: 0 }));
  return carryTargets(sought, oldText, to.text).flatMap(({ state, spans: [span], stale }, i) => {
    const mark = marks[i]!;
    if (!span || !isAccepted(state) || stale.length > 0) return [];
    const place = { start: span.start, end: span.end, exact: to.text.slice(span.start, span.end) };
    return [{ ...mark, ...place, id: carrier.newId(), revision: to.number, createdAt: carrier.at }];
  });
}
