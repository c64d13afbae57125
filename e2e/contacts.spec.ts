import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let page: Page;
let address: string;
let claimId: string;

const legal = { email: "lena@desk.example", password: "amber kettle 58" };
const claimHead = (at: Page) => at.getByRole("heading", { name: /^Claim 1\b/u });
const card = (at: Page) => at.getByRole("region", { name: "Claim 1" });
const contacts = (at: Page) => at.getByRole("list", { name: "Contacts" }).getByRole("listitem");
const saved = (at: Page) => at.getByText(/^Saved/u).first();
const notice = (at: Page) => at.getByRole("status");

interface Kept {
  items: { id: string; whom: string; outcome: string; version: number }[];
}
const keptContacts = async () => (await callApi<Kept>(page, "GET", `/claims/${claimId}/contacts`)).items;

async function openClaim(at: Page): Promise<void> {
  await at.goto(`${address}?claim=${claimId}`);
  await articleText(at);
  await expect(claimHead(at)).toBeFocused();
}

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/");
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  address = new URL(page.url()).pathname;
  const target = { exact: "tens of thousands of Belarusians" };
  const claim = await callApi<{ id: string }>(page, "POST", `/articles/${address.split("/").at(-1)}/claims`, {
    target,
  });
  claimId = claim.id;
  await openClaim(page);
});

