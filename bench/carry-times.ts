/** How long carrying takes: generated texts of a size that no article reaches, and the worst cases. */
import { articleText } from "@/core/article-text.ts";
import { carryTargets } from "@/core/carry.ts";
import type { Selector } from "@/core/claims.ts";
import { anchorLikeHypothesis } from "./carry-peers.ts";
import { selectorsOf } from "./carry-selectors.ts";
import { median, shown, type Row } from "./numbers.ts";
import { benchDocument, benchSpans, seeded } from "./text.ts";

const rounds = 7;
/** The peer takes seconds for thousands: it is asked for at most so many, spread evenly, and the time multiplied. */
const mostForPeer = 1000;

/** Processor time, not the clock's: what else runs on the machine counts less. */
function cpu(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A tenth of the paragraphs with three words put in or taken out, one in a hundred gone, one moved. */
function revised(text: string): string {
  const random = seeded(1);
  const blocks = text.split("\n\n").flatMap((block) => {
    const chance = random();
    if (chance < 0.01) return [];
    if (chance > 0.11) return [block];
    const words = block.split(" ");
    for (let edits = 0; edits < 3; edits++) {
      const at = Math.floor(random() * words.length);
      if (random() < 0.5) words.splice(at, 1);
      else words.splice(at, 0, "newly");
    }
    return [words.join(" ")];
  });
  blocks.splice(600, 0, ...blocks.splice(100, 1));
  return blocks.join("\n\n");
}

function shuffled(text: string): string {
  const random = seeded(2);
  const words = text.split(/\s/u).map((word) => ({ word, at: random() }));
  return words
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
    .join(" ");
}

function measure(what: string, targets: readonly Selector[], old: string, now: string, aim: number): Row {
  const ours = median(Array.from({ length: rounds }, () => cpu(() => carryTargets(targets, old, now))));
  return { what, unit: "ms", ours, aim: `≤ ${aim} ms`, met: ours <= aim };
}

function withPeer(words: number, claims: number): Row {
  const document = benchDocument(words);
  const text = articleText(document);
  const now = revised(text);
  const targets = selectorsOf(text, benchSpans(document, claims));
  const row = measure(
    `${claims} targets over ${words} words, a tenth of the paragraphs changed`,
    targets,
    text,
    now,
    150,
  );
  const each = Math.ceil(claims / mostForPeer);
  const some = targets.filter((_, at) => at % each === 0);
  const peer = each * cpu(() => some.map((target) => anchorLikeHypothesis(now, target)));
  const ahead = peer / row.ours;
  const ratio = ahead > 1 ? `${shown(ahead)} × ahead` : `${shown(1 / ahead)} × behind`;
  if (claims < 5000) return { ...row, peer, ratio };
  return { ...row, peer, ratio, aim: `${row.aim}, ≥ 50 × ahead`, met: row.met === true && ahead >= 50 };
}

export function measureTimes(): Row[] {
  const document = benchDocument(100_000);
  const text = articleText(document);
  const targets = selectorsOf(text, benchSpans(document, 5000));
  const bare = text.replaceAll(/[^\p{L}]+/gu, " ");
  const spans = Array.from({ length: 5000 }, (_, at) => ({ start: 100 * at, end: 100 * at + 60 }));
  const whole = selectorsOf(bare, [{ start: 0, end: bare.length }, ...spans]);
  const row = "The same sentence again. ";
  const same = row.repeat(20_000);
  const rows = selectorsOf(
    same,
    Array.from({ length: 5000 }, (_, at) => ({ start: 4 * at * row.length, end: 4 * at * row.length + 24 })),
  );
  return [
    withPeer(5000, 1000),
    withPeer(100_000, 5000),
    measure("the same, all words shuffled", targets, text, shuffled(text), 500),
    measure(
      "the same, no word kept",
      targets,
      text,
      text.replaceAll(/[a-z]+/gu, (word) => `${word}x`),
      500,
    ),
    measure("the same as one sentence, all words shuffled", whole, bare, shuffled(bare), 500),
    measure(
      "5000 targets in one sentence 20000 times over, half of it deleted",
      rows,
      same,
      same.slice(same.length / 2),
      500,
    ),
  ];
}
