import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle, selectByMouse } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const dated = '"made in the city of Minsk on Nov. 19, 2020"';
const sochi = "During the presidents’ Sept. 14 meeting in Sochi";

let page: Page;
let article: string;
let first: string;
const ids: string[] = [];

interface Shown {
  revision: { number: number; text: string };
}

const present = () => callApi<Shown>(page, "GET", `/articles/${article}`);
const status = () => page.getByRole("status");

/** Pastes a text as the new version, and looks at it. */
async function look(text: string): Promise<void> {
  await page.getByLabel("Text of the article").fill(text);
  await page.getByRole("button", { name: "Look at it" }).click();
}

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/");
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  article = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  first = (await present()).revision.text;
  for (const exact of [dated, sochi]) {
    const { id } = await callApi<{ id: string }>(page, "POST", `/articles/${article}/claims`, { target: { exact } });
    ids.push(id);
  }
  const verdict = {
    verdict: "supported",
    justification: "The portal has the agreement.",
    missing: "No second source.",
  };
  const [claim] = ids;
  await callApi(page, "POST", `/claims/${claim}/opinions`, verdict, { "if-match": '"1"' });
});

test("the same text is refused; another is looked at before it is kept, with what happens to each claim", async () => {
  await page.reload();
  await articleText(page);
  await page.keyboard.press("Shift+N");
  await expect(page.getByRole("heading", { name: "Bring in version 2" })).toBeVisible();
  await look(first);
  await expect(page.getByRole("alert").filter({ hasText: "already here" })).toBeVisible();
  await look(" ");
  await expect(page.getByRole("alert").filter({ hasText: "no text" })).toBeVisible();

  const gone = first.split("\n\n").filter((paragraph) => !paragraph.includes(sochi));
  const second = ["The desk put this paragraph in front.", ...gone].join("\n\n").replace("Nov. 19", "Nov. 20");
  await look(second);
  await expect(page.getByRole("heading", { name: "Is this version 2?" })).toBeFocused();
  await expect(page.getByRole("list", { name: "Places of claims" }).getByRole("listitem")).toHaveText([
    "0 kept",
    "0 moved",
    "1 edited",
    "0 split",
    "0 in doubt",
    "1 gone",
  ]);
  const changed = page.getByRole("list", { name: "Claims that changed" }).getByRole("listitem");
  await expect(changed.first().locator("del")).toContainText("19");
  await expect(changed.first().locator("ins")).toContainText("20");
  await expect(
    page
      .getByRole("region", { name: /compared$/u })
      .locator("ins")
      .first(),
  ).toHaveText("The desk put this paragraph in front.");
  expect((await present()).revision.number).toBe(1);
  await axeInBothThemes(page);
  await page.getByLabel("Note").fill("From the author, after our call.");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/versions\/places$/u);
});

test("the desk finds the article by its verdict in doubt, and by its claim without a place", async () => {
  await page.goto("/");
  for (const need of ["Verdicts in doubt", "Claims not placed"]) {
    await page.getByRole("button", { name: "Needs" }).click();
    await page.getByRole("menuitem", { name: need }).click();
    const chip = page.getByRole("link", { name: `Needs: ${need.toLowerCase()}. Take this filter away` });
    await expect(chip).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: sampleTitle })).toBeVisible();
    await chip.click();
    await expect(chip).toHaveCount(0);
  }
  await page.goto(`/articles/${article}/versions/places`);
});

test("the claim that lost its words is decided by keyboard, taken up again, and decided", async () => {
  await expect(page.getByRole("heading", { name: "Where do they stand now?" })).toContainText("0 of 1 decided");
  await expect(page.getByRole("region", { name: /^Version 1/u }).locator("mark")).toHaveText(sochi);
  await expect(page.getByRole("article", { name: "Text of the article, version 2" })).toBeVisible();
  await axeInBothThemes(page);
  await page.keyboard.press("Enter");
  await expect(status().filter({ hasText: "Pick a place first" })).toHaveCount(1);
  await page.keyboard.press("x");
  await expect(page.getByRole("heading", { name: "Nothing waits any more: 1 of 1 are decided." })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { name: "Where do they stand now?" })).toContainText("0 of 1 decided");
  await page.keyboard.press("s");
  await page.keyboard.press("c");
  await expect(page.getByRole("link", { name: "Back to the text" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "Text of the article, version 2" })).toBeVisible();
});

test("changed words put the verdict in doubt until one key says that it still holds", async () => {
  await articleText(page);
  await page.keyboard.press("Shift+J");
  const card = page.getByRole("region", { name: "Claim 1", exact: true });
  await expect(card.getByText("Nov. 19, 2020 → Nov. 20, 2020 changed in version 2")).toBeVisible();
  await expect(page.getByRole("button", { name: "Words changed: 1. Go to the next" })).toBeVisible();
  await expect(
    page.getByRole("article").getByRole("link", { name: /^Claim 1, .*words changed after the verdict$/u }),
  ).toBeVisible();
  await axeInBothThemes(page);
  await page.keyboard.press("Shift+H");
  await expect(card.getByText("changed in version 2")).toHaveCount(0);
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();
  expect((await callApi<{ stale: unknown }>(page, "GET", `/claims/${ids[0]}`)).stale).toBeNull();
});

test("another person's version is told of, and what was marked on the earlier one is kept", async ({
  browser,
  house,
}) => {
  const other = await newDesk(browser, house, `/articles/${article}`);
  await articleText(other);
  const { revision } = await present();
  await page.context().setOffline(true);
  await selectByMouse(page, "comes into force from the date of its signing");
  await page.keyboard.press("c");
  const body = { base: revision.number, text: revision.text.replace("tens of", "many"), note: "A slip" };
  await callApi(other, "POST", `/articles/${article}/revisions`, body);
  await page.context().setOffline(false);
  await expect(page.getByText("Version 3 is here.")).toBeVisible();
  await page.getByRole("button", { name: "Go to version 3" }).click();
  await expect(page.getByRole("article", { name: "Text of the article, version 3" })).toBeVisible();
  await page.getByRole("button", { name: "Mark the same words in version 3" }).click();
  await expect(page.getByRole("link", { name: /^Claim 3, /u }).first()).toBeVisible();
  await other.context().close();
});

test("an earlier version is read as it stood, and going back to it brings the claims back", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("v");
  await expect(page.getByText("From the author, after our call.")).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Version 1", exact: true }).click();
  await expect(page.getByText("You read version 1 of 3, as it stood. It cannot be changed.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Claim 2, as it stood then" })).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Go back to this version…" }).click();
  await expect(page.getByRole("heading", { name: "Back to version 1, as version 4" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article", { name: "Text of the article, version 4" })).toBeVisible();
  expect((await present()).revision.text).toBe(first);
  const sochiClaim = await callApi<{ targets: { exact: string }[] }>(page, "GET", `/claims/${ids[1]}`);
  expect(sochiClaim.targets.map(({ exact }) => exact)).toEqual([sochi]);
});
