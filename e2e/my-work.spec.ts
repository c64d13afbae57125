import type { Browser, Page } from "@playwright/test";
import type { Claimcheck } from "./claimcheck.ts";
import { articleText, axeInBothThemes, expect, newDesk } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

/** Ruth is the editor, Tomasz checks. */
const tomasz = { name: "Tomasz Wilk", email: "tomasz@desk.example", password: "seven quiet ladders" };

let editor: Page;
let checker: Page;
let article: string;
const ids: string[] = [];

const bell = (unread: number) =>
  checker.getByRole("button", {
    name: unread === 0 ? "Notifications" : `Notifications, ${unread} not read`,
    exact: true,
  });
const head = (number: number) => checker.getByRole("heading", { name: new RegExp(`^Claim ${number}\\b`, "u") });
const press = async (...keys: string[]) => {
  for (const key of keys) await checker.keyboard.press(key);
};

async function joined(browser: Browser, house: Claimcheck): Promise<Page> {
  const invited = { email: tomasz.email, roles: ["checker"] };
  const { url } = await callApi<{ url: string }>(editor, "POST", "/invitations", invited);
  const context = await browser.newContext({ baseURL: house.url, reducedMotion: "reduce", timezoneId: "UTC" });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("Your name").fill(tomasz.name);
  await page.getByLabel("Password", { exact: true }).fill(tomasz.password);
  await page.getByRole("button", { name: /^Create account/u }).click();
  await expect(page).toHaveURL("/");
  return page;
}

test.beforeAll(async ({ browser, house }) => {
  editor = await newDesk(browser, house, "/");
  checker = await joined(browser, house);
  const text = "One came. Two went away. Three stayed.";
  article = (await callApi<{ id: string }>(editor, "POST", "/articles", { text, title: "The count" })).id;
  for (const exact of ["One came", "Two went away", "Three stayed"]) {
    const target = { exact };
    ids.push((await callApi<{ id: string }>(editor, "POST", `/articles/${article}/claims`, { target })).id);
  }
});

test("the bell counts what is new without a reload, and leads to the claim", async () => {
  await expect(bell(0)).toBeVisible();
  const { id } = await callApi<{ id: string }>(checker, "GET", "/me");
  const given = { claimIds: ids.slice(0, 2), assignee: id, dueAt: "2020-01-01T17:00:00.000Z" };
  await callApi(editor, "POST", `/articles/${article}/assignments`, given);
  // as when the page comes into view again
  await checker.evaluate(() => window.dispatchEvent(new Event("focus")));
  await bell(2).focus();
  await press("Enter");
  const menu = checker.getByRole("menu");
  await expect(menu.getByRole("menuitem", { name: /Ruth Adeyemi gave you a claim \(not read\)/u })).toHaveCount(2);
  await axeInBothThemes(checker);
  await press("Tab");
  await expect(menu).toHaveCount(0);
  await expect(checker.getByRole("button", { name: `${tomasz.name}, you` })).toBeFocused();
  await press("Shift+Tab", "Enter");
  await checker.getByRole("menuitem", { name: /One came/u }).focus();
  await press("Enter");
  await articleText(checker);
  await expect(head(1)).toBeFocused();
  await expect(bell(1)).toBeVisible();
  // who is in the article is told at once
  await callApi(editor, "POST", `/articles/${article}/assignments`, { claimIds: [ids[2]], assignee: id });
  await expect(bell(2)).toBeVisible();
});

test("all notifications stand on a page of their own, and are read there", async () => {
  await press("g", "n");
  await expect(checker).toHaveURL("/notifications");
  const list = checker.getByRole("list", { name: "Notifications, the newest first" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByText("New", { exact: true })).toHaveCount(2);
  await axeInBothThemes(checker);
  await press("j", "j");
  await expect(list.getByRole("link").nth(1)).toBeFocused();
  await checker.getByRole("button", { name: "Mark all as read" }).focus();
  await press("Enter");
  await expect(checker.getByText("All are read.")).toBeVisible();
  await expect(bell(0)).toBeVisible();
});

test("my work is a view of the desk: what waits, by why, opened by key", async () => {
  await press("g", "w");
  await expect(checker).toHaveURL("/work");
  const inWork = checker.getByRole("region", { name: "Yours in work 3" });
  await expect(inWork.getByRole("listitem")).toHaveText([
    /One came.*The count.*Late/u,
    /Two went away.*Late/u,
    /No date/u,
  ]);
  await axeInBothThemes(checker);
  // what comes back stands first
  const said = { verdict: "supported", justification: "j", missing: "m" };
  await callApi(checker, "POST", `/claims/${ids[1]}/opinions`, said);
  const { version } = await callApi<{ version: number }>(editor, "GET", `/claims/${ids[1]}`);
  const move = { move: "return", reason: "Say who went." };
  await callApi(editor, "POST", `/claims/${ids[1]}/moves`, move, { "if-match": `"${version}"` });
  await press("g", "n");
  await expect(checker).toHaveURL("/notifications");
  await press("g", "w");
  await expect(checker.getByRole("heading", { level: 2, name: /^Returned to you 1|^Yours in work 2/u })).toHaveCount(2);
  await press("j");
  await expect(checker.getByRole("link", { name: "Claim 2: Two went away" })).toBeFocused();
  await press("Enter");
  await articleText(checker);
  await expect(head(2)).toBeFocused();
});

test("how readers agree is said with its period in the address, and too few are said to be too few", async () => {
  await checker.goto("/review");
  await checker.getByRole("link", { name: "How readers agree" }).focus();
  await press("Enter");
  await expect(checker).toHaveURL("/agreement");
  await expect(checker.getByRole("note")).toHaveText(/^Too few to say\. No blind second reading was given/u);
  await checker.getByRole("link", { name: "30 days" }).focus();
  await press("Enter");
  await expect(checker).toHaveURL("/agreement?period=30");
  await expect(checker.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "true");
  await axeInBothThemes(checker);
});

test("how often mail comes is chosen in the settings", async () => {
  await checker.goto("/settings");
  const form = checker.getByRole("form", { name: "E-mail" });
  await expect(form.getByText(/This server sends no mail/u)).toBeVisible();
  await expect(form.getByRole("radio", { name: /^Every day/u })).toBeChecked();
  await form.getByRole("radio", { name: /^Every day/u }).press("ArrowUp");
  await expect(form.getByText("Saved", { exact: true })).toBeVisible();
  await checker.reload();
  await expect(form.getByRole("radio", { name: /^Every hour/u })).toBeChecked();
  await axeInBothThemes(checker);
});