test("a contact is logged by keyboard, and what is typed survives a reload before that", async () => {
  await page.keyboard.press("r");
  await expect(page.getByLabel("Whom")).toBeFocused();
  await page.keyboard.type("Press office");
  await page.keyboard.press("Tab");
  await page.keyboard.type("spokesperson");
  await axeInBothThemes(page);
  await page.reload();
  await articleText(page);
  await expect(page.getByLabel("Whom")).toHaveValue("Press office");
  await page.getByLabel("Questions").focus();
  await page.keyboard.type("How many were there?");
  await page.getByRole("button", { name: "Tomorrow 17:00" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await expect(contacts(page)).toHaveText([/Press office\s*spokesperson\s*Reply due .+, 17:00/u]);
  await expect(notice(page).filter({ hasText: "The contact with Press office was logged." })).toBeVisible();
  await expect(saved(page)).toBeVisible();
});

test("the reply clock stands on the claim's head, on its card beside the text and on the desk", async () => {
  const due = /Reply due \w{3} \d+ \w+, 17:00/u;
  await expect(card(page).getByText(due).first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Claims beside the text" })).toContainText(due);
  const [first] = await keptContacts();
  const deadline = new Date(Date.now() - 2 * 3600 * 1000).toISOString();
  const past = { deadline, contactedAt: "2026-01-05T09:00:00.000Z" };
  await callApi(page, "PATCH", `/contacts/${first?.id}`, past, { "if-match": `"${first?.version}"` });
  await page.goto("/?awaiting=late");
  const flag = page.getByRole("row").getByRole("link", { name: "No reply, 2 h late" });
  await expect(flag).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Replies: late. Take this filter away" }).click();
  await flag.click();
  await expect(claimHead(page)).toBeFocused();
  await expect(card(page).getByText("No reply, 2 h late").first()).toBeVisible();
  await expect(contacts(page)).toHaveCount(1);
});

test("the key to the reply waits while it is read who was asked", async () => {
  let arrived = () => {};
  const gate = new Promise<void>((go) => (arrived = go));
  await page.route(`**/api/v1/claims/${claimId}/contacts`, async (route) => {
    await gate;
    return route.continue();
  });
  await openClaim(page);
  await page.keyboard.press("y");
  await expect(notice(page).filter({ hasText: "Reading who was asked…" })).toBeVisible();
  await expect(card(page).getByText("Nobody was asked yet.")).toHaveCount(0);
  arrived();
  await expect(contacts(page).getByRole("button").first()).toBeFocused();
  await page.unroute(`**/api/v1/claims/${claimId}/contacts`);
});

test("one key settles it, and the card shows the sentence of the report", async () => {
  await page.keyboard.press("y");
  await expect(contacts(page).getByRole("button").first()).toBeFocused();
  await page.keyboard.press("3");
  await expect(contacts(page)).toHaveText([/No reply$/u]);
  await expect(card(page).getByText("2 h late")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(contacts(page)).toContainText(
    /Press office, spokesperson: asked by e-mail on 5 January 2026, no reply by .+ UTC\./u,
  );
  await axeInBothThemes(page);
  await expect.poll(async () => (await keptContacts())[0]?.outcome).toBe("no-reply");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await keptContacts())[0]?.outcome).toBe("pending");
  await contacts(page).getByRole("button").first().focus();
  await page.keyboard.press("1");
  await expect(page.getByLabel("Answer")).toBeFocused();
  await page.keyboard.type("About forty thousand.");
  await expect(contacts(page)).toContainText(/spokesperson: asked by e-mail on 5 January 2026, answered on/u);
  await expect(saved(page)).toBeVisible();
});

test("a file is kept with it and comes back as it was; one too large is not sent, and sending can be stopped", async () => {
  const path = test.info().outputPath("answer.txt");
  await writeFile(path, "Dear desk, forty thousand.");
  await expect(page.getByText("50 MB at most")).toBeVisible();
  const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles(file);
  };
  await choose({ name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
  await expect(page.getByText("This file is empty. Choose another one.")).toBeVisible();
  const large = test.info().outputPath("large.bin");
  await writeFile(large, Buffer.alloc(50 * 1024 * 1024 + 1));
  await choose(large);
  await expect(page.getByText("50 MB at most. Nothing was sent. Choose a smaller one.")).toBeVisible();
  // a line too slow to wait for: it never answers
  await page.route("**/attachment", () => undefined);
  await choose(path);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.unroute("**/attachment");
  await choose(path);
  const link = contacts(page).getByRole("link", { name: "answer.txt" });
  await expect(link).toBeVisible();
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(await answer.text()).toBe("Dear desk, forty thousand.");
});

test("without the line contacts and notes wait here, in order; a file says that it needs the line", async () => {
  await page.context().setOffline(true);
  await page.getByLabel("Answer").fill("About forty-one thousand.");
  await page.getByLabel("Answer").blur();
  await expect(page.getByText("You are offline.", { exact: true })).toBeVisible();
  await expect(page.getByText("Files need the line: wait until it is back.")).toBeVisible();
  await claimHead(page).focus();
  await page.keyboard.press("r");
  await page.keyboard.type("University");
  await page.keyboard.press("Control+Enter");
  await expect(contacts(page).filter({ hasText: "University" })).toContainText("Awaiting reply");
  await expect(card(page).getByText("Awaiting reply", { exact: true }).first()).toBeVisible();
  await contacts(page).filter({ hasText: "University" }).getByRole("button").first().focus();
  await page.keyboard.press("3");
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline.", { exact: true })).toHaveCount(0);
  await expect
    .poll(async () => (await keptContacts()).map(({ whom, outcome }) => [whom, outcome]))
    .toEqual([
      ["Press office", "answered"],
      ["University", "no-reply"],
    ]);
});

test("two people's answers to one contact stand side by side, and neither is lost", async () => {
  await openClaim(page);
  await contacts(page).filter({ hasText: "Press office" }).getByRole("button").first().click();
  const [first] = await keptContacts();
  const path = `/api/v1/contacts/${first?.id}`;
  await page.route(`**${path}`, (route) => route.abort());
  await page.getByLabel("Answer").fill("Mine.");
  const origin = new URL(page.url()).origin;
  const theirs = await page.request.patch(path, {
    data: { answer: "Theirs." },
    headers: { "if-match": `"${first?.version}"`, origin, "sec-fetch-site": "same-origin" },
  });
  expect(theirs.status()).toBe(200);
  await page.unroute(`**${path}`);
  await page.getByLabel("Answer").blur();
  const sheet = page.getByRole("alertdialog");
  await expect(sheet).toContainText("changed this contact while you were typing");
  await axeInBothThemes(page);
  await sheet.getByRole("button", { name: /^Save this mix/u }).click();
  await expect(page.getByLabel("Answer")).toHaveValue("Theirs.\n\nMine.");
  await expect(saved(page)).toBeVisible();
});

test("notes say who will read them, and one for legal is not there for a checker", async ({ browser, house }) => {
  await claimHead(page).focus();
  await page.keyboard.press("l");
  await expect(notice(page).filter({ hasText: "Legal note: Only for legal." })).toBeVisible();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("textbox", { name: "New note" }).fill("Counted by the institute.");
  await expect(page.getByRole("radio", { name: "For legal only" })).toHaveCount(0);
  await page.getByRole("radiogroup", { name: "Readers" }).getByText("Printed in the public copy").click();
  await page.keyboard.press("Control+Enter");
  const notes = (at: Page) => at.getByRole("list", { name: "Notes" }).getByRole("listitem");
  await expect(notes(page)).toContainText(["Printed in the public copy"]);
  await expect(saved(page)).toBeVisible();

  const invited = await callApi<{ url: string }>(page, "POST", "/invitations", {
    email: legal.email,
    roles: ["legal"],
  });
  const context = await browser.newContext({
    baseURL: house.url,
    reducedMotion: "reduce",
    viewport: { width: 1440, height: 900 },
  });
  const lena = await context.newPage();
  await lena.goto(invited.url);
  await lena.getByLabel("Your name").fill("Lena Gale");
  await lena.getByLabel("Password").fill(legal.password);
  await lena.getByRole("button", { name: "Create account and open the desk" }).click();
  await expect(lena).toHaveURL("/");
  await openClaim(lena);
  await expect(notes(lena)).toHaveCount(1);
  await lena.keyboard.press("l");
  await expect(lena.getByRole("radio", { name: "For legal only" })).toBeChecked();
  await lena.keyboard.type("The count is contested in court.");
  await lena.keyboard.press("Control+Enter");
  await expect(notes(lena)).toHaveText([/Counted/u, /You[\s\S]*For legal only[\s\S]*contested in court/u]);
  await axeInBothThemes(lena);
  await expect(saved(lena)).toBeVisible();
  await openClaim(page);
  await expect(notes(page)).toHaveCount(1);
  await page.keyboard.press("h");
  await expect(card(page).getByText("wrote a note")).toHaveCount(1);
  await expect(page.getByText("contested in court")).toHaveCount(0);
  await context.close();
});

test("a problem with evidence is flagged, answered, opened again and resolved", async () => {
  const source = { title: "The count", publisher: "The Institute" };
  const evidence = { source, stance: "supports", class: "secondary", passage: "forty thousand" };
  await callApi(page, "POST", `/claims/${claimId}/evidence`, evidence);
  await openClaim(page);
  const item = card(page).getByRole("listitem").filter({ hasText: "The Institute" }).first();
  await expect(item).toBeVisible();
  await page.keyboard.press("Shift+p");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("The scan cannot be read.");
  await page.keyboard.press("Control+Enter");
  await expect(item).toContainText("1 problem");
  const problem = page.getByRole("list", { name: "Problems" }).getByRole("listitem");
  await expect(problem).toContainText(/Unreadable\s*Open\s*You/u);
  await axeInBothThemes(page);
  await problem.getByRole("button", { name: "Answer" }).click();
  await page.keyboard.type("It can, enlarged.");
  await page.keyboard.press("Control+Enter");
  await expect(problem).toContainText(/Answered by You/u);
  await expect(item).toContainText("Problem answered");
  await problem.getByRole("button", { name: "Open again" }).click();
  await expect(item).toContainText("1 problem");
  await problem.getByRole("button", { name: "Resolve" }).click();
  await expect(problem).toContainText(/Resolved by You/u);
  await expect(item.getByText("1 problem")).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
  await openClaim(page);
  await expect(problem).toContainText("It can, enlarged.");
  await page.keyboard.press("h");
  await expect(card(page).getByText("resolved a problem with E1")).toBeVisible();
  await expect(card(page).getByText("noted that Press office answered").first()).toBeVisible();
});

test("the keys are listed", async () => {
  await claimHead(page).focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const label of ["Awaiting reply: log a contact", "Legal note", "A problem with the open evidence"]) {
    await expect(keys.getByText(label)).toBeVisible();
  }
});
