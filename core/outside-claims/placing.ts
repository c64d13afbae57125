import type { Candidate } from "../anchoring/candidates.ts";
import { listCandidates, newSearch } from "../anchoring/candidates.ts";
import { tokenise, Vocabulary, type Tokens } from "../anchoring/tokens.ts";
import { codePointMap, describePoint, describeSpan, trimSpan, whyNoSpan, type CodePointMap } from "../anchoring.ts";
import { blockNames, type PlacedBlock } from "../article-text.ts";
import { firstWhere } from "../bisect.ts";
import type { Selector, Span, Target, TargetCandidate } from "../claims.ts";
import { foldText, type Folded } from "../text/folding.ts";
import type { OutsideClaim, OutsideWords } from "../outside-claims.ts";
import { findInFolded } from "../passages.ts";
import { runsOf } from "../text/runs.ts";

/** A text in which claims from elsewhere are looked for; made once for all of them. */
export interface Ground {
  text: string;
  blocks: readonly PlacedBlock[];
  folded: Folded;
  points: CodePointMap;
  /** What our sheets call each block: «¶4». */
  names: readonly string[];
  /** The text cut into words, and what words it has; made when it is first asked for. */
  cut: () => { now: Tokens; vocabulary: Vocabulary };
}

export function groundOf(text: string, blocks: readonly PlacedBlock[]): Ground {
  const folded = foldText(text);
  let made: ReturnType<Ground["cut"]> | undefined;
  const cut = () => {
    if (made) return made;
    const vocabulary = new Vocabulary();
    made = { now: tokenise(text, vocabulary), vocabulary };
    return made;
  };
  const indexed = { ...folded, runs: runsOf(folded.key) };
  return { text, blocks, folded: indexed, points: codePointMap(text), names: blockNames(blocks), cut };
}

/** How words from elsewhere stand in a text. Only `placed` is accepted; the others wait for a person. */
export const outsidePlaces = [
  { id: "placed", label: "In the text" },
  { id: "several", label: "In several places" },
  { id: "other-context", label: "Beside other words" },
  { id: "not-found", label: "Not in the text" },
] as const;
export type OutsidePlaceKind = (typeof outsidePlaces)[number]["id"];

export interface OutsidePlace {
  kind: OutsidePlaceKind;
  /** Where it stands, in text order, when placed; else the places where its words stand, which a person may choose. */
  spans: readonly Span[];
}

/** Code units of the text that a context from elsewhere is compared with. */
const contextLength = 400;

const bare = (words: string): string => foldText(words).key.replaceAll(/\s+/gu, "");

/** Whether what stood before or behind the words there stands there here, as far as the text goes. */
function isBeside(text: string, { start, end }: Span, { prefix, suffix }: OutsideWords): boolean {
  if (prefix === "" && suffix === "") return true;
  const from = Math.max(0, start - contextLength);
  const until = Math.min(text.length, end + contextLength);
  const [wantedBefore, wantedBehind] = [
    bare(prefix.slice(-contextLength / 2)),
    bare(suffix.slice(0, contextLength / 2)),
  ];
  const [before, behind] = [bare(text.slice(from, start)), bare(text.slice(end, until))];
  // the text begins or ends there: around it stood what is not of the text
  const opens = from === 0 && before.length < wantedBefore.length && wantedBefore.endsWith(before);
  const closes = until === text.length && behind.length < wantedBehind.length && wantedBehind.startsWith(behind);
  return (opens || before.endsWith(wantedBefore)) && (closes || behind.startsWith(wantedBehind));
}

function isSame(one: readonly Span[], other: Span): boolean {
  return one.length === 1 && one[0]?.start === other.start && one[0].end === other.end;
}

function nameAt({ blocks, names }: Ground, offset: number): string {
  return names[firstWhere(blocks, ({ start }) => start > offset) - 1] ?? "";
}

/**
 * Where words from elsewhere stand: where they stand once word for word (with white space and quotation marks folded,
 * passages.ts) and beside the words they stood beside; of several such places the one at their position or in
 * the block that they name. Never by
 * likeness: what is not sure waits for a person (anchoring.md).
 */
function placeWords(ground: Ground, words: OutsideWords): OutsidePlace {
  const found = findInFolded(ground.folded, words.exact).map(({ spans }) => spans);
  const all = found.filter((spans) => spans.every((span) => whyNoSpan(ground.text, span) === undefined));
  if (all.length === 0) return { kind: "not-found", spans: [] };
  const around = (spans: readonly Span[]): Span => ({ start: spans[0]!.start, end: spans.at(-1)!.end });
  const beside = all.filter((spans) => isBeside(ground.text, around(spans), words));
  if (beside.length === 1) return { kind: "placed", spans: beside[0]! };
  if (beside.length === 0) return { kind: "other-context", spans: all.map(around) };
  const { position } = words;
  const at = position && {
    start: ground.points.fromCodePoint(position.start),
    end: ground.points.fromCodePoint(position.end),
  };
  const named = beside.filter((spans) => words.block !== "" && nameAt(ground, spans[0]!.start) === words.block);
  const there = (at && beside.find((spans) => isSame(spans, at))) ?? (named.length === 1 ? named[0] : undefined);
  return there ? { kind: "placed", spans: there } : { kind: "several", spans: beside.map(around) };
}

