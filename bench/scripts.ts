/** The JavaScript that the workspace page asks for, as it travels (gzip), in a browser that has nothing of it yet. */
import type { Browser } from "@playwright/test";
import type { Installation } from "./installation.ts";
import { newPage, paintedAt, settle } from "./browser.ts";
import type { Row } from "./numbers.ts";

const unit = "kB gzip";

/** Whether the text can be read with its marks in a browser that runs no script at all. */
async function readsWithoutScripts(browser: Browser, here: Installation, articleId: string): Promise<boolean> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies([{ name: "claimcheck.session", value: here.session, url: here.url, httpOnly: true }]);
  const page = await context.newPage();
  await page.goto(`${here.url}/articles/${articleId}`);
  const seen = await page.locator("#text mark.m").first().isVisible();
  await context.close();
  return seen;
}

/** Opens the page once and weighs its scripts: those that its HTML names, and all until it rests. */
export async function measureScripts(browser: Browser, here: Installation, articleId: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "claimcheck.session", value: here.session, url: here.url, httpOnly: true }]);
  const { page, cdp } = await newPage(context);
  await cdp.send("Network.enable");
  const scripts = new Map<string, { url: string; named: boolean; bytes: number }>();
  cdp.on("Network.requestWillBeSent", ({ requestId, request, type, initiator }) => {
    const isScript = type === "Script" || /\.js(\?|$)/u.test(request.url);
    if (isScript) scripts.set(requestId, { url: request.url, named: initiator.type === "parser", bytes: 0 });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await page.goto(`${here.url}/articles/${articleId}`, { waitUntil: "commit" });
  await paintedAt(page);
  await settle(page, cdp);
  const all = [...scripts.values()];
  const contents = await page.evaluate(
    (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text())),
    all.map(({ url }) => url),
  );
  await context.close();
  const kB = (some: readonly { bytes: number }[]) => some.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const named = kB(all.filter((script) => script.named));
  const withZod = contents.filter((text) => /ZodError|invalid_type/u.test(text)).length;
  if (!(await readsWithoutScripts(browser, here, articleId)))
    throw new Error("the text cannot be read without scripts: say how much JavaScript it needs");
  const needed = "JavaScript needed to read the text with its marks (looked at with scripts off)";
  return [
    { what: needed, unit, ours: 0, aim: "≤ 150 kB", met: true },
    { what: "JavaScript that the page's HTML names", unit, ours: named, aim: "≤ 150 kB", met: named <= 150 },
    { what: "JavaScript until the page rests, the editor included", unit, ours: kB(all) },
    { what: "scripts that hold zod", unit: "", ours: withZod, aim: "0", met: withZod === 0 },
  ];
}
