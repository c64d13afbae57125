import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { axe } from "./fixtures.ts";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let page: Page;
let article: string;
let claim: string;

const asked = "The press office of the harbour";
const preview = () => page.locator("iframe");
const panel = () => page.getByRole("region", { name: "Published" });
const notice = () => panel().getByLabel("Notice for readers");
const said = () => panel().getByRole("status").first();

/** What the frame was given: nothing can look into it, since nothing may run in it. */
const previewed = () => page.evaluate(async () => (await fetch(document.querySelector("iframe")?.src ?? "")).text());
/** Whose copy the frame really shows; an address of an error when it was kept from it. */
const framed = () =>
  page
    .frames()
    .map((frame) => new URL(frame.url(), "http://x").searchParams.get("audience"))
    .at(-1);

async function judge(verdict: string, justification: string): Promise<void> {
  await callApi(page, "POST", `/claims/${claim}/opinions`, { verdict, justification, missing: "No second source." });
}

async function press(name: string | RegExp): Promise<void> {
  await panel().getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
}

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/");
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  article = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const target = { exact: "a sixth term" };
  claim = (await callApi<{ id: string }>(page, "POST", `/articles/${article}/claims`, { target })).id;
  await callApi(page, "POST", `/claims/${claim}/contacts`, { whom: asked, questions: "Which term is it?" });
  await judge("supported", "The office counted six terms.");
});

test("while a copy is made, words say so in its place, and not over it", async () => {
  const making = page.getByText("Making the copy…");
  let hand = () => {};
  const waiting = new Promise<void>((resolve) => (hand = resolve));
  await page.route(/audience=/u, async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto(`/articles/${article}/report`, { waitUntil: "commit" });
  await expect(making).toBeVisible();
  await expect(preview()).toHaveAttribute("src", /audience=/u);
  await expect(preview()).toBeHidden();
  hand();
  await expect(preview()).toBeVisible();
  await expect(making).toHaveCount(0);
  await page.unroute(/audience=/u);
  await page.goto(`/articles/${article}`);
});

test("two keys lead to it; arrows go from copy to copy, and what is left out is gone", async () => {
  await page.reload();
  await articleText(page);
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page.getByRole("tab", { name: "Editor’s copy" })).toHaveAttribute("aria-selected", "true");
  await expect(preview()).toHaveAttribute("sandbox", /^allow-popups allow-popups-to-escape-sandbox$/u);
  await expect.poll(framed).toBe("editor");
  expect(await previewed()).toContain(asked);
  await expect(page.getByRole("tab", { name: "Legal copy" })).toBeDisabled();

  const contacts = page.getByRole("checkbox", { name: /^Contacts 1/u });
  await contacts.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Left out of this copy: contacts.")).toBeVisible();
  await expect(preview()).toHaveAttribute("src", /leaveOut=contacts/u);
  const copy = await previewed();
  expect(copy).toContain("Left out of this copy: contacts.");
  expect(copy).not.toContain(asked);

  await page.getByRole("tab", { name: "Editor’s copy" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "Public copy" })).toHaveAttribute("aria-selected", "true");
  await expect.poll(framed).toBe("public");
  await axeInBothThemes(page);
});

test("a file is fetched as chosen; a long one can be stopped", async () => {
  const going = page.waitForEvent("download");
  await page.getByRole("link", { name: "Report with footnotes (Markdown)" }).focus();
  await page.keyboard.press("Enter");
  const file = await going;
  expect(file.suggestedFilename()).toMatch(/-public\.md$/u);
  expect(await (await file.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString())).toContain(
    "Left out of this copy: contacts.",
  );
  await expect(page.getByText(/-public\.md is saved/u)).toBeVisible();

  await page.getByRole("link", { name: "Annotated report (PDF)" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Cancel/u })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Cancelled. Nothing was saved.")).toBeVisible();
});

