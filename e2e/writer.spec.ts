import type { Page } from "@playwright/test";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { articleText, axeInBothThemes, cursorTold, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let desk: Page;
let article: string;

const text = (at: Page) => at.getByRole("textbox", { name: /^The article’s text/u });
const proposal = (at: Page, number: number) =>
  at.getByRole("article", { name: new RegExp(`^Proposal on claim ${number}:`, "u") });
const marked = (at: Page, number: number) => text(at).getByRole("link", { name: new RegExp(`^Claim ${number},`, "u") });

interface Stands {
  number: number;
  state: string;
  target: { exact: string; revision: number };
}
const claims = async () => (await callApi<{ items: Stands[] }>(desk, "GET", `/articles/${article}/claims`)).items;
const wordings = async () =>
  (await callApi<{ items: ProposedWording[] }>(desk, "GET", `/articles/${article}/wordings`)).items;

async function propose(exact: string, disposition: string, proposedText: string): Promise<string> {
  const { id } = await callApi<{ id: string }>(desk, "POST", `/articles/${article}/claims`, { target: { exact } });
  const verdict = { verdict: "refuted", justification: "The count says otherwise.", missing: "Nothing." };
  await callApi(desk, "POST", `/claims/${id}/opinions`, { ...verdict, disposition, proposedText });
  return id;
}

async function write(at: Page): Promise<void> {
  await at.goto(`/articles/${article}/edit`);
  await expect(text(at)).toBeVisible();
  await expect(
    text(at)
      .getByRole("link", { name: /^Claim \d+,/u })
      .first(),
  ).toBeVisible();
}

async function save(at: Page, number: number): Promise<void> {
  await at.keyboard.press("Control+s");
  const sheet = at.getByRole("dialog", { name: `Save as version ${number}` });
  await expect(sheet.getByText(/^Claims: /u)).toBeVisible();
  await sheet.getByLabel("What is new in this version").fill("Corrected");
  await at.keyboard.press("Control+Enter");
  await expect(at).toHaveURL(`/articles/${article}`);
}

test.beforeAll(async ({ browser, house }) => {
  desk = await newDesk(browser, house, "/");
  await desk.getByRole("link", { name: sampleTitle }).click();
  await articleText(desk);
  article = new URL(desk.url()).pathname.split("/").at(-1) ?? "";
  await propose("tens of thousands of Belarusians", "fix", "at least twenty thousand Belarusians");
  await propose("a sixth term", "clarify", "a sixth term in office");
  await propose("the fight against terrorism and extremism", "attribute", "what they call the fight against terrorism");
});

test("a writer answers what is proposed by keyboard, writes on, loses the page, and saves a new version", async () => {
  await desk.keyboard.press("Shift+e");
  await expect(desk).toHaveURL(`/articles/${article}/edit`);
  await expect(marked(desk, 3)).toBeVisible();
  const keys = desk.keyboard;
  await keys.press("F8");
  await expect(desk.getByRole("article", { name: /: open$/u }).first()).toBeFocused();
  await keys.press("d");
  await keys.type("The agreement says so in these words.");
  await keys.press("Control+Enter");
  await expect(proposal(desk, 3)).toHaveAccessibleName(/declined$/u);
  await keys.press("F8");
  await keys.press("a");
  await expect(proposal(desk, 2)).toHaveAccessibleName(/: taken over$/u);
  await expect(text(desk).getByText("a sixth term in office")).toBeVisible();
  await keys.press("F8");
  await keys.press("e");
  await keys.press("Control+a");
  await keys.type("some twenty thousand Belarusians");
  await keys.press("Control+Enter");
  await expect(proposal(desk, 1)).toHaveAccessibleName(/in other words$/u);
  await axeInBothThemes(desk);
  await keys.press("Escape");
  await expect(text(desk)).toBeFocused();
  // the editor puts its own selection back once, just after it gets the focus
  await expect(async () => {
    await keys.press("Control+Home");
    expect(await desk.evaluate(() => getSelection()?.anchorNode?.textContent)).toMatch(/^Belarus has been gripped by/u);
    expect(await desk.evaluate(() => getSelection()?.anchorOffset)).toBe(0);
  }).toPass();
  await keys.type("Corrected: ");
  // each tool's title names its key; a quote or a list is taken out by the same key again
  for (const [key, name, taken] of [
    ["Control+Alt+2", "Heading"],
    ["Control+Alt+3", "Subheading"],
    ["Control+Alt+5", "Caption"],
    ["Control+Alt+0", "Paragraph"],
    ["Control+Alt+4", "Quote", "again"],
    ["Control+Shift+7", "Numbered list", "again"],
    ["Control+Shift+8", "List", "again"],
  ] as const) {
    const tool = desk.getByRole("toolbar").getByRole("button", { name, exact: true });
    await expect(tool).toHaveAttribute("aria-keyshortcuts", key);
    await keys.press(key);
    await expect(tool).toHaveAttribute("aria-pressed", "true");
    if (taken) await keys.press(key);
    if (taken) await expect(tool).toHaveAttribute("aria-pressed", "false");
  }
  await expect(text(desk).getByRole("paragraph").first()).toHaveText(/^Corrected: Belarus/u);
  await expect(desk.getByText(/^Kept in this browser/u)).toBeVisible();

  await desk.reload();
  await expect(desk.getByText(/^You left a text unsaved at/u)).toBeVisible();
  await expect(desk.getByRole("button", { name: "Go on with it" })).toBeFocused();
  await keys.press("Enter");
  await expect(text(desk)).toContainText("Corrected: Belarus");
  await expect(desk.getByText("3 of 3 answered")).toBeVisible();
  await save(desk, 2);
  const answers = (await wordings()).map(({ claimNumber, answer }) => [claimNumber, answer?.answer, answer?.revision]);
  expect(answers).toEqual([
    [1, "edited", 2],
    [2, "accepted", 2],
    [3, "declined", null],
  ]);
});

test("a claim whose words became those proposed says in which version it was corrected", async () => {
  const id = await propose("Interfax reported Friday", "fix", "Interfax said on Friday");
  await write(desk);
  const { revision } = await callApi<{ revision: { document: object } }>(desk, "GET", `/articles/${article}`);
  const document = JSON.parse(
    JSON.stringify(revision.document).replace("Interfax reported Friday", "Interfax said on Friday"),
  ) as object;
  await callApi(desk, "POST", `/articles/${article}/revisions`, { base: 2, document, note: "By script" });

  // somebody else saved a version: what is written here is compared with it, and saved after it
  await text(desk).click();
  await desk.keyboard.press("Control+End");
  await desk.keyboard.type(" More to come.");
  await desk.keyboard.press("Control+s");
  const sheet = desk.getByRole("dialog");
  await expect(sheet.getByText(/saved version 3 at/u)).toBeVisible();
  await sheet.getByRole("button", { name: "What yours changes in version 3" }).click();
  await expect(sheet.getByRole("deletion").first()).toBeVisible();
  await axeInBothThemes(desk);
  await desk.goto(`/articles/${article}?claim=${id}`);
  await articleText(desk);
  await expect(desk.getByText("Corrected in version 3")).toBeVisible();
});

test("claims stand as promised after a paste of the whole text, a move, a split, and undo", async () => {
  await desk.evaluate(() => localStorage.clear());
  const moving = "an agreement was reached for this reserve of Russian security forces to be withdrawn";
  const parted = "made in the city of Minsk on Nov. 19, 2020";
  for (const exact of [moving, parted])
    await callApi(desk, "POST", `/articles/${article}/claims`, { target: { exact } });
  await write(desk);
  const keys = desk.keyboard;
  await text(desk).click();
  await keys.press("Control+a");
  await keys.press("Control+c");
  await keys.press("Control+v");
  await expect(marked(desk, 5)).toBeVisible();
  await expect(desk.getByText("Not changed")).toBeVisible();
  await keys.press("Control+a");
  await keys.press("Delete");
  await expect(marked(desk, 5)).toHaveCount(0);
  await keys.press("Control+z");
  await expect(marked(desk, 5)).toBeVisible();

  await text(desk).getByText(moving).click({ clickCount: 3 });
  await keys.press("Control+x");
  await expect(marked(desk, 5)).toHaveCount(0);
  await keys.press("Control+End");
  await keys.press("Enter");
  await keys.press("Control+v");
  await expect(marked(desk, 5)).toBeVisible();
  await text(desk).getByText(parted).click();
  await cursorTold(desk);
  await keys.press("Enter");
  await save(desk, 4);
  const after = (await claims()).filter(({ number }) => number > 4);
  expect(after.map(({ state, target }) => [state, target.exact, target.revision])).toEqual([
    ["shifted", moving, 4],
    ["split", parted, 4],
  ]);
});
