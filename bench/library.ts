/**
 * The library of sources with 10,000 of them and 50,000 pieces of evidence, over HTTP with a token: searches, the list,
 * and what a claim's card asks for. Each request is sent alone, so that its time is the server's own and the wire's.
 */
import { newEvidence } from "@/core/evidence.ts";
import { newSource } from "@/core/sources.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { install, type Installation } from "./installation.ts";
import { quantile, type Row } from "./numbers.ts";
import { benchRecord, sampleWords } from "./text.ts";

const sourceCount = 10_000;
const evidenceCount = 50_000;
const claimCount = 5000;
/** Requests of each kind, behind some that are not counted: a server that has just started compiles what it runs. */
const asked = 200;
const warmUp = 20;

const uuid = (kind: number, index: number) =>
  `0196${kind.toString(16).padStart(4, "0")}-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;
const timeOf = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();

/** An article whose claims have ten pieces of evidence each, from sources that say the sample's words. */
function libraryRecord(words: readonly string[]): ArticleRecord {
  const record = benchRecord(50_000, claimCount);
  const said = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => words[(from * 7 + i * 13) % words.length]).join(" ");
  const sources = Array.from({ length: sourceCount }, (_, i) =>
    newSource(
      {
        title: said(i, 8),
        publisher: said(i % 300, 2),
        url: `https://outlet${i % 300}.example/${i}`,
        note: said(i + 3, 20),
      },
      { id: uuid(1, i), at: timeOf(i), by: null },
    ),
  );
  const evidence = Array.from({ length: evidenceCount }, (_, i) => {
    const claim = record.claims[Math.floor((i * claimCount) / evidenceCount)];
    const source = sources[(i * 37) % sourceCount];
    const made = { id: uuid(2, i), claimId: claim?.id ?? "", sourceId: source?.id ?? "", at: timeOf(i), by: null };
    const number = 1 + (i % (evidenceCount / claimCount));
    return { ...newEvidence({ stance: "supports", class: "secondary", passage: said(i, 30) }, made), number };
  });
  return { ...record, sources, evidence };
}

/** How long answers to these paths take, in ms: the median, and what 95 of 100 do not exceed. */
async function timesOf({ url, token }: Installation, path: (i: number) => readonly string[]) {
  const times: number[] = [];
  for (let i = 0; i < asked + warmUp; i++) {
    const from = performance.now();
    const answers = await Promise.all(
      path(i).map(async (one) => {
        const answer = await fetch(`${url}/api/v1${one}`, { headers: { authorization: `Bearer ${token}` } });
        if (answer.status !== 200) throw new Error(`${one} was answered ${answer.status}: ${await answer.text()}`);
        return answer.arrayBuffer();
      }),
    );
    if (answers.length > 0 && i >= warmUp) times.push(performance.now() - from);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** Measures the library. */
export async function measureLibrary(): Promise<Row[]> {
  const here = await install();
  try {
    const words = [...new Set(sampleWords().filter((word) => word.length > 3))];
    const record = libraryRecord(words);
    await here.bringIn(record);
    const word = (i: number) => encodeURIComponent(words[(i * 11) % words.length] ?? "");
    const measured: [what: string, path: (i: number) => readonly string[]][] = [
      ["search for a word", (i) => [`/sources?q=${word(i)}`]],
      ["search for two words and a kind", (i) => [`/sources?q=${word(i)}%20${word(i + 3)}&kind=web-page`]],
      ["search for an address", (i) => [`/sources?url=${encodeURIComponent(`https://outlet${i % 300}.example/${i}`)}`]],
      ["the newest sources", () => ["/sources"]],
      ["sources that no claim uses", () => ["/sources?used=no"]],
    ];
    const rows: Row[] = [];
    for (const [what, path] of measured) {
      const { p50, p95 } = await timesOf(here, path);
      const name = `${sourceCount.toLocaleString("en")} sources: ${what}`;
      rows.push({ what: `${name}, p50`, unit: "ms", ours: p50 });
      rows.push({ what: `${name}, p95`, unit: "ms", ours: p95, aim: "≤ 100 ms", met: p95 <= 100 });
    }
    const claimId = (i: number) => record.claims[(i * 17) % claimCount]?.id ?? "";
    const card = await timesOf(here, (i) => [
      `/claims/${claimId(i)}`,
      `/claims/${claimId(i)}/evidence`,
      `/claims/${claimId(i)}/origins`,
    ]);
    const what = `${evidenceCount.toLocaleString("en")} pieces of evidence: claim, evidence and origins at once`;
    rows.push({ what: `${what}, p50`, unit: "ms", ours: card.p50 });
    rows.push({ what: `${what}, p95`, unit: "ms", ours: card.p95, aim: "≤ 50 ms", met: card.p95 <= 50 });
    return rows;
  } finally {
    await here.stop();
  }
}
