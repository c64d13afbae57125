import type { Browser, Page } from "@playwright/test";
import type { Claimcheck } from "./claimcheck.ts";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });

/** Tomasz checks, Nadia reads blind, Ola reads a third time, Ruth is the editor. */
const tomasz = { name: "Tomasz Wilk", email: "tomasz@desk.example", password: "seven quiet ladders" };
const nadia = { name: "Nadia Haddad", email: "nadia@desk.example", password: "copper umbrella 19" };
const ola = { name: "Ola Berg", email: "ola@desk.example", password: "amber kettle no 58" };

let editor: Page;
let checker: Page;
let second: Page;
let third: Page;
let article: string;
const ids: string[] = [];
const people: Record<string, string> = {};

const card = (at: Page, number = 1) => at.getByRole("region", { name: `Claim ${number}`, exact: true });
const head = (at: Page, number = 1) => at.getByRole("heading", { name: new RegExp(`^Claim ${number}\\b`, "u") });
const decide = (at: Page) => at.getByRole("region", { name: "Decide" });
const decisions = (at: Page) => at.getByRole("list", { name: "Decisions" }).getByRole("listitem");
const verdicts = (at: Page) => at.getByRole("article", { name: /^The (first|second|third) verdict/u });

async function joined(browser: Browser, house: Claimcheck, who: typeof tomasz): Promise<Page> {
  const { url } = await callApi<{ url: string }>(editor, "POST", "/invitations", {
    email: who.email,
    roles: ["checker"],
  });
  const context = await browser.newContext({
    baseURL: house.url,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: /^Create account/u }).click();
  await expect(page).toHaveURL("/");
  people[who.name] = (await callApi<{ id: string }>(page, "GET", "/me")).id;
  return page;
}

async function open(at: Page, number = 1): Promise<void> {
  await at.goto(`/articles/${article}?claim=${ids[number - 1]}`);
  await articleText(at);
  await expect(head(at, number)).toBeFocused();
}

/** Writes a verdict by keyboard on the open claim, and gives it. */
async function judge(at: Page, key: string, why: string, number = 1): Promise<void> {
  await head(at, number).focus();
  await at.keyboard.press("v");
  await at.keyboard.press(key);
  await head(at, number).focus();
  await at.keyboard.press("q");
  await at.keyboard.press("Control+a");
  await at.keyboard.type(why);
  await at.keyboard.press("Control+Enter");
}

test.beforeAll(async ({ browser, house }) => {
  editor = await newDesk(browser, house, "/");
  [checker, second, third] = [
    await joined(browser, house, tomasz),
    await joined(browser, house, nadia),
    await joined(browser, house, ola),
  ];
  await editor.getByRole("link", { name: sampleTitle }).click();
  await articleText(editor);
  article = new URL(editor.url()).pathname.split("/").at(-1) ?? "";
  for (const exact of ["tens of thousands of Belarusians", "a sixth term"]) {
    const target = { exact };
    ids.push((await callApi<{ id: string }>(editor, "POST", `/articles/${article}/claims`, { target })).id);
  }
  const source = { id: crypto.randomUUID(), title: "The count", kind: "document", publisher: "The office" };
  for (const id of ids) {
    const evidence = { source: { ...source, id: crypto.randomUUID() }, stance: "supports", class: "primary" };
    await callApi(editor, "POST", `/claims/${id}/evidence`, { ...evidence, passage: "forty thousand came" });
  }
  await callApi(editor, "POST", `/articles/${article}/assignments`, {
    claimIds: ids,
    assignee: people[tomasz.name],
    secondReader: people[nadia.name],
  });
});

test("a checker proposes a verdict; who reads it blind sees none of it", async () => {
  await open(second);
  await expect(card(second).getByText("Sealed until you answer")).toBeVisible();
  await expect(second.getByText("The claim is not begun.")).toBeVisible();

  await open(checker);
  await card(checker).getByRole("button", { name: /^cite/u }).first().click();
  await judge(checker, "1", "The office counted forty thousand people on the square.");
  await expect(checker.getByText(/given by you/u)).toBeVisible();
  await expect(decide(checker).getByText("Your roles do not allow it.").first()).toBeVisible();
  await axeInBothThemes(checker);

  await open(second);
  await expect(card(second).getByText("Sealed until you answer")).toBeVisible();
  await expect(second.getByText("The office counted")).toHaveCount(0);
  await expect(second.getByRole("article").getByRole("link", { name: "Claim 1, Unrated, proposed" })).toBeVisible();
  await axeInBothThemes(second);
});

