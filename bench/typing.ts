/**
 * One character typed into an article of 20,000 words with 1,000 claims, and into one of 100,000 words with 5,000: our
 * editor against the same editor without claims, in turns. «Own work» is what the transaction costs more: places mapped, marks of the block painted again.
 */
import type { Page } from "@playwright/test";
import { markedClaim } from "@/core/claim-labels.ts";
import { launch, mainThread, newPage } from "./browser.ts";
import { median, type Row } from "./numbers.ts";
import { bundle, serveFiles } from "./peer.ts";
import { benchRecord } from "./text.ts";

const sizes = [
  { words: 20_000, claims: 1000 },
  { words: 100_000, claims: 5000 },
] as const;
const rounds = 5;
const letters = 60;

interface Typed {
  /** Synchronous: the transaction and the change of the page's elements, ms. */
  transaction: number;
  /** Everything on the main thread for a real key, ms. */
  key: number;
}

/** The time of each transaction of the editor, measured inside the page. */
async function watchTransactions(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Editing {
      view: { setProps(props: { dispatchTransaction: (change: unknown) => void }): void };
      dispatchTransaction(change: unknown): void;
    }
    const { editor } = document.querySelector(".ProseMirror") as unknown as { editor: Editing };
    const spent: number[] = [];
    Object.assign(globalThis, { spent });
    editor.view.setProps({
      dispatchTransaction: (change) => {
        const from = performance.now();
        editor.dispatchTransaction(change);
        spent.push(performance.now() - from);
      },
    });
  });
}

async function typed(page: Page, cdp: Parameters<typeof mainThread>[0], url: string): Promise<Typed> {
  await page.goto(url);
  await page.locator(".ProseMirror p").nth(2).click();
  await page.keyboard.type("warming up");
  await watchTransactions(page);
  const before = await mainThread(cdp);
  for (let i = 0; i < letters; i++) await page.keyboard.type("abcdefghij".charAt(i % 10));
  const key = ((await mainThread(cdp)) - before) / letters;
  const spent = await page.evaluate(() => (globalThis as { spent?: number[] }).spent ?? []);
  if (spent.length < letters) throw new Error(`only ${spent.length} of ${letters} letters came into the text`);
  return { transaction: median(spent), key };
}

/** Measures typing. */
export async function measureTyping(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) rows.push(...(await measureSize(size)));
  return rows;
}

async function measureSize({ words, claims }: (typeof sizes)[number]): Promise<Row[]> {
  const record = benchRecord(words, claims);
  const marks = record.claims.map((claim) =>
    markedClaim({ ...claim, verdict: null, targets: record.targets.filter(({ claimId }) => claimId === claim.id) }),
  );
  const given = JSON.stringify({ article: record.revisions[0]?.document, marks }).replaceAll("<", "\\u003c");
  const { js, css } = await bundle("typing.ts");
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>typing</title><link rel="stylesheet" href="/page.css"><div id="host"></div><script type="application/json" id="given">${given}</script><script type="module" src="/page.js"></script></html>`;
  const server = await serveFiles(
    new Map([
      ["/", html],
      ["/page.js", js],
      ["/page.css", css],
    ]),
  );
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { page, cdp } = await newPage(context);
    const ours: Typed[] = [];
    const bare: Typed[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await typed(page, cdp, `${server.url}/`));
      bare.push(await typed(page, cdp, `${server.url}/?bare`));
    }
    const own = median(ours.map(({ transaction }, i) => transaction - (bare[i]?.transaction ?? 0)));
    const row = (what: string, key: keyof Typed): Row => {
      const ratio = median(ours.map((each, i) => each[key] / (bare[i]?.[key] ?? 1)));
      const peerName = "the same editor without claims";
      const [mine, peer] = [median(ours.map((each) => each[key])), median(bare.map((each) => each[key]))];
      return { what, unit: "ms", ours: mine, peer, peerName, ratio: `${ratio.toPrecision(3)} × the bare editor` };
    };
    const size = `${words} words, ${claims} claims`;
    return [
      { what: `${size}: own work for a letter`, unit: "ms", ours: own, aim: "≤ 2 ms", met: own <= 2 },
      row(`${size}: the transaction of a letter`, "transaction"),
      row(`${size}: main thread for a key, layout and painting included`, "key"),
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}
