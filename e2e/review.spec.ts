import type { Browser, Page } from "@playwright/test";
import type { Claimcheck } from "./claimcheck.ts";
import { articleText, axeInBothThemes, deskWindow, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

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
  const invited = { email: who.email, roles: ["checker"] };
  const { url } = await callApi<{ url: string }>(editor, "POST", "/invitations", invited);
  const context = await browser.newContext({ baseURL: house.url, ...deskWindow });
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
    const marked = { target: { exact }, chosenBecause: "Readers asked us." };
    ids.push((await callApi<{ id: string }>(editor, "POST", `/articles/${article}/claims`, marked)).id);
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
  await expect(second.getByRole("heading", { name: "Two verdicts" })).toBeFocused();
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
  await expect(checker.getByText(/^Saved/u).first()).toBeVisible();
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

test("the queue: the second claim is read blind, agreed and approved on one page, by keyboard", async () => {
  await open(checker, 2);
  await card(checker, 2).getByRole("button", { name: /^cite/u }).first().click();
  await judge(checker, "1", "The election of 9 August was his sixth.", 2);
  await expect(checker.getByText(/given by you/u)).toBeVisible();

  await second.goto("/");
  await expect(second.getByRole("link", { name: "Waits for you 1" })).toBeVisible();
  await second.keyboard.press("g");
  await second.keyboard.press("r");
  const queue = second.getByRole("complementary", { name: "Queue" });
  await expect(queue.getByRole("link", { name: /a sixth term/u })).toHaveAttribute("aria-current", "true");
  await expect(head(second, 2)).toBeFocused();
  await expect(second.getByText("Sealed until you answer")).toBeVisible();
  await expect(second.getByText("his sixth")).toHaveCount(0);
  await expect(second.getByText("Readers asked us.")).toBeVisible();
  await axeInBothThemes(second);
  await second.keyboard.press("p");
  await expect(second.getByRole("document", { name: "Passage E1" })).toBeFocused();
  await second.getByRole("button", { name: /^cite/u }).first().click();
  await judge(second, "1", "It was the sixth election that he won.", 2);
  await expect(verdicts(second)).toHaveCount(2);
  await expect(queue.getByText("The queue is empty.")).toBeVisible();
  await axeInBothThemes(second);

  await editor.goto("/review");
  await expect(head(editor, 2)).toBeFocused();
  await expect(verdicts(editor)).toHaveCount(2);
  await expect(editor.getByText("Tomasz Wilk", { exact: true }).first()).toBeVisible();
  await axeInBothThemes(editor);
  await expect(editor.getByRole("button", { name: "Approve 1 agreed claim" })).toBeVisible();
  await expect(decide(editor).getByRole("button", { name: /^Approve/u })).toBeEnabled();
  await editor.keyboard.press("Shift+A");
  await expect(editor.getByText("Approved", { exact: true })).toBeVisible();
  await expect(editor.getByRole("button", { name: /agreed claim/u })).toHaveCount(0);
  await editor.goto("/review");
  await expect(editor.getByRole("heading", { name: "Nothing waits for you." })).toBeVisible();
  await axeInBothThemes(editor);
});

test("claims are assigned together by key, and the rules on review are set", async () => {
  await editor.goto(`/articles/${article}`);
  await articleText(editor);
  await editor.keyboard.press("i");
  const dialog = editor.getByRole("dialog", { name: "Assign claims" });
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose at least one claim. Nothing was changed.");
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByLabel("Due").fill("2030-12-24T17:00");
  await expect(dialog.getByLabel("Third reader")).toHaveValue("same");
  await axeInBothThemes(editor);
  await editor.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await editor.keyboard.press("i");
  await expect(dialog.getByLabel("Due")).toHaveValue("2030-12-24T17:00");
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(editor.getByRole("status").filter({ hasText: "2 claims were assigned." })).toHaveCount(1);
  const { dueAt } = await callApi<{ dueAt: string }>(editor, "GET", `/claims/${ids[1]}`);
  expect(dueAt).toBe("2030-12-24T17:00:00.000Z");

  await editor.goto("/settings/newsroom");
  const rules = editor.getByRole("form", { name: "Rules on review" });
  await rules.getByRole("radio", { name: "Every verdict is read twice" }).check();
  await rules.getByRole("checkbox", { name: "Not checkable" }).check();
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules.getByText("Saved", { exact: true })).toBeVisible();
  await axeInBothThemes(editor);
  const policy = await callApi<{ secondReading: string; chosenVerdicts: string[] }>(editor, "GET", "/review-policy");
  expect(policy.secondReading).toBe("always");
  expect(policy.chosenVerdicts).toContain("not-checkable");
});

test("the article is cleared once nothing fails, and that can be withdrawn with a reason", async () => {
  await editor.goto(`/articles/${article}`);
  await articleText(editor);
  await editor.getByRole("button", { name: "Clearance" }).click();
  const dialog = editor.getByRole("dialog", { name: "Clearance" });
  const conditions = dialog.getByRole("list", { name: "Conditions: The desk" });
  await expect(conditions).toContainText(/Every sentence is accounted for: \d+ of \d+ sentences are untouched\./u);
  await dialog.getByRole("button", { name: "Clear for the desk" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This cannot be cleared yet.");
  await axeInBothThemes(editor);

  const path = `/articles/${article}/coverage`;
  const coverage = await callApi<{ sentences: { start: number; end: number; state: string }[] }>(editor, "GET", path);
  for (const { start, end, state } of coverage.sentences) {
    if (state === "untouched") await callApi(editor, "PUT", path, { start, end, state: "not-checkable", revision: 1 });
  }
  await dialog.getByRole("button", { name: "Clear for the desk" }).click();
  await expect(dialog.getByText(/^Cleared by Ruth Adeyemi/u)).toBeVisible();
  await editor.keyboard.press("Escape");
  await editor.setViewportSize({ width: 390, height: 844 });
  await editor.getByRole("button", { name: "More" }).press("Enter");
  await editor.getByRole("menuitem", { name: "Cleared" }).press("Enter");
  await dialog.getByLabel("Why it is withdrawn").fill("A reader called.");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(dialog.getByRole("button", { name: "Clear for the desk" })).toBeVisible();
  await axeInBothThemes(editor);
  await editor.keyboard.press("Escape");
  await expect(editor.getByRole("button", { name: "More" })).toBeFocused();
});
