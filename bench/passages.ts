/**
 * A passage looked for in a snapshot of 1 MB: word for word, and where it is not, the nearest place. The peer searches the
 * same text for the same passage, with as many wrong characters allowed as Hypothesis allows: half of them, 256 at most.
 */
import searchApproximately from "approx-string-match";
import { articleText } from "@/core/article-text.ts";
import { foldText } from "@/core/text/folding.ts";
import { nearestPassage } from "@/core/nearest-passage.ts";
import { findInFolded, findPassage } from "@/core/passages.ts";
import { median, type Row } from "./numbers.ts";
import { benchDocument } from "./text.ts";

const length = 1_000_000;
const rounds = 7;

function spent(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function times(work: () => unknown): number[] {
  work();
  return Array.from({ length: rounds }, () => spent(work));
}

/** The passage with a word in its middle changed. */
function changed(passage: string): string {
  const words = passage.split(" ");
  return words.with(words.length >> 1, "otherword").join(" ");
}

/** The peer's answer must be the place, or the comparison is worth nothing. */
function checkPlaces(text: string, passage: string, start: number): void {
  const ours = nearestPassage(text, changed(passage))?.span.start;
  const [theirs] = searchApproximately(text, changed(passage), Math.min(256, passage.length >> 1));
  if (ours !== start) throw new Error(`the nearest place is ${start}, not ${ours}`);
  if (!theirs || Math.abs(theirs.start - start) > 2) throw new Error(`the peer found ${theirs?.start}, not ${start}`);
}

/** Measures the finding of passages. */
export async function measurePassages(): Promise<Row[]> {
  const text = articleText(benchDocument(200_000)).slice(0, length);
  const start = text.indexOf(". ", length - 2000) + 2;
  const passage = text.slice(start, text.indexOf(" ", start + 120));
  checkPlaces(text, passage, start);
  const folded = foldText(text);
  const repeated = "the men of the city ".repeat(length / 20);
  const hyphens = "a-".repeat(length / 2);
  const row = (what: string, limit: number, work: () => unknown): Row => {
    const ours = median(times(work));
    return { what, unit: "ms", ours, aim: `≤ ${limit} ms`, met: ours <= limit };
  };
  const sought = changed(passage);
  nearestPassage(text, sought);
  searchApproximately(text, sought, Math.min(256, sought.length >> 1));
  const pairs = Array.from({ length: rounds }, () => ({
    ours: spent(() => nearestPassage(text, sought)),
    peer: spent(() => searchApproximately(text, sought, Math.min(256, sought.length >> 1))),
  }));
  const [ours, peer] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.peer))];
  const ratio = median(pairs.map((pair) => pair.peer / pair.ours));
  return [
    row("a passage locked in 1 MB, folding included", 50, () => findPassage(text, passage)),
    row("a further passage in the same text", 10, () => findInFolded(folded, passage)),
    row("1 MB of repetition", 500, () => findPassage(repeated, `${"the men of the city ".repeat(500)}end`)),
    row("1 MB of hyphens", 500, () => findPassage(hyphens, `${"a-".repeat(1000)}aa-a`)),
    {
      what: "the nearest place in 1 MB",
      unit: "ms",
      ours,
      peer,
      peerName: "approx-string-match",
      ratio: ratio >= 1 ? `${ratio.toPrecision(3)} × ahead` : `${(1 / ratio).toPrecision(3)} × behind`,
      aim: "≤ 500 ms",
      met: ours <= 500,
    },
    row("the nearest place in 1 MB of repetition", 500, () =>
      nearestPassage(repeated, "the men of that city or the men"),
    ),
  ];
}
