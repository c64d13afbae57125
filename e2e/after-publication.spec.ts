import type { Browser, Page } from "@playwright/test";
import type { ClaimView } from "@/core/claims.ts";
import type { Claimcheck } from "./claimcheck.ts";
import { articleText, axeInBothThemes, deskWindow, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const nadia = { name: "Nadia Haddad", email: "nadia@desk.example", password: "vermilion otter 42" };

let ruths: Page;
let nadias: Page;
let article: string;
let claim: string;
const words = "a sixth term";

const panel = (page: Page) => page.getByRole("region", { name: "Published" });
const card = (page: Page) => page.getByRole("region", { name: "Claim 1", exact: true });
const feed = async (page: Page) => (await page.request.get("/published/claimreviews.json")).text();

/** Nadia is an editor too, in a browser of her own. */
async function join(browser: Browser, house: Claimcheck): Promise<Page> {
  const invited = { email: nadia.email, name: nadia.name, roles: ["checker", "editor"] };
  const { url } = await callApi<{ url: string }>(ruths, "POST", "/invitations", invited);
  const page = await (await browser.newContext({ baseURL: house.url, ...deskWindow })).newPage();
  await page.goto(url);
  await page.getByLabel("Your name").fill(nadia.name);
  await page.getByLabel("Password", { exact: true }).fill(nadia.password);
  await page.getByRole("button", { name: /account|join|accept/iu }).click();
  await page.waitForURL("/");
  return page;
}

async function move(page: Page, name: string, reason = ""): Promise<void> {
  const { version } = await callApi<ClaimView>(page, "GET", `/claims/${claim}`);
  await callApi(page, "POST", `/claims/${claim}/moves`, { version, move: name, reason });
}

/** Nadia says what is so, and Ruth approves it. */
async function approved(verdict: string, justification: string): Promise<void> {
  await callApi(nadias, "POST", `/claims/${claim}/opinions`, { verdict, justification, missing: "No second source." });
  await move(ruths, "approve");
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
}

test.beforeAll(async ({ browser, house }) => {
  ruths = await newDesk(browser, house, "/");
  await ruths.getByRole("link", { name: sampleTitle }).click();
  await articleText(ruths);
  article = new URL(ruths.url()).pathname.split("/").at(-1) ?? "";
  nadias = await join(browser, house);
  const marked = { target: { exact: words } };
  claim = (await callApi<{ id: string }>(ruths, "POST", `/articles/${article}/claims`, marked)).id;
  await approved("supported", "The office counted six terms.");
});

test("what another editor publishes stands on the open report page without a reload", async () => {
  await ruths.goto(`/articles/${article}/report`);
  await expect(panel(ruths).getByText("Nothing of this article is published.")).toBeVisible();
  // the line is open once a change was heard of
  await callApi(nadias, "POST", `/claims/${claim}/notes`, { body: "For the desk." });
  await expect(ruths.getByText("The article changed since")).toBeVisible();
  await callApi(nadias, "POST", `/articles/${article}/publications`, {});
  await expect(panel(ruths).getByRole("heading", { name: /^Number 1/u })).toContainText("stands");
  await expect(panel(ruths).getByRole("button", { name: "Publish a correction" })).toBeVisible();
});

test("what changed is told as it happens, and the published correction makes the claim corrected", async () => {
  await press(ruths, "Publish a correction");
  await expect(panel(ruths).getByText(/^Nothing changed since number 1/u)).toBeVisible();
  await move(ruths, "reopen", "The list of the office is older.");
  await approved("mostly-supported", "The office counted five terms and a half.");
  const changes = panel(ruths).getByRole("list", { name: "What changed since" });
  await expect(changes).toContainText("the verdict changed from «Supported» to «Mostly supported»");

  await nadias.goto(`/articles/${article}?claim=${claim}`);
  await expect(card(nadias)).toContainText("Approved");
  await panel(ruths).getByLabel("Notice for readers").fill("We counted one term too many.");
  await ruths.keyboard.press("Control+Enter");
  await expect(panel(ruths).getByRole("heading", { name: /^Number 2/u })).toBeVisible();

  await expect(card(nadias).getByText("Corrected", { exact: true })).toBeVisible();
  await expect(card(nadias).getByRole("list", { name: "Decisions" }).getByRole("listitem").first()).toContainText(
    "Ruth Adeyemi corrected it with publication 2. We counted one term too many.",
  );
  await card(nadias).getByRole("heading", { name: "History" }).click();
  await expect(card(nadias).getByText("Ruth Adeyemi corrected it").last()).toBeVisible();
  await axeInBothThemes(nadias);
});

test("a check is withdrawn by keyboard with a reason; published, it says so and its ClaimReview is gone", async () => {
  expect(await feed(ruths)).toContain(words);
  await ruths.goto(`/articles/${article}?claim=${claim}`);
  await press(ruths, "Withdraw the published check");
  await expect(ruths.getByText("Readers are told this reason")).toBeVisible();
  await ruths.keyboard.type("The list of the office was forged.");
  await ruths.keyboard.press("Control+Enter");
  await expect(card(ruths).getByText("Void", { exact: true })).toBeVisible();
  await expect(card(ruths).getByText("Its published check was withdrawn")).toBeVisible();
  await expect(ruths.getByRole("navigation", { name: "Claims beside the text" })).toContainText("Withdrawn");
  await axeInBothThemes(ruths);

  await ruths.goto(`/articles/${article}/report`);
  await press(ruths, "Publish a correction");
  const changes = panel(ruths).getByRole("list", { name: "What changed since" });
  await expect(changes).toContainText("Withdrawn finding");
  await panel(ruths).getByLabel("Notice for readers").focus();
  await ruths.keyboard.press("Control+Enter");
  await expect(panel(ruths).getByRole("heading", { name: /^Number 3/u })).toBeVisible();

  await ruths.goto(`/published/${article}`);
  const sheet = ruths.getByRole("article", { name: /^Claim 1/u });
  await expect(sheet).toContainText(/This check was withdrawn on .*: The list of the office was forged\./u);
  await expect(sheet).not.toContainText("Mostly supported");
  expect(await ruths.locator('script[type="application/ld+json"]').textContent()).not.toContain(words);
  expect(await feed(ruths)).not.toContain(words);
});
