import type { Browser, Locator, Page } from "@playwright/test";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";
import { axe, expect, test as base } from "./fixtures.ts";

/** The first person of the houses these journeys are played in: admin, editor and checker. */
export const ruth = { name: "Ruth Adeyemi", email: "ruth@desk.example", password: "vermilion otter 41" };

export const sampleTitle = "Russian National Guard to Partner With Belarus Police Amid Protests";

/**
 * The journeys of a file follow each other on one installation of their own: each file says `test.use({ own:
 * import.meta.url })`, since files whose fixtures are the same share a worker, and with it a house.
 */
export const test = base.extend<object, { own: string; house: Claimcheck }>({
  own: ["", { option: true, scope: "worker" }],
  house: [
    async ({ own }, use) => {
      if (own === "") throw new Error("say test.use({ own: import.meta.url }) in this file");
      const house = await startClaimcheck();
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
});

/** Makes the first account by the set-up link; the page is on the desk after it. */
export async function setUp(page: Page, house: Claimcheck): Promise<void> {
  await page.goto(house.setUpLink);
  await page.getByLabel("Newsroom").fill("The Sample Paper");
  await page.getByLabel("Your name").fill(ruth.name);
  await page.getByLabel("Email").fill(ruth.email);
  await page.getByLabel("Password").fill(ruth.password);
  await page.getByRole("button", { name: "Create account and open the desk" }).click();
  await expect(page.getByRole("heading", { name: "In work" })).toBeVisible();
}

interface Credentials {
  email: string;
  password: string;
}

/** Fills in the sign-in page and sends it, whatever comes of it. */
export async function sendSignIn(page: Page, next: string, who: Credentials): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("Email").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs Ruth in, and goes on to a page. */
export async function signIn(page: Page, next = "/"): Promise<void> {
  await sendSignIn(page, next, ruth);
  await expect(page).toHaveURL(next);
}

/** A window as wide as a desk's. */
export const deskWindow = {
  reducedMotion: "reduce",
  locale: "en-GB",
  timezoneId: "UTC",
  viewport: { width: 1440, height: 900 },
} as const;

/** A signed-in page of a browser of its own, with a window as wide as a desk's. */
export async function newDesk(browser: Browser, house: Claimcheck, next: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house.url,
    ...deskWindow,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await signIn(page, next);
  return page;
}

/** The text of the open article, once it can be marked. */
export async function articleText(page: Page): Promise<Locator> {
  const text = page.getByRole("article", { name: /^Text of the article/u });
  await expect(text).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Paragraphs" }).getByRole("link").first()).toBeVisible();
  return text;
}

/** Selects words with the mouse: presses before the first, drags, lets go behind the last. They stand in one paragraph. */
export async function selectByMouse(page: Page, words: string): Promise<void> {
  const places = await page.getByRole("article", { name: /^Text of the article/u }).evaluate((root, wanted) => {
    // numbers behind claims and labels stand in the text for the eye only
    const textsOf = (block: Element) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest("a[href^='#'], [contenteditable='false'] .chip, .aside") ? 2 : 1,
      );
      const nodes: Node[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
      return nodes;
    };
    const wordsOf = (block: Element) =>
      textsOf(block)
        .map((node) => node.textContent)
        .join("");
    const block = [...root.children].find((child) => wordsOf(child).includes(wanted));
    if (!block) throw new Error(`«${wanted}» is not in the text`);
    block.scrollIntoView({ block: "center" });
    const start = wordsOf(block).indexOf(wanted);
    const at = (offset: number, atEnd: boolean) => {
      let before = 0;
      for (const node of textsOf(block)) {
        const { length } = node.textContent ?? "";
        if (before + length >= offset + (atEnd ? 0 : 1)) {
          const range = document.createRange();
          range.setStart(node, offset - before - (atEnd ? 1 : 0));
          range.setEnd(node, offset - before + (atEnd ? 0 : 1));
          const rect = [...range.getClientRects()].at(-1);
          if (rect) return { x: atEnd ? rect.right - 0.5 : rect.left + 0.5, y: rect.top + rect.height / 2 };
        }
        before += length;
      }
      throw new Error("no such place");
    };
    return { from: at(start, false), to: at(start + wanted.length, true) };
  }, words);
  await page.mouse.move(places.from.x, places.from.y);
  await page.mouse.down();
  await page.mouse.move((places.from.x + places.to.x) / 2, (places.from.y + places.to.y) / 2, { steps: 4 });
  await page.mouse.move(places.to.x, places.to.y, { steps: 4 });
  await page.mouse.up();
}

/**
 * axe in the light theme, and what it knows of colours in the dark one too: all else is the same there. The page
 * follows the system's theme until somebody chooses.
 */
export async function axeInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await axe(page, colorScheme === "light" ? "all" : "colours");
  }
}

/** Waits for the frame with which the browser tells the editor of a new cursor: a machine presses a key before it. */
export async function cursorTold(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
}

export { axe, expect };
