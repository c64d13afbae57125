import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { axeInBothThemes, signIn, cursorTold } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const sample = readFileSync(new URL("../server/sample/moscow-times.txt", import.meta.url), "utf8");
const russian = "Совет собрался в пятницу.\n\nТоннель обойдётся в три миллиона рублей, сообщил мэр города.\n";

/** Cyrillic text as windows-1251: one byte a letter. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === "ё") return 0xb8;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
}

interface Kept {
  title: string;
  language: string;
  originalSha256: string;
  revision: { text: string };
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel("Text of the article").fill(text);
  await page.getByRole("button", { name: "Look at it" }).click();
}

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("File of the article").setInputFiles({ name, mimeType: "text/plain", buffer });
  await page.getByRole("button", { name: "Look at it" }).click();
}

/** Saves, and gives the article as the API has it. */
async function saved(page: Page): Promise<Kept> {
  await page.getByRole("button", { name: "Save the article" }).click();
  await expect(page).toHaveURL(/\/articles\/[\da-f-]{36}$/u);
  return callApi<Kept>(page, "GET", `/articles/${page.url().split("/").at(-1)}`);
}

test("paste the sample, fix the title, merge a paragraph, save", async ({ page }) => {
  await signIn(page, "/articles/new");
  await axeInBothThemes(page);
  await paste(page, sample);
  await expect(page.getByRole("heading", { name: "Is this the article?" })).toBeFocused();
  await expect(page.getByText(/^Joined \d+ line breaks inside paragraphs\.$/u)).toBeVisible();
  await axeInBothThemes(page);

  const text = page.getByRole("textbox", { name: "The article’s text" });
  await text.getByText("The agreement comes amid months").click();
  await page.getByRole("button", { name: "Merge with the one above" }).click();
  await expect(text.getByText("Interfax reported Friday. The agreement comes amid")).toBeVisible();
  await text.getByText("Related article: Russia's").click();
  await page.getByRole("button", { name: "Caption" }).click();
  await expect(page.getByRole("button", { name: "Caption" })).toHaveAttribute("aria-pressed", "true");

  await page.getByLabel("Title").fill("Russian National Guard to Partner With Belarus Police");
  await page.getByLabel("Outlet").fill("The Moscow Times");
  await page.getByLabel("Published").fill("2020-11-19");
  const article = await saved(page);
  expect(article.title).toBe("Russian National Guard to Partner With Belarus Police");
  expect(article.originalSha256).toBe(createHash("sha256").update(sample).digest("hex"));
  expect(article.revision.text).toContain("Interfax reported Friday. The agreement comes amid months");
  await page.goto("/");
  await expect(page.getByRole("link", { name: article.title, exact: true })).toBeVisible();
  await page.goto("/articles/new");
  await expect(page.getByLabel("Text of the article")).toHaveValue("");
});

test("by keyboard alone: Enter splits, Backspace merges, Ctrl Alt sets the kind", async ({ page }) => {
  await signIn(page, "/articles/new");
  await paste(page, "One is here.\n\nTwo is here.");
  const text = page.getByRole("textbox", { name: "The article’s text" });
  await text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(text.getByText("One is here. Two is here.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Alt+2");
  await expect(text.getByRole("heading", { name: "Two is here." })).toBeVisible();
  await page.keyboard.press("Control+Home");
  await cursorTold(page);
  // on a busy page a key comes before the browser has told where the cursor is now
  await text.evaluate((box) => {
    getSelection()?.collapse(box.querySelector("h2")?.firstChild ?? null, 0);
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Backspace", keyCode: 8, bubbles: true, cancelable: true }));
  });
  await expect(text.getByRole("heading")).toHaveCount(0);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.getByLabel("Text of the article").fill("");
});

test("what was put in, and what was corrected, survives a reload", async ({ page }) => {
  await signIn(page, "/articles/new");
  await page.getByLabel("Text of the article").fill("The council met on Friday.\n\nIt was late.");
  await page.reload();
  await expect(page.getByLabel("Text of the article")).toHaveValue("The council met on Friday.\n\nIt was late.");
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByLabel("Title").fill("A late council");
  await page.getByRole("textbox", { name: "The article’s text" }).getByText("It was late.").click();
  await page.getByRole("button", { name: "Quote" }).click();
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("A late council");
  await expect(page.getByRole("textbox", { name: "The article’s text" }).getByRole("blockquote")).toHaveText(
    "It was late.",
  );
  expect((await saved(page)).title).toBe("A late council");
});

test("what is wrong is said at its field, and nothing typed is lost", async ({ page }) => {
  await signIn(page, "/articles/new");
  await paste(page, "The council met on Friday.");
  await page.getByLabel("Title").fill("");
  await page.getByLabel("Language").fill("English, mostly");
  await page.getByLabel("Note").fill("Ask the clerk.");
  await page.getByRole("button", { name: "Save the article" }).click();
  await expect(page.getByText("Give the article a title.")).toBeVisible();
  await expect(page.getByText("Write the language as a code, such as en, ru or pt-BR.")).toBeVisible();
  await expect(page.getByLabel("Title")).toBeFocused();
  await expect(page.getByLabel("Note")).toHaveValue("Ask the clerk.");
  await page.getByLabel("Title").fill("The council");
  await page.getByLabel("Language").fill("en");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save the article" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached." })).toBeVisible();
  await page.context().setOffline(false);
  expect((await saved(page)).title).toBe("The council");
});

test("a file in windows-1251: its encoding is asked for, and kept apart from the text", async ({ page }) => {
  await signIn(page, "/articles/new");
  const bytes = windows1251(russian.repeat(3));
  await chooseFile(page, "council.txt", bytes);
  await expect(page.getByRole("alert").filter({ hasText: "looks like windows-1251" })).toBeVisible();
  await expect(page.getByLabel("Encoding")).toHaveValue("windows-1251");
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByRole("textbox", { name: "The article’s text" })).toContainText("Тоннель обойдётся");
  const article = await saved(page);
  expect(article.language).toBe("ru");
  expect(article.originalSha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("a picture by the name of a text, and an empty text, are refused with the way out", async ({ page }) => {
  await signIn(page, "/articles/new");
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await chooseFile(page, "article.txt", png);
  await expect(page.getByRole("alert").filter({ hasText: "This is a picture." })).toBeVisible();
  await page.getByRole("button", { name: "Paste text instead" }).click();
  await paste(page, "   ");
  await expect(page.getByRole("alert").filter({ hasText: "There is no text." })).toBeVisible();
});
