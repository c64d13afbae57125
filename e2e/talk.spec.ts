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
let nadiaId: string;
let articleId: string;
let claimId: string;

async function join(browser: Browser, house: Claimcheck, address: string): Promise<Page> {
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
  const address = new URL(first.url()).pathname;
  articleId = address.split("/").at(-1) ?? "";
  await first.context().close();
  ruths = await newDesk(browser, house, address);
  await articleText(ruths);
  const target = { exact: "Interfax reported Friday" };
  ({ id: claimId } = await callApi<ClaimView>(ruths, "POST", `/articles/${articleId}/claims`, { target }));
  nadias = await join(browser, house, `${address}?claim=${claimId}`);
  await ruths.goto(`${address}?claim=${claimId}`);
  const { items } = await callApi<{ items: { id: string; name: string }[] }>(ruths, "GET", "/people");
  nadiaId = items.find(({ name }) => name === nadia.name)?.id ?? "";
});

const talk = (page: Page) => page.getByRole("region", { name: "Talk", exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "New comment" });

test("one calls the other by key, the other answers and resolves, without a reload", async () => {
  await expect(ruths.getByRole("heading", { name: /^Claim 1\b/u })).toBeFocused();
  await ruths.keyboard.press("m");
  await expect(field(ruths)).toBeFocused();
  await ruths.keyboard.type("Which Friday, @nad");
  await expect(ruths.getByRole("listbox", { name: "People" }).getByRole("option")).toHaveText([nadia.name]);
  await axe(ruths);
  await ruths.keyboard.press("Enter");
  await ruths.keyboard.type("or another?");
  await expect(field(ruths)).toHaveValue(`Which Friday, @${nadia.name} or another?`);
  await expect(ruths.getByText(`Calls ${nadia.name}.`)).toBeVisible();
  // what is typed outlasts a reload
  await ruths.reload();
  await expect(field(ruths)).toHaveValue(/or another\?$/u);
  await field(ruths).focus();
  await ruths.keyboard.press("Control+Enter");
  const thread = talk(nadias).getByRole("listitem").filter({ hasText: "Which Friday" });
  await expect(thread).toContainText("Ruth Adeyemi");
  const { items } = await callApi<{ items: { kind: string }[] }>(nadias, "GET", "/me/notifications");
  expect(items.map(({ kind }) => kind)).toEqual(["mentioned"]);
  await thread.getByRole("button", { name: "Answer" }).focus();
  await nadias.keyboard.press("Enter");
  await nadias.keyboard.type("The 20th.\nIt says so.");
  await nadias.keyboard.press("Control+Enter");
  await expect(talk(ruths).getByText("The 20th.")).toBeVisible();
  await axeInBothThemes(nadias);
  await nadias.keyboard.press("Shift+M");
  await expect(talk(ruths).getByText("resolved by Nadia Haddad · 2 comments")).toBeVisible();
  await expect(talk(nadias).getByText("All threads are resolved.")).toBeVisible();
});

test("words of the text are talked of in their place", async () => {
  await nadias.keyboard.press("Escape");
  await selectByMouse(nadias, "tens of thousands of Belarusians");
  await nadias.keyboard.press("m");
  await field(nadias).fill("Who counted?");
  await field(nadias).press("Control+Enter");
  const sign = ruths.getByRole("button", { name: "Talk on «tens of thousands of Belarusians», 1" });
  await sign.focus();
  await ruths.keyboard.press("Enter");
  const thread = talk(ruths).getByRole("listitem").filter({ hasText: "Who counted?" });
  await expect(thread).toBeFocused();
  await axe(ruths);
  await ruths.keyboard.press("Shift+M");
  await expect(sign).toHaveCount(0);
});

test("what is said of the verdict is not there for who reads blind", async () => {
  const { version } = await callApi<ClaimView>(ruths, "GET", `/claims/${claimId}`);
  await callApi(ruths, "PATCH", `/claims/${claimId}`, { secondReader: nadiaId }, { "if-match": `"${version}"` });
  await ruths.keyboard.press("j");
  const claim = ruths.getByRole("region", { name: "Claim 1", exact: true });
  await claim.getByRole("button", { name: "Comment", exact: true }).first().focus();
  await ruths.keyboard.press("Enter");
  await expect(ruths.getByText(`Not shown to ${nadia.name} before their own opinion.`)).toBeVisible();
  await ruths.keyboard.type(`Cherry-picked, says @${nadia.name}.`);
  await ruths.keyboard.press("Control+Enter");
  // who reads blind cannot be called to it; the words go back into the form
  await expect(claim.getByText(/^Not saved: Nadia Haddad reads this claim blind/u)).toBeVisible();
  await expect(field(ruths)).toHaveValue(`Cherry-picked, says @${nadia.name}.`);
  await field(ruths).fill("Cherry-picked, I say.");
  await field(ruths).press("Control+Enter");
  await ruths.keyboard.press("m");
  await field(ruths).fill("Read it first.");
  await field(ruths).press("Control+Enter");
  await nadias.keyboard.press("Escape");
  await nadias.keyboard.press("j");
  await expect(talk(nadias).getByText("Read it first.")).toBeVisible();
  await expect(nadias.getByText("Cherry-picked")).toHaveCount(0);
  await expect(nadias.getByRole("button", { name: "Talk: 1 open" })).toBeVisible();
  const opinion = { verdict: "supported", justification: "So it is.", missing: "m" };
  await callApi(ruths, "POST", `/claims/${claimId}/opinions`, opinion);
  await expect(talk(ruths).getByText("On the verdict")).toBeVisible();
  await callApi(nadias, "POST", `/claims/${claimId}/second-opinions`, opinion);
  await expect(talk(nadias).getByText("Cherry-picked, I say.")).toBeVisible();
});
