import type { BrowserContext, Page } from "@playwright/test";
import { articleText, axe, expect, newDesk, ruth, sampleTitle } from "./house.ts";
import { test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let address: string;
let page: Page;

/** Makes one claim by the API, as the signed-in person of the page, and opens it. */
async function openNewClaim(at: Page, exact: string): Promise<string> {
  const articleId = address.split("/").at(-1) ?? "";
  const answer = await at.request.post(`/api/v1/articles/${articleId}/claims`, {
    data: { target: { exact } },
    headers: { origin: new URL(at.url()).origin, "sec-fetch-site": "same-origin" },
  });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await open(at, id);
  return id;
}

async function open(at: Page, claimId: string): Promise<void> {
  await at.goto(`${address}?claim=${claimId}`);
  await articleText(at);
  await expect(statement(at)).toBeVisible();
}

const statement = (at: Page) => at.getByRole("textbox", { name: "Statement" });
const saved = (at: Page) => at.getByText(/^Saved/u).first();

/** What the server has of a claim. */
async function kept(at: Page, claimId: string): Promise<{ statement: string; note: string; speaker: string }> {
  // on a line of its own: the server may be closing one that rested while the page was offline
  const answer = await at.request.get(`/api/v1/claims/${claimId}`, { headers: { connection: "close" } });
  return (await answer.json()) as { statement: string; note: string; speaker: string };
}

test.beforeAll(async ({ browser, house }) => {
  const first = await newDesk(browser, house, "/");
  await first.getByRole("link", { name: sampleTitle }).click();
  await articleText(first);
  address = new URL(first.url()).pathname;
  await first.context().close();
  page = await newDesk(browser, house, address);
});

test("what is typed survives a reload that comes before it was sent", async () => {
  const claimId = await openNewClaim(page, "Interfax reported Friday");
  await page.route(`**/api/v1/claims/${claimId}`, (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.continue(),
  );
  await statement(page).fill("Interfax reported it on Friday, 18 December 2020.");
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`**/api/v1/claims/${claimId}/draft`, async (route) => held.then(() => route.continue()));
  await page.reload();
  await articleText(page);
  await expect(statement(page)).toHaveValue("Interfax reported it on Friday, 18 December 2020.");
  // a verdict given before the card is read says so, and then what it lacks
  await statement(page).press("Control+Enter");
  await expect(page.getByText("What is known of this verdict is not here yet.")).toBeVisible();
  answer();
  await expect(page.getByRole("list", { name: "What the verdict lacks" })).toContainText("Choose a verdict");
  await page.unroute(`**/api/v1/claims/${claimId}`);
  await expect
    .poll(async () => (await kept(page, claimId)).statement)
    .toBe("Interfax reported it on Friday, 18 December 2020.");
});

test("a failed save is tried again, and nothing is saved twice", async () => {
  const claimId = await openNewClaim(page, "months of opposition protests in Belarus");
  let failures = 0;
  await page.route(`**/api/v1/claims/${claimId}`, async (route) => {
    if (route.request().method() !== "PATCH" || failures >= 2) return route.continue();
    failures += 1;
    // the first time the server gets it and the answer is lost on the way
    if (failures === 1) await route.fetch();
    return route.abort();
  });
  await statement(page).fill("Protests had gone on for months.");
  await page.getByLabel("Speaker").focus();
  await expect(saved(page)).toBeVisible();
  await expect.poll(async () => (await kept(page, claimId)).statement).toBe("Protests had gone on for months.");
  expect(failures).toBe(2);
  const history = await page.request.get(`/api/v1/claims/${claimId}/history`);
  const { items } = (await history.json()) as { items: { type: string }[] };
  expect(items.map((event) => event.type)).toEqual(["claim.marked", "claim.updated"]);
  await page.unroute(`**/api/v1/claims/${claimId}`);
});

test("work goes on offline, and is sent in order when the line is back", async () => {
  const claimId = await openNewClaim(page, "tens of thousands of Belarusians");
  await page.context().setOffline(true);
  await statement(page).fill("Tens of thousands called for his resignation.");
  await page.getByLabel("Note", { exact: true }).first().fill("Which count?");
  await page.getByLabel("Speaker").focus();
  await expect(page.getByText("You are offline.", { exact: true })).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: /^Claim \d/u })).toBeFocused();
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline.", { exact: true })).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
  expect(await kept(page, claimId)).toMatchObject({
    statement: "Tens of thousands called for his resignation.",
    note: "Which count?",
  });
});

async function endSessions(context: BrowserContext): Promise<void> {
  await context.clearCookies();
}

test("an expired session asks again in place, and what was typed is saved after it", async () => {
  const claimId = await openNewClaim(page, "an agreement was reached");
  await endSessions(page.context());
  await statement(page).fill("An agreement was reached in Sochi.");
  await page.getByLabel("Speaker").focus();
  await expect(page.getByText("You are signed out.", { exact: true })).toBeVisible();
  await axe(page);
  await page.getByLabel("Password").fill(ruth.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("You are signed out.", { exact: true })).toHaveCount(0);
  await expect(statement(page)).toHaveValue("An agreement was reached in Sochi.");
  await expect.poll(async () => (await kept(page, claimId)).statement).toBe("An agreement was reached in Sochi.");
});

test("two tabs on one claim: edits of different fields are both kept", async ({ browser, house }) => {
  const claimId = await openNewClaim(page, "a sixth presidential term");
  const other = await newDesk(browser, house, address);
  await open(other, claimId);
  await other.getByLabel("Speaker").fill("The article");
  await other.getByLabel("Said where").focus();
  await expect.poll(async () => (await kept(page, claimId)).speaker).toBe("The article");
  await statement(page).fill("It was his sixth term.");
  await page.getByLabel("Said where").focus();
  await expect.poll(async () => (await kept(page, claimId)).statement).toBe("It was his sixth term.");
  expect((await kept(page, claimId)).speaker).toBe("The article");
  await other.context().close();
});

test("two tabs on one field: both texts side by side, and neither is lost", async ({ browser, house }) => {
  const claimId = await openNewClaim(page, "safety of fuel and energy facilities");
  const other = await newDesk(browser, house, address);
  await open(other, claimId);
  // the other tab does not hear of what is saved here before it saves itself
  await other.route("**/api/v1/events**", (route) => route.abort());
  await other.route(`**/api/v1/claims/${claimId}`, (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await statement(page).fill("They will keep fuel facilities safe.");
  await page.getByLabel("Speaker").focus();
  await expect.poll(async () => (await kept(page, claimId)).statement).toBe("They will keep fuel facilities safe.");
  await statement(other).fill("Energy facilities are part of the agreement.");
  await other.getByRole("heading", { name: /^Claim \d/u }).focus();
  const sheet = other.getByRole("alertdialog");
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText("They will keep fuel facilities safe.");
  await expect(sheet).toContainText("Energy facilities are part of the agreement.");
  await axe(other);
  expect((await kept(page, claimId)).statement).toBe("They will keep fuel facilities safe.");

  // the draft survives «later» and a reload
  await other.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await other.unroute(`**/api/v1/claims/${claimId}`);
  await other.reload();
  await articleText(other);
  await expect(sheet).toBeVisible();
  await other.getByRole("radio", { name: /Keep both/u }).check();
  await other.keyboard.press("Control+Enter");
  await expect
    .poll(async () => (await kept(page, claimId)).statement)
    .toContain("Energy facilities are part of the agreement.");
  expect((await kept(page, claimId)).statement).toContain("They will keep fuel facilities safe.");
  await other.context().close();
});
