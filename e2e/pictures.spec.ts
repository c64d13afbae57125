import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, cursorTold, expect, newDesk } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const html = `<!doctype html><html lang="en"><title>The harbour</title><body><article><h1>The harbour</h1>
<p>The harbour was closed on Monday after the storm.</p>
<figure><img src="http://pictures.example/a.png" alt="Ships outside the harbour"><figcaption>Ships on Monday.</figcaption></figure>
<p>Twelve ships waited outside, the port authority said.</p>
<p><img src="http://pictures.example/b.png"></p><p>The storm cost 3 million.</p></article></body></html>`;

let page: Page;
let article: string;
const asked: string[] = [];

const ships = (at = page) => at.getByRole("figure").filter({ hasText: "Picture: Ships outside the harbour" });
const plain = (at = page) => at.getByRole("figure").filter({ hasText: "Picture without a description" });
const writing = () => page.getByRole("textbox", { name: /^The article’s text/u });
const order = () =>
  writing().evaluate((root) => [...root.children].map((child) => (child.textContent ?? "").trim().slice(0, 12)));

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/articles/new");
  page.on("request", (request) => asked.push(request.url()));
});

test("the pictures of a page are boxes and a list before the article is kept, and boxes in its text after", async () => {
  const file = { name: "harbour.html", mimeType: "text/html", buffer: Buffer.from(html) };
  await page.getByLabel("File of the article").setInputFiles(file);
  await page.getByRole("button", { name: "Look at it" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Is this the article?" })).toBeFocused();
  await expect(ships()).toBeVisible();
  await expect(plain()).toBeVisible();
  const about = page.getByRole("form", { name: "About the article" });
  await expect(about.getByRole("heading", { name: "Pictures" })).toBeVisible();
  await expect(about.getByRole("listitem").filter({ hasText: "Picture: Ships outside the harbour" })).toBeVisible();
  await expect(about.getByText(/^2 pictures not loaded/u)).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("button", { name: "Save the article" }).press("Enter");
  await expect(page).toHaveURL(/\/articles\/[\da-f-]{36}$/u);
  article = page.url().split("/").at(-1) ?? "";
  const text = await articleText(page);
  await expect(text.getByRole("figure")).toHaveCount(2);
  // its description is no words to be marked
  await ships().getByText("Ships outside the harbour").dblclick();
  await page.keyboard.press("c");
  await expect(page.getByRole("status").filter({ hasText: "Select words first" })).toHaveCount(1);
  await axeInBothThemes(page);
  const { revision } = await callApi<{ revision: { text: string } }>(page, "GET", `/articles/${article}`);
  expect(revision.text).toContain("Ships on Monday.\n\nTwelve ships");
  expect(revision.text).not.toContain("Ships outside");
  await callApi(page, "POST", `/articles/${article}/claims`, { target: { exact: "Twelve ships" } });
});

test("in the editor a picture is moved by cut and paste, and taken away by two keys; the comparison says so", async () => {
  await page.goto(`/articles/${article}/edit`);
  await expect(writing().getByRole("link", { name: /^Claim 1,/u })).toBeVisible();
  await ships().click();
  await page.keyboard.press("Control+x");
  await expect(ships()).toHaveCount(0);
  await writing().getByText("The storm cost 3 million.").click();
  await page.keyboard.press("End");
  await cursorTold(page);
  await page.keyboard.press("Control+v");
  await expect
    .poll(order)
    .toEqual(["The harbour ", "Ships on Mon", "Twelve ships", "Picture with", "The storm co", "Picture: Shi"]);
  // described in other words, by keyboard
  await ships().click();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Picture" }).getByLabel("What it shows").fill("Twelve ships at sea");
  await page.keyboard.press("Enter");
  await expect(ships()).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(ships()).toHaveCount(1);
  await writing().getByText("The storm cost 3 million.").click();
  await page.keyboard.press("Home");
  await cursorTold(page);
  await page.keyboard.press("Backspace");
  await expect(plain()).toHaveCount(1);
  await page.keyboard.press("Backspace");
  await expect(plain()).toHaveCount(0);
  await axeInBothThemes(page);
  await page.keyboard.press("Control+s");
  const sheet = page.getByRole("dialog", { name: "Save as version 2" });
  await expect(sheet.getByText(/^Claims: /u)).toBeVisible();
  await sheet.getByLabel("What is new in this version").fill("Pictures");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(`/articles/${article}`);
  await expect((await articleText(page)).getByRole("figure")).toHaveCount(1);
});

test("an earlier version and the report have the boxes too, and nothing was ever asked of the pictures' site", async () => {
  await page.goto(`/articles/${article}/versions/1`);
  await expect(page.getByRole("figure")).toHaveCount(2);
  await page.goto(`/articles/${article}/versions/2?from=1`);
  const compared = page.getByRole("region", { name: /compared$/u });
  await expect(compared.getByRole("deletion").filter({ hasText: "Picture without a description" })).toBeVisible();
  await expect(compared.getByRole("insertion").filter({ hasText: "Picture: Ships outside" })).toBeVisible();
  await axeInBothThemes(page);
  await page.goto(`/articles/${article}/report`);
  await expect(page.locator("iframe")).toBeVisible();
  const report = await page.evaluate(async () => (await fetch(document.querySelector("iframe")?.src ?? "")).text());
  expect(report).toContain('<b lang="en">Picture:</b> <span dir="auto">Ships outside the harbour</span>');
  expect(asked.filter((url) => url.includes("pictures.example"))).toEqual([]);
});
