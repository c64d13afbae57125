import { diffSequences, type Edit } from "./text/diff.ts";
import { foldWord } from "./text/folding.ts";
import { startsWithWord, type WordToken, wordTokens } from "./text/words.ts";

/** A stretch of two wordings: both have it (folded as passages are), or one of them. `a` and `b` are as they stand. */
export interface WordingPiece {
  kind: "same" | "only-a" | "only-b";
  a: string;
  b: string;
}

/** Words and marks that may differ before nothing more is told than «all differs»: a tenth of a second. */
const mostChanges = 4000;
/** In letters: «the», «with»; a lone word of more is worth seeing between two changes. */
const shortWord = 4;

/** Numbers words: two have the same number when they are the same, folded as told. */
export function wordNumbers(fold: (word: string) => string = foldWord): (tokens: readonly WordToken[]) => Int32Array {
  const byWord = new Map<string, number>();
  const byFolded = new Map<string, number>();
  const numberOf = (word: string): number => {
    let number = byWord.get(word);
    if (number === undefined) {
      const folded = fold(word);
      number = byFolded.get(folded) ?? byFolded.size;
      byFolded.set(folded, number);
      byWord.set(word, number);
    }
    return number;
  };
  return (tokens) => Int32Array.from(tokens, ({ text }) => numberOf(text));
}

/** Tokens of either side that changed into each other, with the equal run behind them. Ends excluded. */
interface Step {
  changed: { a: number; b: number };
  same: { a: number; b: number };
}

function stepsOf(edits: readonly Edit[]): Step[] {
  const steps: Step[] = [{ changed: { a: 0, b: 0 }, same: { a: 0, b: 0 } }];
  for (const { kind, aEnd, bEnd } of edits) {
    const last = steps.at(-1)!;
    const untouched = last.same.a === last.changed.a;
    if (kind === "equal") last.same = { a: aEnd, b: bEnd };
    else if (untouched)
      [last.changed, last.same] = [
        { a: aEnd, b: bEnd },
        { a: aEnd, b: bEnd },
      ];
    else steps.push({ changed: { a: aEnd, b: bEnd }, same: { a: aEnd, b: bEnd } });
  }
  return steps;
}

function lettersBetween(tokens: readonly WordToken[], from: number, until: number): number {
  let letters = 0;
  for (let i = from; i < until; i++) if (startsWithWord(tokens[i]!.text)) letters += tokens[i]!.text.length;
  return letters;
}

/** Joins two replacements between which only marks or one short word, no number, are the same: nobody reads that apart. */
function withoutIslands(steps: readonly Step[], a: readonly WordToken[], b: readonly WordToken[]): Step[] {
  let from = { a: 0, b: 0 };
  return steps.filter(({ changed, same }, i) => {
    const next = steps[i + 1]?.changed;
    const words = a.slice(changed.a, same.a).filter(({ text }) => startsWithWord(text));
    const letters = words[0]?.text.length ?? 0;
    const small = words.length <= 1 && letters <= shortWord && !words.some(({ text }) => /\p{N}/u.test(text));
    const replaced = (start: { a: number; b: number }, end: { a: number; b: number }) =>
      lettersBetween(a, start.a, end.a) > letters && lettersBetween(b, start.b, end.b) > letters;
    if (next && small && replaced(from, changed) && replaced(same, next)) return false;
    from = same;
    return true;
  });
}

/** One side's text between two tokens; the first stretch has what stands before the first word. */
function stretch(text: string, tokens: readonly WordToken[], from: number, until: number): string {
  if (from === until) return "";
  const start = from === 0 ? 0 : tokens[from]!.start;
  return text.slice(start, tokens[until]?.start ?? text.length);
}

const trailing = (text: string) => text.slice(text.trimEnd().length);

/** Gives the white space at the border of two pieces to where it is read best. `before` is the equal stretch before. */
function spaced(before: WordingPiece, change: { a: string; b: string }, after: WordingPiece): void {
  for (const side of ["a", "b"] as const) {
    const other = side === "a" ? "b" : "a";
    const space = trailing(before[side]);
    // «x old» to «x»: what went is « old», not «old»
    if (space !== "" && trailing(before[other]) === "" && change[side] !== "" && before[other] !== "") {
      before[side] = before[side].slice(0, -space.length);
      change[side] = space + change[side];
    }
  }
  const [a, b] = [trailing(change.a), trailing(change.b)];
  if (a !== "" && b !== "" && after.a !== "" && a.length < change.a.length && b.length < change.b.length) {
    change.a = change.a.slice(0, -a.length);
    change.b = change.b.slice(0, -b.length);
    after.a = a + after.a;
    after.b = b + after.b;
  }
}

/**
 * Two wordings as one list of stretches, word by word. What is the same is told as passages.ts folds it: curly and
 * straight quotes are one. All a's joined are `a`, all b's are `b`. Where words were replaced, the old stand before the
 * new. Another `fold` makes words the same that it folds to one; white space between words never counts. Wordings that
 * have more than 4,000 changes are told as one change between what is the same at either end.
 */
export function compareWordings(a: string, b: string, fold = foldWord): WordingPiece[] {
  const [aTokens, bTokens] = [wordTokens(a), wordTokens(b)];
  const numbers = wordNumbers(fold);
  const [aWords, bWords] = [numbers(aTokens), numbers(bTokens)];
  const edits = diffSequences(aWords, bWords, mostChanges) ?? ends(aWords, bWords);
  const pieces: WordingPiece[] = [];
  let from = { a: 0, b: 0 };
  let before: WordingPiece = { kind: "same", a: "", b: "" };
  for (const { changed, same } of withoutIslands(stepsOf(edits), aTokens, bTokens)) {
    const change = {
      a: stretch(a, aTokens, from.a, changed.a),
      b: stretch(b, bTokens, from.b, changed.b),
    };
    const after: WordingPiece = {
      kind: "same",
      a: stretch(a, aTokens, changed.a, same.a),
      b: stretch(b, bTokens, changed.b, same.b),
    };
    spaced(before, change, after);
    if (change.a !== "") pieces.push({ kind: "only-a", a: change.a, b: "" });
    if (change.b !== "") pieces.push({ kind: "only-b", a: "", b: change.b });
    if (after.a !== "") pieces.push(after);
    [from, before] = [same, after];
  }
  // texts without a word
  if (aTokens.length === 0 && a !== "") pieces.unshift({ kind: "only-a", a, b: "" });
  if (bTokens.length === 0 && b !== "") pieces.push({ kind: "only-b", a: "", b });
  return pieces;
}

/** What is the same at either end, and one change between. */
function ends(a: Int32Array, b: Int32Array): Edit[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [aEnd, bEnd] = [a.length - tail, b.length - tail];
  const found: Edit[] = [
    { kind: "equal", aStart: 0, aEnd: head, bStart: 0, bEnd: head },
    { kind: "delete", aStart: head, aEnd, bStart: head, bEnd: head },
    { kind: "insert", aStart: aEnd, aEnd, bStart: head, bEnd },
    { kind: "equal", aStart: aEnd, aEnd: a.length, bStart: bEnd, bEnd: b.length },
  ];
  return found.filter((edit) => edit.aEnd > edit.aStart || edit.bEnd > edit.bStart);
}
