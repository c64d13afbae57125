/**
 * A sheet of 5,000 claims over a long text: its dry run, then all of it brought in, as the page and the command line send
 * it. In one process, on SQLite; meanwhile a timer tells for how long nobody else would have been heard.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mostAtOnce, PreviewOutside, BringInOutside } from "@/core/inputs/outside-claims.ts";
import { articleText } from "@/core/article-text.ts";
import { median, type Row } from "./numbers.ts";
import { benchDocument } from "./text.ts";

const words = 100_000;
const count = 5000;
const rounds = 3;

/** A row for every so-manieth sentence; each tenth has a word that the text has not, each one a verdict and a source. */
function sheetOf(text: string): string {
  const sentences = text.match(/[A-Z][^.!?\n]{30,200}[.!?]/gu) ?? [];
  const step = sentences.length / count;
  const rows = Array.from({ length: count }, (_, i) => {
    const said = sentences[Math.floor(i * step)] ?? "";
    const quote = i % 10 === 0 ? said.replace(/ \w+/u, " otherwise") : said;
    const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
    const fields = [
      quote,
      `Statement ${i}`,
      "Mostly false",
      `Why ${i}.`,
      `https://outlet${i % 500}.example/${i % 700}`,
    ];
    return fields.map(cell).join(",");
  });
  return ["Quote,Claim,Rating,Explanation,Source", ...rows].join("\n");
}

interface Taken {
  preview: number;
  brought: number;
  stall: number;
}

/** The time that this process has worked so far, in ms: what others do meanwhile on the same cores is not in it. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs work, and answers with how long this process worked on it, and at most between two looks of a timer, in ms. */
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; stall: number; value: T }> {
  let last = worked();
  let stall = 0;
  const look = () => {
    const now = worked();
    stall = Math.max(stall, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  const from = last;
  const value = await work();
  const ms = worked() - from;
  look();
  clearInterval(timer);
  return { ms, stall, value };
}

/** Measures the dry run and the bringing in. */
export async function measureOutsideClaims(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "claimcheck-bench-"));
  process.env["DATA_DIR"] = dataDir;
  const { openInstallation, closeInstallation } = await import("@/server/installation.ts");
  const { systemActor } = await import("@/server/permit.ts");
  const { parseInput } = await import("@/server/parse.ts");
  const { createArticle } = await import("@/server/articles.ts");
  const { CreateArticle } = await import("@/core/inputs/articles.ts");
  const { previewOutside } = await import("@/server/outside-previews.ts");
  const { bringInOutside } = await import("@/server/outside-imports.ts");
  const document = benchDocument(words);
  const text = articleText(document);
  const sheet = sheetOf(text);
  const round = async (): Promise<Taken> => {
    const article = await createArticle(systemActor, parseInput(CreateArticle, { text, document, title: "Bench" }));
    const content = { articleId: article.id, text: sheet, from: "old.csv" };
    const preview = await timed(async () => previewOutside(systemActor, parseInput(PreviewOutside, content)));
    const rows = preview.value.rows.filter(({ status }) => status === "new").map(({ row }) => row);
    const brought = await timed(async () => {
      for (let at = 0; at < rows.length; at += mostAtOnce) {
        const part = { ...content, rows: rows.slice(at, at + mostAtOnce), revision: preview.value.revision };
        await bringInOutside(systemActor, parseInput(BringInOutside, part));
      }
    });
    return { preview: preview.ms, brought: brought.ms, stall: Math.max(preview.stall, brought.stall) };
  };
  try {
    await openInstallation();
    const taken: Taken[] = [];
    for (let i = 0; i < rounds; i++) taken.push(await round());
    const middle = (key: keyof Taken) => median(taken.map((one) => one[key]));
    const all = middle("preview") + middle("brought");
    const name = `${count} claims of a sheet over ${words} words`;
    return [
      { what: `${name}: looked at`, unit: "ms", ours: middle("preview") },
      { what: `${name}: brought in`, unit: "ms", ours: middle("brought") },
      { what: `${name}: looked at and brought in`, unit: "ms", ours: all, aim: "≤ 3000 ms", met: all <= 3000 },
      { what: `${name}: longest time in which nobody else is heard`, unit: "ms", ours: middle("stall") },
    ];
  } finally {
    await closeInstallation();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
