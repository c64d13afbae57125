import type { Page } from "@playwright/test";
import type { Article } from "@/core/articles.ts";
import { expect } from "./fixtures.ts";
import { axeInBothThemes, signIn } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const row = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

/** Waits until the page's script listens to keys: N opens the sheet, Escape closes it again. */
async function openAdding(page: Page): Promise<void> {
  const sheet = page.getByRole("dialog", { name: "Add a source" });
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(sheet).toBeVisible({ timeout: 500 });
  }).toPass();
}

test("a source is added by its address, changed, and found again, by keyboard", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Sources" }).click();
  await expect(page).toHaveURL("/sources");
  await expect(page.getByText("No sources yet.")).toBeVisible();
  await axeInBothThemes(page);

  await openAdding(page);
  await page.keyboard.type("https://agency.example/news/7");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sources\/[\da-f-]{36}$/u);
  const form = page.getByRole("form", { name: "About the source" });
  await form.getByLabel("Title").fill("Council signs the harbour contract");
  await form.getByLabel("Publisher").fill("Harbour Agency");
  await form.getByLabel("Reliability").fill("Quotes the minutes word for word.");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Saved.")).toBeVisible();
  await axeInBothThemes(page);

  await page.keyboard.press("Escape");
  await page.goto("/sources?q=minutes+harb");
  await expect(row(page, "Council signs the harbour contract")).toContainText("Harbour Agency");
  await expect(row(page, "Council signs the harbour contract")).toContainText("Not used");
  await page.getByRole("combobox", { name: "Kind" }).selectOption("Dataset");
  await expect(page).toHaveURL("/sources?q=minutes%20harb&kind=dataset");
  await expect(page.getByText("No source fits.")).toBeVisible();

  await page.goto("/sources");
  await openAdding(page);
  await page.keyboard.type("http://www.agency.example/news/7#top");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This address is in the library already")).toBeVisible();
  await page.getByRole("dialog").getByRole("link", { name: "Council signs the harbour contract" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Council signs the harbour contract" })).toBeVisible();
});

test("a duplicate is merged with its evidence, and parted again", async ({ page }) => {
  await signIn(page);
  const text = "The contract was signed on Friday.";
  const article = await callApi<Article>(page, "POST", "/articles", { text, title: "Harbour" });
  const target = { exact: "signed on Friday" };
  const claim = await callApi<{ id: string }>(page, "POST", `/articles/${article.id}/claims`, { target });
  const duplicate = { title: "Council signs harbour contract (copy)", author: "W. Adler" };
  await callApi(page, "POST", `/claims/${claim.id}/evidence`, {
    source: duplicate,
    stance: "supports",
    class: "secondary",
    passage: "signed on Friday",
  });

  await page.goto("/sources?q=agency");
  await page.getByRole("link", { name: "Council signs the harbour contract" }).click();
  await page.getByRole("button", { name: "Merge a duplicate into this source…" }).click();
  const sheet = page.getByRole("dialog", { name: "Merge a duplicate" });
  await sheet.getByLabel("The duplicate").fill("copy");
  await sheet.getByRole("button", { name: duplicate.title }).click();
  const sides = sheet.getByRole("table", { name: "What is kept" });
  await expect(sides.getByRole("row", { name: /^Author/u })).toContainText("W. Adler (kept)");
  await axeInBothThemes(page);
  await sheet.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("A duplicate was merged into this source.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Claim 1: signed on Friday/u })).toBeVisible();
  await expect(page.getByLabel("Author")).toHaveValue("W. Adler");

  await page.getByRole("button", { name: "Undo the merge" }).click();
  await expect(page.getByRole("heading", { level: 1, name: duplicate.title })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Claim 1: signed on Friday/u })).toBeVisible();
});

test("sources that have it from one another are one origin", async ({ page }) => {
  await signIn(page, "/sources?q=copy");
  await page.getByRole("link", { name: "Council signs harbour contract (copy)" }).click();
  await page.getByRole("button", { name: "Add where it has it from" }).click();
  const sheet = page.getByRole("dialog", { name: "Where it has it from" });
  await sheet.getByLabel("From this source").fill("agency");
  await sheet.getByRole("button", { name: /^Council signs the harbour contract/u }).click();
  await sheet.getByLabel("How it is known").fill("The same typing error.");
  await axeInBothThemes(page);
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  const part = page.getByRole("region", { name: "Where it has it from" });
  await expect(part.getByText("The same typing error.")).toBeVisible();

  const [agency] = (await callApi<{ items: { id: string }[] }>(page, "GET", "/sources?q=harbour%20agency")).items;
  const [article] = (await callApi<{ items: Article[] }>(page, "GET", "/articles")).items;
  const [claim] = (await callApi<{ items: { id: string }[] }>(page, "GET", `/articles/${article?.id}/claims`)).items;
  const cite = { sourceId: agency?.id, stance: "supports", class: "secondary" };
  await callApi(page, "POST", `/claims/${claim?.id}/evidence`, cite);
  await page.goto(`/articles/${article?.id}?claim=${claim?.id}`);
  await page.getByRole("button", { name: /^2 sources · 1 origin/u }).click();
  const who = page.getByRole("dialog").getByRole("list", { name: "Who has it from whom" });
  await expect(who.getByRole("listitem").filter({ hasText: "(copy)" })).toContainText(
    "repeats «Council signs the harbour contract»",
  );
  await axeInBothThemes(page);
});

test("the newsroom's rules can ask for two origins and two pieces of evidence", async ({ page }) => {
  await signIn(page, "/settings/newsroom");
  const rules = page.getByRole("form", { name: "Rules on evidence" });
  await rules.getByLabel("Two independent origins must be cited").check();
  await rules.getByLabel("Pieces of evidence that must be cited").selectOption("2");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(rules.getByLabel("Two independent origins must be cited")).toBeChecked();
  await expect(rules.getByLabel("Pieces of evidence that must be cited")).toHaveValue("2");
  await axeInBothThemes(page);
});
