/**
 * Opening the workspace page of the built app, against @recogito/text-annotator on a static page with the same text and
 * the same annotations: time to painted marks, main-thread time, keys and clicks; and the JavaScript that is sent.
 */
import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import type { ArticleRecord } from "@/core/record.ts";
import { launch, mainThread, newPage, paintedAt, settle } from "./browser.ts";
import { install, type Installation } from "./installation.ts";
import { median, type Row } from "./numbers.ts";
import { servePeer } from "./peer.ts";
import { measureScripts } from "./scripts.ts";
import { benchRecord } from "./text.ts";

const sizes = [
  { words: 10_000, claims: 500, rounds: 5, ahead: 1 },
  { words: 100_000, claims: 5000, rounds: 5, ahead: 20 },
] as const;
const peerName = "@recogito/text-annotator";

interface Opened {
  painted: number;
  /** When the whole text was in the page. */
  readable: number;
  cpu: number;
  settledCpu: number;
  click: number;
  key: number;
}

/** Main-thread time that each of some acts costs. */
async function costOf(page: Page, cdp: CDPSession, times: number, act: (i: number) => Promise<unknown>) {
  const costs: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = await mainThread(cdp);
    await act(i);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    costs.push((await mainThread(cdp)) - before);
  }
  return median(costs);
}

async function opened(
  context: BrowserContext,
  url: string,
  acts: { click: (page: Page, i: number) => Promise<unknown>; key: (page: Page) => Promise<unknown> },
): Promise<Opened> {
  const { page, cdp } = await newPage(context);
  await page.goto(url, { waitUntil: "commit" });
  const painted = await paintedAt(page);
  const cpu = await mainThread(cdp);
  await page.waitForLoadState("domcontentloaded");
  const readable = await page.evaluate(
    () => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).domInteractive,
  );
  await settle(page, cdp);
  const settledCpu = await mainThread(cdp);
  const click = await costOf(page, cdp, 5, (i) => acts.click(page, i));
  const key = await costOf(page, cdp, 8, () => acts.key(page));
  await page.close();
  return { painted, readable, cpu, settledCpu, click, key };
}

/** When marks are painted where a claim was changed since the page was drawn last. */
async function paintedAfterChange(context: BrowserContext, here: Installation, record: ArticleRecord, round: number) {
  const headers = {
    authorization: `Bearer ${here.token}`,
    "content-type": "application/json",
    "if-match": `"${round}"`,
  };
  const body = JSON.stringify({ statement: `Changed ${round}` });
  const saved = await fetch(`${here.url}/api/v1/claims/${record.claims[0]?.id}`, { method: "PATCH", headers, body });
  if (!saved.ok) throw new Error(`the change was answered ${saved.status}`);
  const { page } = await newPage(context);
  await page.goto(`${here.url}/articles/${record.article.id}`, { waitUntil: "commit" });
  const painted = await paintedAt(page);
  await page.close();
  return painted;
}

const ourActs = {
  click: (page: Page, i: number) => page.locator("#text mark.m").nth(i).click({ timeout: 5000 }),
  key: (page: Page) => page.keyboard.press("j"),
};

/** The peer has no keys: going to the next annotation is selecting it and bringing it into view. */
const peerActs = {
  click: async (page: Page, i: number) => {
    const box = await page.locator("#content p").nth(i).boundingBox();
    if (box) await page.mouse.click(box.x + 40, box.y + 12);
  },
  key: (page: Page) =>
    page.evaluate(() => {
      const peer = globalThis as unknown as {
        at?: number;
        annotator: {
          getAnnotations(): { id: string }[];
          setSelected(id: string): void;
          scrollIntoView(id: string): void;
        };
      };
      peer.at = (peer.at ?? 0) + 1;
      const id = peer.annotator.getAnnotations()[peer.at]?.id ?? "";
      peer.annotator.setSelected(id);
      peer.annotator.scrollIntoView(id);
    }),
};

function rowsOf(
  size: (typeof sizes)[number],
  { ours, peer, changed }: { ours: Opened[]; peer: Opened[]; changed: number[] },
): Row[] {
  const name = `${size.words} words, ${size.claims} claims`;
  const row = (what: string, key: keyof Opened, aim?: number): Row => {
    const ratio = median(ours.map((each, i) => (peer[i]?.[key] ?? 0) / Math.max(0.01, each[key])));
    return {
      what: `${name}: ${what}`,
      unit: "ms",
      ours: median(ours.map((each) => each[key])),
      peer: median(peer.map((each) => each[key])),
      peerName,
      ratio: ratio >= 1 ? `${ratio.toPrecision(3)} × ahead` : `${(1 / ratio).toPrecision(3)} × behind`,
      ...(aim !== undefined && { aim: aim === 1 ? "ahead" : `≥ ${aim} × ahead`, met: ratio >= aim }),
    };
  };
  return [
    row("first marks painted", "painted", size.ahead),
    { what: `${name}: first marks painted behind a change, drawn anew`, unit: "ms", ours: median(changed) },
    row("whole text in the page", "readable"),
    row("main thread until painted", "cpu"),
    row("main thread until all is at rest", "settledCpu"),
    row("main thread for a click that opens", "click"),
    row("main thread for the key to the next claim", "key"),
  ];
}

/** Refuses to compare with a peer that draws nothing: its page must look different once it has drawn. */
async function proveThatPeerPaints(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector(".r6o-annotation") !== null, undefined, { timeout: 120_000 });
  const drawn = await page.screenshot();
  await page.addStyleTag({ content: ".r6o-span-highlight-layer{display:none!important}" });
  const plain = await page.screenshot();
  await page.close();
  if (drawn.equals(plain)) throw new Error("the peer paints nothing: there is nothing to compare with");
}

/** Measures opening, keys, clicks, and what is sent. */
export async function measureOpen(): Promise<Row[]> {
  const records = sizes.map(({ words, claims }): ArticleRecord => benchRecord(words, claims));
  const here = await install();
  const peerServer = await servePeer(records);
  const browser = await launch();
  try {
    for (const record of records) await here.bringIn(record);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    await context.addCookies([{ name: "claimcheck.session", value: here.session, url: here.url, httpOnly: true }]);
    const rows: Row[] = [];
    for (const [i, size] of sizes.entries()) {
      const id = records[i]?.article.id ?? "";
      await proveThatPeerPaints(browser, `${peerServer.url}/${id}`);
      const ours: Opened[] = [];
      const peer: Opened[] = [];
      for (let round = 0; round < size.rounds; round++) {
        ours.push(await opened(context, `${here.url}/articles/${id}`, ourActs));
        peer.push(await opened(context, `${peerServer.url}/${id}`, peerActs));
      }
      const changed: number[] = [];
      for (let round = 1; round <= 3 && records[i]; round++)
        changed.push(await paintedAfterChange(context, here, records[i], round));
      rows.push(...rowsOf(size, { ours, peer, changed }));
    }
    rows.push(...(await measureScripts(browser, here, records[0]?.article.id ?? "")));
    return rows;
  } finally {
    await browser.close();
    peerServer.stop();
    await here.stop();
  }
}
