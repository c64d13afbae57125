/**
 * Targets carried over real edits: REVISIONS names a file with one `{ path, revisions: [text, …] }` a line. Half of the
 * paths (by their hash) are for tuning; the other half is reported.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { carryTargets, isAccepted } from "@/core/carry.ts";
import type { Span } from "@/core/claims.ts";
import { anchorByOffsets, anchorLikeHypothesis } from "./carry-peers.ts";
import { knownCases, type Case } from "./carry-truth.ts";
import { selectorsOf } from "./carry-selectors.ts";
import { measureTimes } from "./carry-times.ts";
import { shown, type Row } from "./numbers.ts";

interface File {
  path: string;
  revisions: string[];
}

function filesIn(place: string): File[] {
  const lines = readFileSync(place, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as File);
}

/** Whether a file is for tuning; the others are for the report. */
function isForTuning({ path }: File): boolean {
  return createHash("sha256").update(path).digest()[0]! % 2 === 0;
}

/** What one way of anchoring did with the cases, counted. */
interface Tally {
  placed: number;
  wrong: number;
  edited: number;
  editedWaiting: number;
  bordersKnown: number;
  bordersRight: number;
  deleted: number;
  falseAnchors: number;
  kept: number;
  keptWaiting: number;
}

const noTally = (): Tally => ({
  placed: 0,
  wrong: 0,
  edited: 0,
  editedWaiting: 0,
  bordersKnown: 0,
  bordersRight: 0,
  deleted: 0,
  falseAnchors: 0,
  kept: 0,
  keptWaiting: 0,
});

const wordsOnly = (text: string, { start, end }: Span): string =>
  text.slice(start, end).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** The share of the shorter span that lies in the other. */
function overlap(one: Span, other: Span): number {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return Math.max(0, common) / Math.max(1, Math.min(one.end - one.start, other.end - other.start));
}

/** Counts one answer: a place that was taken without a person, or undefined. */
function count(tally: Tally, { truth }: Case, text: string, place: Span | undefined): void {
  if (truth.kind === "deleted") {
    tally.deleted += 1;
    if (place) tally.falseAnchors += 1;
    return;
  }
  if (truth.kind === "kept") {
    tally.kept += 1;
    if (!place) tally.keptWaiting += 1;
  } else {
    tally.edited += 1;
    if (!place) tally.editedWaiting += 1;
  }
  if (!place) return;
  tally.placed += 1;
  const span = truth.kind === "kept" ? truth.span : (truth.span ?? truth.room);
  if (overlap(place, span) < 0.5) tally.wrong += 1;
  if (truth.span && truth.kind === "edited") {
    tally.bordersKnown += 1;
    if (wordsOnly(text, place) === wordsOnly(text, truth.span)) tally.bordersRight += 1;
  }
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

function rowsOf(size: string, ours: Tally, hypothesis: Tally, offsets: Tally): Row[] {
  const line = (what: string, of: (tally: Tally) => number, aim?: number): Row => ({
    what: `${size}: ${what}`,
    unit: "%",
    ours: of(ours),
    peer: of(hypothesis),
    ratio: `plain offsets ${shown(of(offsets))} %`,
    ...(aim === undefined ? {} : { aim: `≤ ${aim} %`, met: of(ours) <= aim }),
  });
  return [
    line(`wrong place, of ${ours.placed} placed`, (t) => percent(t.wrong, t.placed), 0.5),
    line(`false anchors, of ${ours.deleted} deleted`, (t) => percent(t.falseAnchors, t.deleted), 0.5),
    line(`sent to a person, of ${ours.edited} edited`, (t) => percent(t.editedWaiting, t.edited), 15),
    line(`sent to a person, of ${ours.kept} kept word for word`, (t) => percent(t.keptWaiting, t.kept)),
    line(`borders right, of ${ours.bordersKnown} edited and placed`, (t) => percent(t.bordersRight, t.bordersKnown)),
  ];
}

function measureEdits(files: readonly File[]): Row[] {
  const sizes = ["sentence", "phrase", "short"] as const;
  if (files.length === 0) return [];
  const tallies = new Map(sizes.map((size) => [size, [noTally(), noTally(), noTally()] as const]));
  for (const { revisions } of files) {
    for (const [at, text] of revisions.slice(1).entries()) {
      const old = revisions[at] ?? "";
      if (old === text) continue;
      const cases = knownCases(old, text);
      const targets = selectorsOf(
        old,
        cases.map(({ span }) => span),
      );
      for (const [index, carried] of carryTargets(targets, old, text).entries()) {
        const [one, target] = [cases[index]!, targets[index]!];
        const [ours, hypothesis, offsets] = tallies.get(one.size)!;
        count(ours, one, text, isAccepted(carried.state) ? carried.spans[0] : undefined);
        count(hypothesis, one, text, anchorLikeHypothesis(text, target));
        count(offsets, one, text, anchorByOffsets(text, target));
      }
    }
  }
  return sizes.flatMap((size) => rowsOf(size, ...tallies.get(size)!));
}

/** All rows: places over real edits when REVISIONS names a file, and times over generated texts. TUNE=1: the other half. */
export function measureCarry(): Row[] {
  const place = process.env.REVISIONS;
  const files = place === undefined ? [] : filesIn(place);
  const tuning = process.env.TUNE === "1";
  return [...measureEdits(files.filter((file) => isForTuning(file) === tuning)), ...measureTimes()];
}
