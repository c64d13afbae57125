/** A browser to measure in, and what one page cost it. */
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/chromium.mjs";

/** Starts the Chromium that the end-to-end tests use. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) });
}

/** Main-thread time of the page's process so far, in ms. */
export async function mainThread(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

/**
 * Told to each page before its own scripts: notes when marks first stood within the window in a frame that was drawn.
 * A frame counts as drawn in the task after its requestAnimationFrame. Peers draw as spans or as highlights.
 */
function watchPainting(): void {
  const seen = globalThis as { painted?: number };
  const inWindow = (box: DOMRect) => box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  const hasMarks = () => {
    const marks = document.querySelectorAll("mark.m, .r6o-annotation");
    for (const mark of [...marks].slice(0, 50)) if (inWindow(mark.getBoundingClientRect())) return true;
    for (const highlight of CSS.highlights.values())
      for (const range of highlight) if (inWindow((range as Range).getBoundingClientRect())) return true;
    return false;
  };
  const look = () => {
    if (!hasMarks()) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => (seen.painted = performance.now()));
    port1.start();
    return port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** A new page that notes its painting, with the tools' session on it. */
export async function newPage(context: BrowserContext): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await context.newPage();
  // tsx names functions with a helper of its own, which a page does not have
  await page.addInitScript({ content: "globalThis.__name ??= (named) => named;" });
  await page.addInitScript(watchPainting);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  return { page, cdp };
}

/** When marks were painted, in ms after the navigation began. */
export async function paintedAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => (globalThis as { painted?: number }).painted, undefined, {
    timeout: 60_000,
    polling: 50,
  });
  return (await handle.jsonValue()) ?? 0;
}

/** Waits until the page has had nothing to do for a second. */
export async function settle(page: Page, cdp: CDPSession): Promise<void> {
  for (let quiet = 0, before = await mainThread(cdp); quiet < 4;) {
    await page.waitForTimeout(250);
    const now = await mainThread(cdp);
    quiet = now - before < 15 ? quiet + 1 : 0;
    before = now;
  }
}
