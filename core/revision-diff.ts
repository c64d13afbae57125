import { inlineText, leaves, placedBlocks, type PlacedBlock } from "./article-text.ts";
import type { Revision } from "./articles.ts";
import { diffSequences, type Edit } from "./text/diff.ts";
import { pictureLabel } from "./pictures.ts";
import type { DiffBlock, DiffSide, RevisionDiff } from "./revisions.ts";
import { compareWordings } from "./wordings.ts";
import { wordTokens } from "./text/words.ts";

/** Blocks put in and taken out beyond so many are not looked for one by one; bounds the time. */
const mostChanged = 4000;
/** So many blocks of either side are compared each with each; of longer runs only those in the same order. */
const mostPaired = 60;
/** Blocks with a smaller share of words in common are not one block that was rewritten. */
const leastAlike = 0.3;

interface Side {
  shown: DiffSide;
  /** A picture's is its label. */
  text: string;
  isPicture: boolean;
  words: ReadonlySet<string>;
}

function sideOf(text: string, isPicture: boolean, shown: DiffSide): Side {
  return { shown, text, isPicture, words: new Set(wordTokens(text).map((token) => token.text)) };
}

function textSide({ start, end, index, block }: PlacedBlock): Side {
  const text = (block.content ?? []).map(inlineText).join("");
  return sideOf(text, false, { start, end, block: index, level: block.type === "heading" ? block.attrs.level : 0 });
}

/** Text blocks and pictures in reading order. */
function sidesOf({ document }: Pick<Revision, "document">): Side[] {
  const placed = placedBlocks(document);
  let next = 0;
  return leaves(document.content).map((leaf) => {
    if (leaf.type !== "picture") return textSide(placed[next++]!);
    const at = placed[next - 1]?.end ?? 0;
    return sideOf(pictureLabel(leaf.attrs.alt), true, { start: at, end: at, block: Math.max(0, next - 1), level: 0 });
  });
}

/** How much of their words two blocks have in common, from 0 to 1; -1 for a picture and a text. */
function likeness(a: Side, b: Side): number {
  if (a.isPicture !== b.isPicture) return -1;
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared += 1;
  const all = a.words.size + b.words.size;
  return all === 0 ? 1 : (2 * shared) / all;
}

/** The pairs of two runs of blocks, in order, that are most alike together. */
function paired(a: readonly Side[], b: readonly Side[]): [number, number][] {
  if (a.length > mostPaired || b.length > mostPaired) {
    const both = Math.min(a.length, b.length);
    return Array.from({ length: both }, (_, i): [number, number] => [i, i]).filter(
      ([i, j]) => likeness(a[i]!, b[j]!) >= leastAlike,
    );
  }
  const best = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1));
  const alike = a.map((one) => b.map((other) => likeness(one, other)));
  const worth = (i: number, j: number) => (alike[i]![j]! >= leastAlike ? alike[i]![j]! + best[i + 1]![j + 1]! : -1);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, worth(i, j));
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    const here = best[i]![j]!;
    if (here === worth(i, j)) pairs.push([i++, j++]);
    else if (here === best[i + 1]![j]!) i += 1;
    else j += 1;
  }
  return pairs;
}

function added(b: Side): DiffBlock {
  return { kind: "added", picture: b.isPicture, a: null, b: b.shown, pieces: [{ kind: "only-b", a: "", b: b.text }] };
}

function removed(a: Side): DiffBlock {
  return { kind: "removed", picture: a.isPicture, a: a.shown, b: null, pieces: [{ kind: "only-a", a: a.text, b: "" }] };
}

function beside(a: Side, b: Side): DiffBlock {
  const sides = { picture: b.isPicture, a: a.shown, b: b.shown };
  if (a.text !== b.text) {
    return { kind: "changed", ...sides, pieces: compareWordings(a.text, b.text, (word) => word) };
  }
  const kind = sides.a.level === sides.b.level ? "same" : "changed";
  return { kind, ...sides, pieces: [{ kind: "same", a: a.text, b: b.text }] };
}

/** What replaced what between blocks that stayed. */
function replaced(a: readonly Side[], b: readonly Side[]): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...paired(a, b), [a.length, b.length] as const]) {
    blocks.push(...a.slice(i, nextA).map(removed), ...b.slice(j, nextB).map(added));
    if (nextA < a.length && nextB < b.length) blocks.push(beside(a[nextA]!, b[nextB]!));
    [i, j] = [nextA + 1, nextB + 1];
  }
  return blocks;
}

/**
 * Two revisions block by block, and word by word inside blocks that changed; every character is told, also of quotation
 * marks. Pictures that came or went are told by their labels. Bounded in time: what is too much to compare is told as taken out and put in.
 */
export function diffOf(
  from: Pick<Revision, "number" | "document">,
  to: Pick<Revision, "number" | "document">,
): RevisionDiff {
  const [a, b] = [sidesOf(from), sidesOf(to)];
  const numbers = new Map<string, number>();
  const keysOf = (sides: readonly Side[]) =>
    sides.map(({ text, isPicture }) => {
      const key = `${isPicture ? "picture" : "text"} ${text}`;
      return numbers.get(key) ?? numbers.set(key, numbers.size).size - 1;
    });
  const whole: Edit = { kind: "insert", aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length };
  const edits = diffSequences(keysOf(a), keysOf(b), mostChanged) ?? [whole];
  const blocks: DiffBlock[] = [];
  const since = { a: 0, b: 0 };
  const upTo = (aEnd: number, bEnd: number) => {
    blocks.push(...replaced(a.slice(since.a, aEnd), b.slice(since.b, bEnd)));
    Object.assign(since, { a: aEnd, b: bEnd });
  };
  for (const { kind, aStart, aEnd, bStart } of edits) {
    if (kind !== "equal") continue;
    upTo(aStart, bStart);
    for (let n = 0; n < aEnd - aStart; n++) blocks.push(beside(a[aStart + n]!, b[bStart + n]!));
    Object.assign(since, { a: aEnd, b: bStart + aEnd - aStart });
  }
  upTo(a.length, b.length);
  return { from: from.number, to: to.number, blocks };
}