test("it is published under a number, with the address of its public page", async () => {
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Public copy" }).focus();
  await page.keyboard.press("p");
  await expect(panel().getByRole("button", { name: "Publish", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel().getByRole("form").getByLabel("Note for the desk")).toBeFocused();
  await page.keyboard.type("As agreed at noon.");
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const onItsWay = page.waitForRequest((request) => request.method() === "POST");
  await page.route("**/publications", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await page.keyboard.press("Control+Enter");
  await onItsWay;
  await page.keyboard.type(" And told to legal.");
  goOn();
  await expect(said()).toHaveText("Number 1 is published.");
  await expect(panel().getByRole("heading", { name: /^Number 1/u })).toContainText("stands");
  await expect(panel().getByText("For the desk: As agreed at noon.", { exact: true })).toBeVisible();
  await page.unroute("**/publications");
  // what was typed while it went out is not lost with its form
  const unsent = panel().getByRole("region", { name: "Typed and not sent" });
  await expect(unsent).toContainText("As agreed at noon. And told to legal.");
  await page.reload();
  await expect(unsent).toContainText("As agreed at noon. And told to legal.");
  await axeInBothThemes(page);
  await unsent.getByRole("button", { name: "Put it aside" }).press("Enter");
  await expect(unsent).toHaveCount(0);
  await expect(panel().getByRole("link", { name: "Public page of number 1" })).toHaveAttribute(
    "href",
    `/published/${article}/1`,
  );
});

test("a changed verdict is corrected with a notice, which outlives a reload", async () => {
  await judge("refuted", "The office counted five terms.");
  await expect(page.getByText("The article changed since")).toBeVisible();
  await page.getByRole("tab", { name: "Public copy" }).focus();
  await page.keyboard.press("r");
  await expect(page.getByText("The article changed since")).toHaveCount(0);
  expect(await previewed()).toContain("The office counted five terms.");

  await press("Publish a correction");
  await expect(panel().getByRole("list", { name: "What changed since" })).toContainText("Claim 1");
  const rating = panel().getByRole("checkbox", { name: /^Rating changed/u });
  await expect(rating).toBeChecked();
  await expect(rating).toBeDisabled();
  await expect(notice()).not.toHaveValue("");
  await notice().fill("We said six terms. It is five.");
  await page.reload();
  await expect(notice()).toHaveValue("We said six terms. It is five.");
  await axeInBothThemes(page);
  await notice().focus();
  await page.keyboard.press("Control+Enter");
  await expect(said()).toHaveText("The correction is published as number 2.");
  await expect(panel().getByRole("listitem").first()).toContainText("We said six terms. It is five.");
});

test("anybody reads it without an account, a script or a cookie, and another site frames its card", async ({
  browser,
  house,
}) => {
  const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto(`/published/${article}`);
  await expect(reader.getByText("We said six terms. It is five.")).toBeVisible();
  await reader.goto(`/published/${article}/1`);
  await reader.getByRole("link", { name: "Number 2 stands in its place." }).click();
  await expect(reader).toHaveURL(`/published/${article}`);
  await reader.goto("/published");
  await reader.getByRole("link", { name: sampleTitle }).click();
  await expect(reader).toHaveURL(`/published/${article}`);
  expect(await context.cookies()).toEqual([]);
  for (const path of ["/", "/published-not", `/articles/${article}`]) {
    await reader.goto(path);
    await expect(reader).toHaveURL(/\/sign-in/u);
  }
  await context.close();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const site = createServer((request, answer) => {
    answer.setHeader("content-type", "text/html").end(`<iframe src="${house.url}${request.url}"></iframe>`);
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  const framed = async (path: string) => {
    await other.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}${path}`);
    return other.frameLocator("iframe").getByRole("heading", { level: 1 });
  };
  await expect(await framed(`/published/${article}/card`)).toHaveText(sampleTitle);
  await expect(await framed(`/published/${article}`)).toHaveCount(0);
  await elsewhere.close();
  site.close();

  const looked = await page.context().newPage();
  for (const path of [`/published/${article}`, `/published/${article}/card`, "/published"]) {
    await looked.goto(path);
    for (const colorScheme of ["light", "dark"] as const) {
      await looked.emulateMedia({ colorScheme });
      await axe(looked);
    }
  }
  const wrong = await page.evaluate(async () => {
    const texts = ["feed.atom", "sitemap.xml"].map(async (name) => (await fetch(`/published/${name}`)).text());
    const parsed = (await Promise.all(texts)).map((text) => new DOMParser().parseFromString(text, "application/xml"));
    return parsed.filter((one) => one.querySelector("parsererror")).length;
  });
  expect(wrong).toBe(0);
  await looked.close();
});

test("it is withdrawn with a reason, and can be published again", async ({ browser, house }) => {
  await press("Withdraw");
  const reason = panel().getByLabel("Reason, as readers see it");
  await reason.focus();
  await page.keyboard.press("Control+Enter");
  await expect(panel().getByRole("alert")).toContainText("Write why");
  await reason.fill("The archive takes it back.");
  await page.keyboard.press("Control+Enter");
  await expect(said()).toContainText("Number 2 is withdrawn.");
  await expect(panel().getByText("Withdrawn", { exact: true })).toBeVisible();
  await expect(panel().getByRole("button", { name: "Publish again" })).toBeVisible();
  // a reader whose browser keeps nothing of it from before
  const context = await browser.newContext({ baseURL: house.url });
  const looked = await context.newPage();
  for (const path of ["2", "card"]) {
    await looked.goto(`/published/${article}/${path}`);
    await expect(looked.getByText("The archive takes it back.")).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await looked.emulateMedia({ colorScheme });
      await axe(looked);
    }
  }
  await context.close();
  const tombstone = await page.request.get(`/published/${article}/1`);
  expect(tombstone.status()).toBe(410);
  expect(await tombstone.text()).toContain("The archive takes it back.");
});
