import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const dated = 'The agreement "made in the city of Minsk on Nov. 19, 2020" comes into force';
/** Cells as a spreadsheet puts them on the clipboard; its names of columns are its own. */
const sheet = [
  ["Our words", "What it says", "Truth-O-Meter", "Link"],
  [
    dated.replaceAll('"', '""').replace(/^.*$/u, '"$&"'),
    "In force from 19 November",
    "Mostly True",
    "https://pravo.by/x",
  ],
  ["Nobody voted in Minsk", "", "Bunk", "javascript:alert(1)"],
  ["", "", "", "https://nothing.example/"],
]
  .map((cells) => cells.join("\t"))
  .join("\n");

let page: Page;
let article: string;

const focused = (name: string) => expect(page.getByRole("heading", { name })).toBeFocused();

/** Goes on by Tab until what has this name has the focus, as somebody without a mouse does. */
async function tabTo(name: string | RegExp, role: "button" | "checkbox" | "combobox"): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${String(name)}.`);
}

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/");
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  article = new URL(page.url()).pathname.split("/").at(-1) ?? "";
});

test("a pasted sheet is taken apart by its columns, and nothing is kept before", async () => {
  await page.keyboard.press("Control+K");
  await expect(page.getByRole("combobox", { name: "Search or run a command" })).toBeFocused();
  await page.keyboard.type("Bring in claims");
  await expect(page.getByRole("option", { name: "Bring in claims" })).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Bring in claims that were checked before" })).toBeVisible();
  await axeInBothThemes(page);
  await page.getByLabel("Paste the sheet").focus();
  await page.getByLabel("Paste the sheet").fill(sheet);
  await tabTo("Look at it", "button");
  await page.keyboard.press("Enter");
  await focused("No claims found in 3 rows");
  // the names of its columns say little: they are set by hand
  const columns = page.getByText(/^Columns: \d of 4 are read$/u);
  if (!(await page.getByLabel("Our words").isVisible())) await columns.press("Enter");
  for (const [name, field] of [
    ["Our words", "Exact words"],
    ["What it says", "Statement"],
    ["Truth-O-Meter", "Verdict, in words"],
  ] as const) {
    await page.getByLabel(name).selectOption({ label: field });
  }
  await tabTo("Read the rows with these columns", "button");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /In force from 19 November/u })).toContainText("Paragraph");
  await expect(page.getByRole("row", { name: /Nobody voted in Minsk/u })).toContainText("waits for a place");
  await expect(page.getByRole("row", { name: /Nobody voted in Minsk/u })).toContainText("leads to no page");
  await expect(page.getByRole("row", { name: /No words/u })).toContainText("Cannot come in");
  await expect(page.getByRole("checkbox", { name: "Bring in row 3" })).toBeDisabled();
  expect((await callApi<{ items: object[] }>(page, "GET", `/articles/${article}/claims`)).items).toEqual([]);
  await axeInBothThemes(page);
});

test("a verdict of theirs becomes another of ours; a cut line loses nothing; then the claims are in", async () => {
  const row = page.getByRole("row", { name: /In force from 19 November/u });
  await expect(row).toContainText("«Mostly True» → Mostly supported");
  await page.getByLabel(/«Mostly True»/u).selectOption({ label: "Supported" });
  await expect(row).toContainText("«Mostly True» → Supported");
  await page.context().setOffline(true);
  await tabTo(/^Bring in 2 claims$/u, "button");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeFocused();
  await page.context().setOffline(false);
  await expect(row).toContainText("«Mostly True» → Supported");
  await tabTo(/^Bring in 2 claims$/u, "button");
  await page.keyboard.press("Enter");
  await focused("2 claims are in");
  await expect(page.getByText("1 at their words in the text, 1 waits for a place.")).toBeVisible();
  await axeInBothThemes(page);
});

test("the claim is at its words with a draft that says whose verdict it was, and comes in once", async () => {
  await page.getByRole("link", { name: new RegExp(`1 ${dated.slice(0, 20)}`, "u") }).press("Enter");
  await expect(page).toHaveURL(/\?claim=/u);
  await expect(page.getByText("Rated «Mostly True» elsewhere.").first()).toBeVisible();
  await page.goto(`/articles/${article}/bring-in-claims`);
  const csv = sheet.replace("Our words", "Quote").replace("What it says", "Claim");
  const file = { name: "old.tsv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("File of claims").setInputFiles(file);
  await page.reload();
  // what was chosen is still here
  await expect(page.getByText("old.tsv")).toBeVisible();
  await tabTo("Look at it", "button");
  await page.keyboard.press("Enter");
  await focused("3 claims found");
  await expect(page.getByRole("row", { name: /In force from 19 November/u })).toContainText(
    "Brought in before: claim 1",
  );
  await expect(page.getByRole("button", { name: "Bring in 0 claims" })).toHaveAttribute("aria-disabled", "true");
});

test("the file comes again with another rating: it is offered, and comes into the draft", async () => {
  await page.getByRole("button", { name: "Back" }).press("Enter");
  const csv = sheet
    .replace("Our words", "Quote")
    .replace("What it says", "Claim")
    .replace("Truth-O-Meter", "Rating")
    .replace("Mostly True", "False");
  const file = { name: "newer.tsv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("File of claims").setInputFiles(file);
  await tabTo("Look at it", "button");
  await page.keyboard.press("Enter");
  const row = page.getByRole("row", { name: /In force from 19 November/u });
  await expect(row).toContainText("Brought in before, rated anew: claim 1");
  await expect(row).toContainText("New: «False»");
  await expect(row).toContainText("Its draft takes the new verdict");
  await axeInBothThemes(page);
  await tabTo("Bring in 1 new rating", "button");
  await page.keyboard.press("Enter");
  await focused("1 claim is rated anew");
  await page.getByRole("link", { name: new RegExp(`1 ${dated.slice(0, 20)}`, "u") }).press("Enter");
  await expect(page.getByText("Rated anew «False» elsewhere.").first()).toBeVisible();
});
