import type { Page } from "@playwright/test";
import type { Article } from "@/core/articles.ts";
import { expect } from "./fixtures.ts";
import { axeInBothThemes, ruth, signIn } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

const row = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

async function bring(page: Page, title: string, more: object = {}): Promise<Article> {
  const text = `The council met on Friday.\n\nThe ${title} costs three million euros.`;
  return callApi<Article>(page, "POST", "/articles", { text, title, ...more });
}

/** Waits until the page's script listens to keys: the list of keys opens, and is closed again. */
async function listening(page: Page): Promise<void> {
  const shortcuts = page.getByRole("dialog", { name: "Shortcuts" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(shortcuts).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(shortcuts).toBeHidden();
}

test("the first day: the way to the first checked article", async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole("region", { name: "First steps" })).toContainText("Bring in an article");
  await axeInBothThemes(page);
  await page.goto("/?view=late");
  await expect(page.getByText("Nothing is late.")).toBeVisible();
  await axeInBothThemes(page);
});

test("articles stand by deadline, and filters live in the address", async ({ page }) => {
  await signIn(page);
  const me = await callApi<{ id: string }>(page, "GET", "/me");
  await bring(page, "harbour tunnel", { dueAt: inDays(-2) });
  await bring(page, "budget speech", { dueAt: inDays(400), assignee: me.id });
  await bring(page, "bicycle law", { outlet: "Local desk", publishedAt: "2020-11" });
  await page.reload();
  await expect(row(page, "harbour tunnel")).toContainText("Late 2 days");
  await expect(row(page, "bicycle law")).toContainText("Local desk · November 2020 · v1");
  await expect(row(page, "bicycle law")).toContainText("0 of 2 · 0 %");
  await expect(row(page, "budget speech")).toContainText("Ruth Adeyemi, you");
  await expect(page.getByRole("rowheader", { name: "Late 1", exact: true })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Later 1", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Mine 1" })).toBeVisible();
  await expect(page.getByRole("region", { name: "First steps" })).toBeHidden();
  await axeInBothThemes(page);

  await page.keyboard.press("f");
  const filter = page.getByRole("searchbox", { name: "Filter, or search" });
  await expect(filter).toBeFocused();
  await filter.fill("checker:me untouched speech");
  await filter.press("Enter");
  await expect(page).toHaveURL("/?checker=me&needs=untouched&q=speech");
  await expect(row(page, "budget speech")).toBeVisible();
  await expect(row(page, "harbour tunnel")).toBeHidden();
  await page.reload();
  await expect(filter).toHaveValue("checker:me untouched speech");
  await page.getByRole("link", { name: "Checker: you. Take this filter away" }).click();
  await expect(page).toHaveURL("/?needs=untouched&q=speech");
  await page.goto("/");
  await page.getByRole("button", { name: "Deadline", exact: true }).click();
  await page.getByRole("menuitem", { name: "No date" }).click();
  await expect(page).toHaveURL("/?due=none");
  await expect(row(page, "bicycle law")).toBeVisible();
  await expect(row(page, "budget speech")).toBeHidden();
});

test("search reads titles and texts, and says when nothing was found", async ({ page }) => {
  await signIn(page, "/?q=million+bicycle");
  await expect(row(page, "bicycle law")).toBeVisible();
  await expect(row(page, "harbour tunnel")).toBeHidden();
  await page.goto("/?q=unheard+of");
  await expect(page.getByText("Nothing fits")).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Clear the filter" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/?checker=Nobody+Known");
  await expect(page.getByText("Nobody here is called «Nobody Known».")).toBeVisible();
});

test("by keyboard alone: move, assign, set a deadline, open", async ({ page }) => {
  await signIn(page);
  await listening(page);
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "harbour tunnel" })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "budget speech" })).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog", { name: "Who checks this" })).toBeVisible();
  await axeInBothThemes(page);
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: ruth.name })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Ruth Adeyemi is in charge now.")).toBeVisible();
  await expect(row(page, "harbour tunnel")).toContainText("Ruth Adeyemi, you");
  await expect(page.getByRole("link", { name: "harbour tunnel" })).toBeFocused();

  await page.keyboard.press("d");
  await axeInBothThemes(page);
  const year = String(new Date().getFullYear() + 1);
  await page.getByLabel("Due on").fill(`${year}-03-13`);
  await page.getByLabel("at (UTC)").fill("17:30");
  await page.keyboard.press("Enter");
  await expect(row(page, "harbour tunnel")).toContainText(`13 Mar ${year}, 17:30`);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "harbour tunnel" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/articles\/[\da-f-]{36}$/u);
});

