import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, sampleTitle, selectByMouse, setUp, test } from "./house.ts";
import { axe } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const quote = "hiding behind political slogans, cross certain borders";
const passage = "Extremist elements, hiding behind political slogans, cross the border.";
const transcript = [
  "Question: What help does Russia give?",
  `Vladimir Putin: The reserve waits. ${passage} So it was agreed.`,
  "There is no such need now.",
].join("\n\n");

let page: Page;
const claim = () => page.getByRole("region", { name: /^Claim 1\b/u });
const copy = () => page.getByRole("document", { name: /^Copy \d/u });
const heading = () => page.getByRole("heading", { name: /^Claim 1\b/u });

test.beforeAll(async ({ browser, house }) => {
  const context = await browser.newContext({
    baseURL: house.url,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
  });
  page = await context.newPage();
  await setUp(page, house);
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  await selectByMouse(page, quote);
  await page.keyboard.press("c");
  await expect(heading()).toBeFocused();
});

test("a copy is pasted while evidence is filled in, and outlives a failed save", async () => {
  await page.keyboard.press("e");
  await page.keyboard.type("https://example.org/interview");
  await page.getByLabel("Publisher").fill("The broadcaster");
  await page.getByRole("button", { name: "Add a copy" }).click();
  await expect(page.getByRole("heading", { name: "No copy of this source yet" })).toBeVisible();
  await page.getByLabel("Text of the source").fill(transcript);
  await axeInBothThemes(page);

  await page.context().setOffline(true);
  await page.getByLabel("Text of the source").press("Control+Enter");
  await expect(page.getByText("Nothing was kept.")).toBeVisible();
  await expect(page.getByText("The text is safe here.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByLabel("Text of the source")).toHaveValue(transcript);
  await page.getByLabel("Text of the source").press("Control+Enter");
  await expect(copy()).toContainText(passage);
  await axeInBothThemes(page);
});

test("the passage is chosen in the copy by keyboard alone, and is locked", async () => {
  await page.keyboard.press("s");
  for (let i = 0; i < 6 && !(await copy().locator("mark", { hasText: passage }).count()); i += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(page.getByRole("status").filter({ hasText: `paragraph 2. ${passage}` })).toHaveCount(1);
  // from «hiding» to «border», without the full stop
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("c");
  const form = page.getByRole("form", { name: "New evidence" });
  await expect(form.getByLabel("Passage", { exact: true })).toHaveValue(
    "hiding behind political slogans, cross the border",
  );
  await expect(form.getByText("Quote found in snapshot")).toBeVisible();
  await expect(form.getByRole("radio", { name: "Supports" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await form.getByRole("radio", { name: "Primary" }).check();
  await page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await expect(claim().getByRole("button", { name: /^Quote found in snapshot/u })).toBeVisible();
  await expect(claim().getByText(/^para 2 · sha256 [\da-f]{4}…[\da-f]{4}$/u)).toBeVisible();
  await expect(copy().getByRole("button", { name: "Passage E1" })).toBeVisible();
  await axeInBothThemes(page);
});

test("one changed word is told at once, with the nearest words and the way to take them", async () => {
  await page.keyboard.press("Escape");
  await expect(copy()).toHaveCount(0);
  await claim().getByRole("button", { name: "Edit" }).click();
  const field = claim().getByLabel("Passage", { exact: true });
  await field.fill("hiding behind political slogans, cross a border");
  await expect(claim().getByText("Quote not in snapshot")).toBeVisible();
  await expect(claim().locator("mark")).toHaveText(["a", "the"]);
  await claim().getByRole("button", { name: "Done" }).click();
  await expect(claim().getByRole("button", { name: /^Quote not in snapshot/u })).toBeVisible();
  await expect(claim().locator("mark")).toHaveText(["a", "the"]);
  await axeInBothThemes(page);
});

test("all of it is there after a reload", async () => {
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();
  await page.reload();
  await articleText(page);
  await expect(claim().getByRole("button", { name: /^Quote not in snapshot/u })).toBeVisible();
  await expect(claim().locator("mark")).toHaveText(["a", "the"]);
  await claim().getByRole("button", { name: "Take the copy’s words" }).click();
  await expect(claim().getByRole("button", { name: /^Quote found in snapshot/u })).toBeVisible();
  await heading().focus();
  await page.keyboard.press("p");
  await expect(copy().locator("mark").first()).toHaveText("hiding behind political slogans, cross the border");
  await page.keyboard.press("f");
  await page.keyboard.type("NO SUCH need");
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
});

test("the editor's report leads to the passage in the kept copy", async () => {
  const article = new URL(page.url()).pathname;
  const report = await (await page.request.get(`/api/v1${article}/report/html?audience=editor`)).text();
  const [, link = ""] = /<a href="([^"]*)"[^>]*>open the kept copy</u.exec(report) ?? [];
  await page.goto(link.replaceAll("&amp;", "&"));
  await expect(copy().locator("mark").first()).toHaveText("hiding behind political slogans, cross the border");
  // the address does not open it again when the page is read anew
  await expect(page).not.toHaveURL(/evidence=/u);
});

test("the quote check shows which words differ", async () => {
  await page.keyboard.press("Escape");
  await heading().focus();
  await page.keyboard.press("Shift+Q");
  const pair = page.getByRole("article", { name: "The article and E1 The broadcaster" });
  await expect(pair.getByText("1 difference")).toBeVisible();
  await expect(pair.locator("mark")).toHaveText(["certain borders", "the border"]);
  await axeInBothThemes(page);
  await page.keyboard.press("Escape");
  await expect(pair).toHaveCount(0);
});

test("a search that found nothing is evidence, too", async () => {
  await heading().focus();
  await page.keyboard.press("n");
  const form = page.getByRole("form", { name: "New evidence" });
  await expect(form.getByRole("radio", { name: "A search that found nothing" })).toBeChecked();
  await form.getByRole("combobox", { name: /^Address/u }).fill("https://example.org/portal");
  await form.getByLabel("For what").fill("reserve");
  await form.getByLabel("When").fill("2026-03-12");
  await form.getByLabel("What would have been expected").fill("An order that forms it");
  await axe(page);
  await form.getByLabel("For what").press("Control+Enter");
  await claim().getByRole("button", { name: /^N2/u }).click();
  await expect(claim().getByText("An order that forms it")).toBeVisible();
  await expect(claim().getByText("12 March 2026").last()).toBeVisible();
});

test("dates by role and what would change the verdict are filled in by keyboard", async () => {
  await claim().getByRole("group", { name: "Dates" }).first().getByLabel("Said").fill("2020-08-27");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await claim().getByLabel("Published", { exact: true }).fill("2020-12");
  await claim().getByLabel("What would change this verdict").fill("The recording");
  await claim()
    .getByRole("button", { name: /^True then/u })
    .click();
  await claim().getByLabel("Holds as of").fill("2020-12-18");
  await claim().getByLabel("What would change this verdict").focus();
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();
  await page.reload();
  await articleText(page);
  await expect(claim().getByLabel("Said", { exact: true })).toHaveValue("27 August 2020");
  await expect(claim().getByLabel("Published", { exact: true })).toHaveValue("December 2020");
  await expect(claim().getByLabel("What would change this verdict")).toHaveValue("The recording");
  await expect(claim().getByText("True then, out of date now")).toBeVisible();
});
