import type { Browser, Page } from "@playwright/test";
import type { ClaimView } from "@/core/claims.ts";
import { articleText, axe, axeInBothThemes, expect, newDesk, sampleTitle, selectByMouse } from "./house.ts";
import { callApi, test } from "./newsroom.ts";
import type { Claimcheck } from "./claimcheck.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const nadia = { name: "Nadia Haddad", email: "nadia@desk.example", password: "vermilion otter 42" };

let ruths: Page;
let nadias: Page;
let articleId: string;
let address: string;

/** Invites Nadia, and lets her accept in a browser of her own. */
async function join(browser: Browser, house: Claimcheck): Promise<Page> {
  const invited = { email: nadia.email, name: nadia.name, roles: ["checker"] };
  const { url } = await callApi<{ url: string }>(ruths, "POST", "/invitations", invited);
  const context = await browser.newContext({
    baseURL: house.url,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("Your name").fill(nadia.name);
  await page.getByLabel("Password", { exact: true }).fill(nadia.password);
  await page.getByRole("button", { name: /account|join|accept/iu }).click();
  await page.waitForURL("/");
  await page.goto(address);
  await articleText(page);
  return page;
}

test.beforeAll(async ({ browser, house }) => {
  const first = await newDesk(browser, house, "/");
  await first.getByRole("link", { name: sampleTitle }).click();
  await articleText(first);
  address = new URL(first.url()).pathname;
  articleId = address.split("/").at(-1) ?? "";
  await first.context().close();
  ruths = await newDesk(browser, house, address);
  await articleText(ruths);
  nadias = await join(browser, house);
});

const card = (page: Page, number: number) =>
  page
    .getByRole("navigation", { name: "Claims beside the text" })
    .getByRole("link", { name: new RegExp(`\\b${number}\\b`, "u") });

test("each sees that the other is here, and at which claim", async () => {
  await expect(ruths.getByText("Nadia Haddad is here")).toBeAttached();
  await expect(nadias.getByText("Ruth Adeyemi is here")).toBeAttached();
  await selectByMouse(ruths, "Interfax reported Friday");
  await ruths.keyboard.press("c");
  await expect(ruths.getByRole("heading", { name: /^Claim 1\b/u })).toBeFocused();
  await expect(card(nadias, 1)).toContainText("Ruth Adeyemi is at this claim");
  await axe(nadias);
});

test("what one does appears at the other without a reload: mark, statement, evidence, verdict", async () => {
  await card(nadias, 1).click();
  const region = nadias.getByRole("region", { name: "Claim 1", exact: true });
  await expect(region).toContainText("Interfax reported Friday");
  await expect(region).toContainText("Ruth Adeyemi is at this claim");
  await ruths.getByRole("textbox", { name: "Statement" }).fill("Interfax reported it on a Friday.");
  await expect(card(nadias, 1)).toContainText("Interfax reported it on a Friday.");
  await ruths.keyboard.press("Escape");
  await ruths.keyboard.press("e");
  await ruths.getByLabel("Title").fill("Interfax");
  await ruths.getByRole("radio", { name: "Supports" }).check();
  await ruths.getByRole("radio", { name: "Secondary" }).check();
  await ruths.getByRole("textbox", { name: "Passage" }).fill("[sample passage]");
  await ruths.getByRole("textbox", { name: "Passage" }).press("Control+Enter");
  await expect(region).toContainText("[sample passage]");
  const { items } = await callApi<{ items: ClaimView[] }>(ruths, "GET", `/articles/${articleId}/claims`);
  const body = { verdict: "supported", justification: "The agency says so.", missing: "m" };
  await callApi(ruths, "POST", `/claims/${items[0]?.id}/opinions`, body);
  await expect(card(nadias, 1)).toContainText("Supported");
  await expect(card(ruths, 1)).toContainText("Supported");
});

test("a page in the background is told, too", async () => {
  const behind = nadias;
  const front = await nadias.context().newPage();
  await front.goto("/settings");
  await front.bringToFront();
  await selectByMouse(ruths, "tens of thousands of Belarusians");
  await ruths.keyboard.press("c");
  await expect(card(behind, 2)).toBeAttached();
  await front.close();
});

test("a cut line comes back, with what happened meanwhile, once", async () => {
  await nadias.context().setOffline(true);
  await selectByMouse(ruths, "months of opposition protests in Belarus");
  await ruths.keyboard.press("c");
  await expect(card(ruths, 3)).toBeAttached();
  await expect(card(nadias, 3)).toHaveCount(0);
  await nadias.context().setOffline(false);
  await expect(card(nadias, 3)).toHaveCount(1);
  await selectByMouse(ruths, "an agreement was reached");
  await ruths.keyboard.press("c");
  await expect(card(nadias, 4)).toHaveCount(1);
});

test("who leaves is gone", async () => {
  await nadias.goto("/");
  await expect(ruths.getByText("Nadia Haddad is here")).toHaveCount(0);
});

test("the server shuts down although lines are open, and they come back", async ({ house }) => {
  await nadias.goto(address);
  await articleText(nadias);
  await house.restart();
  await expect(async () => {
    const at = await callApi<{ items: ClaimView[] }>(ruths, "GET", `/articles/${articleId}/claims`);
    expect(at.items.length).toBe(4);
  }).toPass();
  const exact = "has accused the opposition of being backed by the West";
  await callApi(ruths, "POST", `/articles/${articleId}/claims`, { target: { exact } });
  await expect(card(nadias, 5)).toHaveCount(1, { timeout: 20_000 });
});

test("the audit log: every act in words, filters in the address, and the chain verified", async () => {
  await ruths.getByRole("button", { name: "Ruth Adeyemi, you" }).click();
  await ruths.getByRole("menuitem", { name: "Audit log" }).click();
  await expect(ruths.getByRole("heading", { name: "Audit log" })).toBeVisible();
  const log = ruths.getByRole("list", { name: "Events, the newest first" });
  await expect(log.getByRole("listitem").filter({ hasText: "Ruth Adeyemi gave the verdict" })).toHaveCount(1);
  await axeInBothThemes(ruths);
  await ruths.getByLabel("What happened to").selectOption("Claims");
  await ruths.getByLabel("Person").selectOption(nadia.name);
  await ruths.getByRole("button", { name: "Show", exact: true }).click();
  await expect(ruths).toHaveURL(/kind=claim/u);
  await expect(ruths.getByText("Nothing like that has happened.")).toBeVisible();
  await ruths.getByRole("link", { name: "Show everything" }).click();
  const found = ruths.getByText(/\d+ events, unbroken, head hash [\da-f]{64}$/u);
  await expect(async () => {
    // the page's script may not listen yet
    await ruths.getByRole("button", { name: "Verify the chain" }).click();
    await expect(found).toBeVisible({ timeout: 2000 });
  }).toPass();
  await axe(ruths);
  await ruths.getByRole("link", { name: "Claim 1", exact: true }).first().click();
  await expect(ruths.getByRole("heading", { name: /^Claim 1\b/u })).toBeVisible();

  await nadias.goto("/audit");
  await expect(nadias.getByText("Reading the whole log needs the role editor or admin.")).toBeVisible();
  await nadias.getByRole("button", { name: "Nadia Haddad, you" }).click();
  await expect(nadias.getByRole("menuitem", { name: "Settings" })).toBeVisible();
  await expect(nadias.getByRole("menuitem", { name: "Audit log" })).toHaveCount(0);
});
