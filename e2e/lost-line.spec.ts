import type { Page } from "@playwright/test";
import type { ClaimView } from "@/core/claims.ts";
import { articleText, axe, expect, newDesk, ruth, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

/* What is written in the editor or said in Talk outlasts a lost line and an ended session, and is saved after it. */

let page: Page;
let article: string;
let claimId: string;

const text = () => page.getByRole("textbox", { name: /^The article’s text/u });
const sheet = () => page.getByRole("dialog", { name: /^Save as version/u });
const talk = () => page.getByRole("region", { name: "Talk", exact: true });
const kept = () => page.getByText(/^Kept in this browser/u);

interface Present {
  revision: { number: number; text: string };
}
const present = async () => (await callApi<Present>(page, "GET", `/articles/${article}`)).revision;
/** A request on a line of its own: the server may be closing one that rested while the page was offline. */
const comments = async (): Promise<string[]> => {
  const answer = await page.request.get(`/api/v1/articles/${article}/comments`, { headers: { connection: "close" } });
  return ((await answer.json()) as { items: { body: string }[] }).items.map(({ body }) => body);
};

async function write(words: string): Promise<void> {
  await page.goto(`/articles/${article}/edit`);
  await expect(
    text()
      .getByRole("link", { name: /^Claim 1,/u })
      .first(),
  ).toBeVisible();
  await text().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await expect(kept()).toBeVisible();
}

async function signInAgain(): Promise<void> {
  await page.getByLabel("Password").fill(ruth.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/");
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  article = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const target = { exact: "Interfax reported Friday" };
  ({ id: claimId } = await callApi<ClaimView>(page, "POST", `/articles/${article}/claims`, { target }));
});

test("a line that is lost while a version is written and saved loses no word, and saves it once when it is back", async () => {
  await write(" Written before.");
  await page.context().setOffline(true);
  await text().press("Control+End");
  await page.keyboard.type(" Written offline.");
  await page.keyboard.press("Control+s");
  await expect(sheet().getByRole("alert")).toContainText("The server cannot be reached.");
  await sheet().getByLabel("What is new in this version").fill("An ending");
  await page.keyboard.press("Control+Enter");
  await expect(sheet().getByRole("alert")).toContainText("Your text is kept in this browser");
  await axe(page);
  await page.context().setOffline(false);
  // the server gets it, and its answer is lost on the way
  let lost = 0;
  await page.route("**/revisions", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await page.keyboard.press("Control+Enter");
  await expect(sheet().getByRole("alert")).toContainText("The server cannot be reached.");
  await expect.poll(() => lost).toBe(1);
  // nor does closing the sheet before the answer is here, and writing on, lose a word
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/revisions", async (route) => held.then(() => route.continue()));
  await page.keyboard.press("Control+Enter");
  await expect(sheet().getByRole("button", { name: "Saving…" })).toBeVisible();
  await page.keyboard.press("Escape");
  await text().press("Control+End");
  await page.keyboard.type(" Written on.");
  answer();
  await expect(page.getByText("You write on version 2.")).toBeVisible();
  await page.unroute("**/revisions");
  expect((await present()).text).toMatch(/ Written before\. Written offline\.$/u);
  await page.keyboard.press("Control+s");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(`/articles/${article}`);
  const { number, text: now } = await present();
  expect(number).toBe(3);
  expect(now).toMatch(/ Written before\. Written offline\. Written on\.$/u);
});

test("a page that is left while the line is lost has its text when it is opened again", async () => {
  await write(" Left.");
  await page.context().setOffline(true);
  await text().press("Control+End");
  await page.keyboard.type(" Left offline.");
  await expect(kept()).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(sheet().getByRole("alert")).toContainText("The server cannot be reached.");
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole("button", { name: "Go on with it" }).click();
  await expect(text()).toContainText("Left. Left offline.");
});

test("a session that ends while a version is written asks again in the sheet, and saves after it", async () => {
  await page.context().clearCookies();
  await text().press("Control+End");
  await page.keyboard.type(" Signed out.");
  await page.keyboard.press("Control+s");
  await expect(sheet().getByRole("alert")).toContainText("You are signed out.");
  await axe(page);
  await signInAgain();
  await expect(sheet().getByText(/^Claims: /u)).toBeVisible();
  await expect(sheet().getByRole("alert")).toHaveCount(0);
  await sheet().getByLabel("What is new in this version").fill("After it");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(`/articles/${article}`);
  const { number, text: now } = await present();
  expect(number).toBe(4);
  expect(now).toMatch(/ Left\. Left offline\. Signed out\.$/u);
});

test("a session that ends between the sheet and the save asks again too", async () => {
  await write(" More.");
  await page.keyboard.press("Control+s");
  await expect(sheet().getByText(/^Claims: /u)).toBeVisible();
  await sheet().getByLabel("What is new in this version").fill("More");
  await page.context().clearCookies();
  await page.keyboard.press("Control+Enter");
  await expect(sheet().getByRole("alert")).toContainText("You are signed out.");
  await signInAgain();
  await expect(sheet().getByRole("alert")).toHaveCount(0);
  await expect(sheet().getByLabel("What is new in this version")).toHaveValue("More");
  await sheet()
    .getByRole("button", { name: /^Save version 5/u })
    .click();
  await expect(page).toHaveURL(`/articles/${article}`);
  expect((await present()).text).toMatch(/ Signed out\. More\.$/u);
});

test("a comment that is written offline is sent when the line is back, one in the making stays in its form", async () => {
  await page.goto(`/articles/${article}?claim=${claimId}`);
  await articleText(page);
  await expect(page.getByRole("heading", { name: /^Claim 1\b/u })).toBeFocused();
  await page.context().setOffline(true);
  await page.keyboard.press("m");
  await page.keyboard.type("Which Friday?");
  await page.keyboard.press("Control+Enter");
  const thread = talk().getByRole("listitem").filter({ hasText: "Which Friday?" });
  await expect(thread).toContainText("not saved yet");
  await expect(page.getByText("You are offline.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Comment M$/u }).click();
  await page.keyboard.type("And who says so");
  await axe(page);
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline.", { exact: true })).toHaveCount(0);
  await expect(thread).not.toContainText("not saved yet");
  await expect.poll(comments).toEqual(["Which Friday?"]);
  await expect(page.getByRole("textbox", { name: "New comment" })).toHaveValue("And who says so");
});

test("a comment and an answer that are sent when the session has ended are saved after signing in again", async () => {
  await page.context().clearCookies();
  await page.getByRole("textbox", { name: "New comment" }).press("Control+Enter");
  await expect(page.getByText("You are signed out.", { exact: true })).toBeVisible();
  const thread = talk().getByRole("listitem").filter({ hasText: "Which Friday?" });
  await thread.getByRole("button", { name: "Answer" }).click();
  await page.keyboard.type("The 18th.");
  await page.keyboard.press("Control+Enter");
  await axe(page);
  await signInAgain();
  await expect(page.getByText("You are signed out.", { exact: true })).toHaveCount(0);
  await expect
    .poll(async () => (await comments()).toSorted())
    .toEqual(["And who says so", "The 18th.", "Which Friday?"]);
});

test("an answer and an edit that the server refuses are back in their forms, with the reason", async () => {
  const refuse = (url: string, method: string) =>
    page.route(url, (route) =>
      route.request().method() === method
        ? route.fulfill({
            status: 422,
            contentType: "application/problem+json",
            body: JSON.stringify({ code: "invalid", detail: "It names somebody who has left." }),
          })
        : route.continue(),
    );
  await refuse("**/claims/*/comments", "POST");
  const thread = talk().getByRole("listitem").filter({ hasText: "The 18th." });
  await thread.getByRole("button", { name: "Answer" }).click();
  await page.keyboard.type("Or the 11th.");
  await page.keyboard.press("Control+Enter");
  const answer = thread.getByRole("textbox", { name: "Your answer" });
  await expect(answer).toHaveValue("Or the 11th.");
  await expect(thread.getByText("Not saved: It names somebody who has left.")).toBeVisible();
  await expect(page.getByText(/The comment was not saved/u)).toHaveCount(0);
  await axe(page);
  await page.reload();
  await expect(answer).toHaveValue("Or the 11th.");
  await page.unroute("**/claims/*/comments");
  await answer.press("Control+Enter");
  await expect.poll(comments).toContain("Or the 11th.");
  await expect(answer).toHaveCount(0);

  await refuse("**/comments/*", "PATCH");
  await thread.getByRole("button", { name: "Edit" }).first().click();
  const edit = thread.getByRole("textbox", { name: "Your comment" });
  await edit.fill("Which Friday was it?");
  await edit.press("Control+Enter");
  await expect(thread.getByText("Not saved: It names somebody who has left.")).toBeVisible();
  await expect(edit).toHaveValue("Which Friday was it?");
  await page.unroute("**/comments/*");
  await edit.press("Control+Enter");
  await expect.poll(comments).toContain("Which Friday was it?");
});
