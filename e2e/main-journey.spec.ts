import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle, selectByMouse, setUp, test } from "./house.ts";
import { axe } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const quote =
  "But we also agreed that it will not be used until the situation gets out of control and until extremist elements, hiding behind political slogans, cross certain borders";
const effective =
  'The agreement "made in the city of Minsk on Nov. 19, 2020" comes into force from the date of its signing.';

let page: Page;
let address: string;

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
});

test("the sample article is on the desk, unmarked, with a hint of the keys", async () => {
  await axeInBothThemes(page);
  await page.getByRole("link", { name: sampleTitle }).click();
  const text = await articleText(page);
  address = new URL(page.url()).pathname;
  await expect(text).toContainText("citing the agreement on Belarus’ legal portal.");
  await expect(page.getByText("of 14 statements accounted for").first()).toBeVisible();
  await expect(text.getByRole("link", { name: /^Claim / })).toHaveCount(0);
  await expect(page.getByText("Select words and press")).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("button", { name: "Dismiss the hint" }).click();
  await page.reload();
  await articleText(page);
  await expect(page.getByRole("button", { name: "Dismiss the hint" })).toHaveCount(0);
});

test("the Putin quote is marked by mouse", async () => {
  await selectByMouse(page, quote);
  await page
    .getByRole("toolbar", { name: "Selected words" })
    .getByRole("button", { name: /^Claim/ })
    .click();
  await expect(page.getByRole("heading", { name: /^Claim 1\b/ })).toBeFocused();
  await expect(page.getByRole("region", { name: "Claim 1" })).toContainText(quote);
  const scroller = page.getByRole("region", { name: /, version 1$/u });
  expect(await scroller.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await page.getByLabel("Speaker").fill("Vladimir Putin");
  await page
    .getByRole("textbox", { name: "Statement" })
    .fill("Putin said the reserve is not used until extremists cross certain borders.");
  await page.getByLabel("Said where").focus();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
});

test("with the colours of the system a claim's words are read as the words around them", async () => {
  await page.emulateMedia({ forcedColors: "active" });
  const look = (element: Element) => {
    const { color, backgroundImage } = getComputedStyle(element);
    return { color, backgroundImage };
  };
  const mark = page.locator("mark").first();
  expect(await mark.evaluate(look)).toEqual(await mark.locator("xpath=..").evaluate(look));
  await page.emulateMedia({ forcedColors: null });
});

test("the effective date is marked by keyboard alone, and a claim inside it", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: /^Claim 1,/u })).toBeFocused();
  await page.keyboard.press("s");
  const said = page.getByRole("status");
  for (let i = 0; i < 14 && !(await said.filter({ hasText: effective }).count()); i += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(said.filter({ hasText: `untouched. ${effective}` })).toHaveCount(1);
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: /^Claim 2\b/ })).toBeFocused();
  await expect(page.getByRole("region", { name: "Claim 2" })).toContainText(effective);

  // an overlapping one: from «made» to «2020», still without a mouse
  await page.keyboard.press("s");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  for (let i = 0; i < 9; i += 1) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: /^Claim 3\b/ })).toBeFocused();
  await expect(page.getByRole("region", { name: "Claim 3" })).toContainText(
    "made in the city of Minsk on Nov. 19, 2020",
  );
  await expect(page.getByRole("button", { name: "inside claim 2" })).toBeVisible();
  await axe(page);
});