const worst = (kinds: readonly OutsidePlaceKind[]): OutsidePlaceKind =>
  outsidePlaces[Math.max(0, ...kinds.map((kind) => outsidePlaces.findIndex(({ id }) => id === kind)))]!.id;

/** The words by which a claim is looked for: those it quotes, else its statement, which may be words of the text. */
export function soughtWords({ words, statement }: Pick<OutsideClaim, "words" | "statement">): readonly OutsideWords[] {
  if (words.length > 0 || statement.trim() === "") return words;
  return [{ exact: statement, prefix: "", suffix: "", position: null, block: "" }];
}

/** Where a claim from elsewhere stands: placed where all of its words are. */
export function placeOutside(ground: Ground, claim: Pick<OutsideClaim, "words" | "statement">): OutsidePlace {
  const places = soughtWords(claim).map((words) => placeWords(ground, words));
  const kind = places.length === 0 ? "not-found" : worst(places.map((place) => place.kind));
  const spans = places
    .filter((place) => kind === "placed" || place.kind === kind)
    .flatMap((place) => place.spans)
    .map((span) => trimSpan(ground.text, span))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = spans.some((span, i) => i > 0 && span.start < spans[i - 1]!.end);
  return { kind: kind === "placed" && overlap ? "several" : kind, spans };
}

/** At most so many places are offered to a person, as in the queue of a new version. */
const mostOffered = 3;

function offered(text: string, spans: readonly Span[]): TargetCandidate[] {
  return spans.slice(0, mostOffered).map((span) => {
    return { spans: [span], exact: text.slice(span.start, span.end), score: 1, standsOut: false };
  });
}

/** Looks for likely places of words that do not stand in the text, for a person to choose from; one search for all. */
function likely(ground: Ground, lost: readonly string[]): TargetCandidate[][] {
  const { now, vocabulary: known } = ground.cut();
  const vocabulary = new Vocabulary(known);
  const old = tokenise(lost.join("\n\n"), vocabulary);
  const search = newSearch(old, now, vocabulary.weights());
  let at = 0;
  return lost.map((words) => {
    const span = { start: at, end: at + words.length };
    at = span.end + 2;
    const found: Candidate[] = listCandidates(search, span, [], -1);
    return found
      .filter((one) => whyNoSpan(ground.text, one) === undefined)
      .map(({ start, end, score, standsOut }) => {
        return { spans: [{ start, end }], exact: ground.text.slice(start, end), score, standsOut };
      });
  });
}

const whys: Record<OutsidePlaceKind, string> = {
  placed: "Brought in from elsewhere: its words stand here, word for word.",
  several: "Brought in from elsewhere: its words stand in several places.",
  "other-context": "Brought in from elsewhere: its words stand here beside other words than they stood beside there.",
  "not-found": "Brought in from elsewhere: its words do not stand in this text.",
};

/** The part of a target row that says where its claim stands. */
export type OutsideTarget = Selector & Pick<Target, "state" | "engine" | "reasons" | "candidates">;

/** As much of what stood around words as a target holds: 32 code units, and no half characters. */
function shortened(words: OutsideWords | undefined): Pick<Selector, "prefix" | "suffix"> {
  const { prefix = "", suffix = "" } = words ?? {};
  return {
    prefix: prefix.slice(-32).replace(/^[\udc00-\udfff]/u, ""),
    suffix: suffix.slice(0, 32).replace(/[\ud800-\udbff]$/u, ""),
  };
}

/**
 * The rows of claims from elsewhere, each claim with where it stands. What is not placed gets one row that waits for a
 * person, with the places it may stand at.
 */
export function outsideTargets(
  ground: Ground,
  claims: readonly { claim: Pick<OutsideClaim, "words" | "statement">; place: OutsidePlace }[],
): OutsideTarget[][] {
  const { text, blocks } = ground;
  const sought = claims.map(({ claim }) => soughtWords(claim));
  const lost = claims.flatMap(({ place }, i) => (place.kind === "not-found" ? [i] : []));
  const joined = (i: number) => sought[i]!.map(({ exact }) => exact).join(" … ");
  const guesses = lost.length === 0 ? [] : likely(ground, lost.map(joined));
  return claims.map(({ place: { kind, spans } }, i) => {
    const reasons = [whys[kind]];
    if (kind === "placed") {
      const row = { state: "exact", engine: "text", reasons, candidates: [] } as const;
      return spans.map(({ start, end }) => ({ ...describeSpan(text, blocks, start, end), ...row }));
    }
    const candidates = kind === "not-found" ? (guesses[lost.indexOf(i)] ?? []) : offered(text, spans);
    const last = { exact: joined(i), ...shortened(sought[i]?.[0]) };
    const point = describePoint(text, blocks, candidates[0]?.spans[0]?.start ?? text.length, last);
    const state = kind === "not-found" ? ("orphaned" as const) : ("uncertain" as const);
    return [{ ...point, state, engine: "none" as const, reasons, candidates }];
  });
}