test("what a second reader types is theirs alone, and is kept", async () => {
  await card(second).getByRole("button", { name: /^cite/u }).first().click();
  await second.keyboard.press("q");
  await second.keyboard.type("The office counted forty thousand in the whole city.");
  await head(second).focus();
  await expect(second.getByText(/^Saved/u).first()).toBeVisible();
  await open(second);
  await expect(second.getByLabel("Justification")).toHaveValue("The office counted forty thousand in the whole city.");
  await open(editor);
  await expect(editor.getByText("in the whole city")).toHaveCount(0);
});

test("after it is given both stand side by side, and the reader keeps theirs", async () => {
  await judge(second, "6", "The office counted forty thousand in the whole city.");
  await expect(verdicts(second)).toHaveText([
    /Tomasz Wilk.*Supported.*on the square/su,
    /You.*Not enough.*whole city/su,
  ]);
  await expect(verdicts(second).first().locator("mark")).toHaveText(["people on", "square"]);
  await expect(second.getByText("They differ")).toBeVisible();
  await axeInBothThemes(second);
  await head(second).focus();
  await second.keyboard.press("b");
  await expect(second.getByLabel("Keep mine: the reason")).toBeFocused();
  await second.keyboard.type("The square and the city are not the same.");
  await second.reload();
  await articleText(second);
  await expect(head(second)).toBeFocused();
  await expect(decide(second).getByRole("button", { name: /^Keep mine/u })).toBeVisible();
  await second.keyboard.press("b");
  await expect(second.getByLabel("Keep mine: the reason")).toHaveValue("The square and the city are not the same.");
  await second.keyboard.press("Control+Enter");
  await expect(decisions(second).first()).toHaveText(
    /You kept another verdict: The square and the city are not the same\./u,
  );
  await expect(card(second).getByText("Disputed", { exact: true })).toBeVisible();
});

test("a third reader is asked by key, reads blind, and two of three carry", async () => {
  await open(editor);
  await expect(decide(editor).getByRole("button", { name: /^Ask a third reader/u })).toBeVisible();
  await editor.keyboard.press("3");
  await expect(editor.getByLabel("Third reader", { exact: true })).toBeFocused();
  await editor.getByLabel("Third reader", { exact: true }).selectOption(ola.name);
  await editor.keyboard.press("Tab");
  await editor.keyboard.press("Enter");
  await expect(editor.getByRole("status").filter({ hasText: "Ola Berg is asked to read claim 1." })).toHaveCount(1);
  await expect(editor.getByText(/^Saved/u).first()).toBeVisible();

  await open(third);
  await expect(card(third).getByText("Sealed until you answer")).toBeVisible();
  await expect(third.getByText("whole city")).toHaveCount(0);
  await card(third).getByRole("button", { name: /^cite/u }).first().click();
  await judge(third, "1", "Forty thousand is tens of thousands, wherever they stood.");
  await expect(verdicts(third)).toHaveCount(3);
  await expect(card(third).getByText("Agreed", { exact: true })).toBeVisible();
});

test("an editor returns it with a reason, takes that back, and returns it again", async () => {
  await open(editor);
  await expect(decide(editor).getByRole("button", { name: /^Return/u })).toBeVisible();
  await editor.keyboard.press("Shift+R");
  await editor.keyboard.type("Say where they were counted.");
  await editor.keyboard.press("Control+Enter");
  await expect(card(editor).getByText("Returned", { exact: true })).toBeVisible();
  await expect(decide(editor).getByRole("button", { name: "Take back" })).toBeVisible();
  await head(editor).focus();
  await editor.keyboard.press("Control+z");
  await expect(card(editor).getByText("Agreed", { exact: true })).toBeVisible();
  await expect(decide(editor).getByRole("button", { name: /^Return/u })).toBeVisible();
  await editor.keyboard.press("Shift+R");
  await editor.keyboard.type("Say where they were counted.");
  await editor.keyboard.press("Control+Enter");
  await expect(decisions(editor).first()).toHaveText(/You returned it: Say where they were counted\./u);
});

test("it is mended, read again, and approved by key", async () => {
  await open(checker);
  await expect(decisions(checker).first()).toHaveText(/Ruth Adeyemi returned it: Say where they were counted\./u);
  await judge(checker, "1", "The office counted forty thousand people in the city.");
  await expect(card(checker).getByText("Proposed", { exact: true })).toBeVisible();

  await open(second);
  await expect(card(second).getByText("Sealed until you answer")).toBeVisible();
  await card(second).getByRole("button", { name: /^cite/u }).first().click();
  await judge(second, "1", "Forty thousand, in the city.");
  await expect(card(second).getByText("Agreed", { exact: true })).toBeVisible();

  await open(editor);
  await expect(decide(editor).getByRole("button", { name: /^Approve/u })).toBeEnabled();
  await editor.keyboard.press("Shift+A");
  await expect(card(editor).getByText("Approved", { exact: true })).toBeVisible();
  await axeInBothThemes(editor);
});