test("Ctrl K reaches views, articles and what they say", async ({ page }) => {
  await signIn(page);
  await listening(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or run a command" });
  await page.keyboard.type("harbour");
  await expect(palette.getByText("harbour tunnel")).toBeVisible();
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("unassigned");
  await expect(palette.getByText("Unassigned")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/?view=unassigned");
  await expect(page.getByRole("heading", { name: "Unassigned" })).toBeVisible();
});

test("a place in the list that is none leads to its beginning", async ({ page }) => {
  await signIn(page);
  await page.goto("/?view=late&cursor=nowhere");
  await expect(page).toHaveURL("/?view=late");
  await expect(page.getByRole("heading", { name: "Late" })).toBeVisible();
});

test("finish and reopen from the row's menu", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Actions for bicycle law" }).click();
  await page.getByRole("menuitem", { name: "Finish" }).click();
  await expect(row(page, "bicycle law")).toBeHidden();
  await page.getByRole("link", { name: "Finished 1" }).click();
  await expect(page.getByRole("heading", { name: "Finished" })).toBeVisible();
  await page.getByRole("button", { name: "Actions for bicycle law" }).click();
  await page.getByRole("menuitem", { name: "Reopen" }).click();
  await expect(page.getByText("No article is finished yet.")).toBeVisible();
});

test("two people set one deadline: both values are shown, and nothing is overwritten unseen", async ({ page }) => {
  await signIn(page);
  const { items } = await callApi<{ items: Article[] }>(page, "GET", "/articles?q=budget");
  const article = items[0]!;
  await page.getByRole("button", { name: "Actions for budget speech" }).click();
  await page.getByRole("menuitem", { name: "Deadline…" }).click();
  const dialog = page.getByRole("dialog", { name: "Deadline" });
  await dialog.getByLabel("Due on").fill("2030-05-01");
  await dialog.getByLabel("at (UTC)").fill("09:00");
  const theirs = { dueAt: "2030-06-02T10:00:00.000Z", outlet: "Politics" };
  await callApi(page, "PATCH", `/articles/${article.id}`, theirs, { "if-match": `"${article.version}"` });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("2 June 2030, 10:00");
  await expect(dialog.getByRole("alert")).toContainText("1 May 2030, 09:00");
  await axeInBothThemes(page);
  await dialog.getByRole("button", { name: "Save yours" }).click();
  await expect(row(page, "budget speech")).toContainText("1 May 2030, 09:00");
  await expect(row(page, "budget speech")).toContainText("Politics");
});

test("who changes an article again before the list has followed is in no conflict with themselves", async ({
  page,
}) => {
  await signIn(page);
  let follow = () => {};
  const held = new Promise<void>((resolve) => (follow = resolve));
  await page.route("/**", async (route) => {
    if (route.request().headers()["rsc"]) await held;
    await route.fallback();
  });
  for (const hour of ["10:00", "11:00"]) {
    await page.getByRole("button", { name: "Actions for budget speech" }).click();
    await page.getByRole("menuitem", { name: "Deadline…" }).click();
    const dialog = page.getByRole("dialog", { name: "Deadline" });
    await dialog.getByLabel("at (UTC)").fill(hour);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(row(page, "budget speech")).toContainText(`1 May 2030, ${hour}`);
  }
  follow();
  await page.unrouteAll({ behavior: "wait" });
});

test("a save that fails keeps what was typed", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Actions for budget speech" }).click();
  await page.getByRole("menuitem", { name: "About this article" }).click();
  await page.getByLabel("Note").fill("Compare with last year’s table.");
  await page.getByLabel("Published").fill("last spring");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Write the date as precisely as it is known/u).first()).toBeVisible();
  await page.getByLabel("Published").fill("2026-03");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached." })).toBeVisible();
  await page.context().setOffline(false);
  await axeInBothThemes(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Note")).toHaveValue("Compare with last year’s table.");
  await expect(page.getByRole("link", { name: /^Download / })).toBeVisible();
});

test("single keys can be turned off", async ({ page }) => {
  await signIn(page);
  await page.evaluate(() => localStorage.setItem("claimcheck.single-keys", "off"));
  await page.reload();
  // Ctrl K goes on working, and shows that the page has read the keys before it.
  const palette = page.getByRole("dialog", { name: "Search or run a command" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await expect(page.getByRole("dialog", { name: "Shortcuts" })).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "harbour tunnel" })).not.toBeFocused();
});

test("on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await expect(
    row(page, "budget speech")
      .or(page.getByRole("link", { name: "budget speech" }))
      .first(),
  ).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await axeInBothThemes(page);
  await page.goto("/articles/new");
  await expect(page.getByLabel("Text of the article")).toBeVisible();
  await axeInBothThemes(page);
});