test("a source with its passage and a verdict, by keyboard", async () => {
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: /^Claim 1\b/ })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Write why the evidence leads to this verdict.").first()).toBeVisible();
  await page.getByRole("heading", { name: /^Claim 1\b/ }).focus();
  await page.keyboard.press("e");
  await page.keyboard.type("https://example.org/transcript?utm_source=x");
  await page.getByLabel("Title").fill("Transcript of the interview");
  await page.getByLabel("Publisher").fill("The broadcaster");
  await page.getByLabel("Passage").fill("cross the border");
  await page.getByRole("radio", { name: "Refutes" }).check();
  await page.getByRole("radio", { name: "Primary" }).check();
  await page.getByLabel("Passage").press("Control+Enter");
  const evidence = page.getByRole("region", { name: "Claim 1" });
  await expect(evidence.getByText("cross the border", { exact: true })).toBeVisible();
  await evidence
    .getByRole("button", { name: "Cite", exact: true })
    .or(evidence.getByRole("button", { name: /^Cite/ }))
    .first()
    .click();

  await page.getByRole("heading", { name: /^Claim 1\b/ }).focus();
  await page.keyboard.press("v");
  await page.keyboard.press("5");
  await expect(page.getByRole("radio", { name: "Conflicting evidence, 5" })).toBeChecked();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: /^Claim 1\b/ }).focus();
  await page.keyboard.press("q");
  await page.keyboard.type("Two translations differ; the original is needed.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/given by you/)).toBeVisible();
  await expect(
    page.getByRole("article").getByRole("link", { name: "Claim 1, Conflicting evidence, proposed" }),
  ).toBeVisible();
  await axe(page);
  // in a low window, too, what is not seen of the card scrolls in it, and not with the page
  await page.setViewportSize({ width: 1440, height: 500 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(500);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("sentences are accounted for without a claim, and undo takes it back", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 of 14").or(page.getByText("of 14 statements accounted for")).first()).toBeVisible();
  await page.keyboard.press("u");
  await page.keyboard.press("x");
  await expect(page.getByRole("button", { name: "Not a statement: 1. Go to the next" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Not a statement: 0. Go to the next" })).toBeVisible();
  await page.keyboard.press("o");
  await expect(page.getByRole("button", { name: "Opinion: 1. Go to the next" })).toBeVisible();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
});

async function expectAllThere(at: Page): Promise<void> {
  await at.goto(address);
  const text = await articleText(at);
  await expect(text.getByRole("link", { name: /^Claim / })).toHaveCount(3);
  await text.getByRole("link", { name: /^Claim 1,/ }).click();
  const claim = at.getByRole("region", { name: "Claim 1" });
  await expect(claim.getByLabel("Speaker")).toHaveValue("Vladimir Putin");
  await expect(claim.getByRole("textbox", { name: "Statement" })).toHaveValue(/certain borders\.$/);
  await expect(claim.getByText("cross the border", { exact: true })).toBeVisible();
  await expect(claim.getByLabel("Justification")).toHaveValue("Two translations differ; the original is needed.");
  await expect(at.getByRole("button", { name: "Opinion: 1. Go to the next" })).toBeVisible();
}

test("all is there after a reload, in another browser, and after a restart of the server", async ({
  browser,
  house,
}) => {
  await expectAllThere(page);
  const other = await newDesk(browser, house, "/");
  await expectAllThere(other);
  await other.context().close();
  await house.restart();
  await expectAllThere(page);
});

async function download(name: string): Promise<{ path: string; text: string; fileName: string }> {
  await page.getByRole("button", { name: "Report" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name }).click();
  const file = await coming;
  const path = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return { path, text: await readFile(path, "utf8"), fileName: file.suggestedFilename() };
}

test("the report leaves as a page that works from disk, as a claim sheet and as the whole record", async ({
  browser,
}) => {
  const html = await download("Annotated report (HTML)");
  expect(html.fileName).toMatch(/\.html$/u);
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const report = await context.newPage();
  await report.setContent(html.text);
  await expect(report.getByRole("heading", { name: sampleTitle }).first()).toBeVisible();
  await expect(report.getByRole("link", { name: /^Claim 1, Conflicting evidence/ }).first()).toBeVisible();
  await expect(report.getByText("cross the border").first()).toBeVisible();
  await expect(report.getByText("Two translations differ; the original is needed.").first()).toBeVisible();
  await context.close();
  const scripted = await (await browser.newContext()).newPage();
  await scripted.goto(`file://${html.path}`);
  await axe(scripted);
  await scripted.context().close();

  const pdf = await download("Annotated report (PDF, Letter)");
  expect(pdf.text).toMatch(/^%PDF-[^]*MediaBox ?\[0 0 612 792\]/u);
  await expect(page.getByRole("status").filter({ hasText: "The PDF is on its way." })).toHaveCount(1);

  const csv = await download("Claim sheet (CSV)");
  expect(csv.text).toContain("cross certain borders");
  expect(csv.text.split("\r\n").filter(Boolean)).toHaveLength(4);

  const json = await download("Whole record (JSON)");
  const record = JSON.parse(json.text) as { format: string; claims: unknown[]; evidence: { passage: string }[] };
  expect(record.format).toBe("claimcheck-record");
  expect(record.claims).toHaveLength(3);
  expect(record.evidence[0]?.passage).toBe("cross the border");
  expect((await download("Whole record (JSON)")).text).toBe(json.text);
});

test("keys are listed, and the palette finds a claim", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type("comes into force");
  await expect(page.getByRole("option", { name: /^2 ·/ })).toBeVisible();
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Claim 2\b/ })).toBeVisible();
});
