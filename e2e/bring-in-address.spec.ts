import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";
import { expect } from "./fixtures.ts";
import { articleText, axeInBothThemes, sampleTitle, setUp, signIn, test as base } from "./house.ts";
import { callApi } from "./newsroom.ts";

const said = "The agreement “made in the city of Minsk on Nov. 19, 2020” comes into force from the date of its signing";
const review = (author: string, verdict: string, datePublished: string) => ({
  "@type": "ClaimReview",
  claimReviewed: said,
  url: `https://${author.toLowerCase()}.example/agreement`,
  author: { "@type": "Organization", name: author },
  datePublished,
  reviewRating: { "@type": "Rating", alternateName: verdict },
});
const feed = {
  "@context": "https://schema.org",
  "@type": "DataFeed",
  dataFeedElement: [
    { "@type": "DataFeedItem", item: [review("Alder", "Mostly true", "2020-12-20")] },
    { "@type": "DataFeedItem", item: [review("Birch", "Half true", "2021-02-03")] },
  ],
};

/** An installation beside a server that stands for the outside. `asked`: what it was asked for. */
const test = base.extend<object, { outside: { host: string; asked: string[] }; house: Claimcheck }>({
  outside: [
    async ({}, use) => {
      const asked: string[] = [];
      const server = createServer(({ url = "" }, response) => {
        asked.push(url);
        if (url === "/feed.json") response.setHeader("content-type", "application/json").end(JSON.stringify(feed));
        if (url === "/inside") response.writeHead(302, { location: "http://10.0.0.1/" }).end();
        // any other address is never answered
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      await use({ host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],
  house: [
    async ({ browser, outside }, use) => {
      const house = await startClaimcheck({ CAPTURE_ALLOW: outside.host });
      const page = await browser.newPage();
      await setUp(page, house);
      await page.close();
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});
test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let here = "";

test("while fetching is switched off the page says so, and how to go on", async ({ page }) => {
  await signIn(page, "/");
  await page.getByRole("link", { name: sampleTitle }).click();
  await articleText(page);
  here = new URL(page.url()).pathname;
  await page.goto(`${here}/bring-in-claims`);
  await expect(page.getByText("Fetching is switched off in this newsroom.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Fetch it" })).toHaveCount(0);
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Allow fetching in Settings" }).press("Enter");
  await page.getByRole("switch", { name: "Fetch pages of sources" }).press("Space");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("an address that leads inside is refused beside it; one that never answers can be stopped", async ({
  page,
  outside,
}) => {
  await signIn(page, `${here}/bring-in-claims`);
  const address = page.getByLabel("Web address");
  await address.press("Enter");
  await expect(page.getByText("Write the address first")).toBeVisible();
  await address.fill(`http://${outside.host}/inside`);
  await address.press("Enter");
  await expect(page.getByText(/Upload the file or paste the text/u)).toBeVisible();
  await expect(address).toBeFocused();
  await axeInBothThemes(page);
  await address.fill(`http://${outside.host}/never`);
  await address.press("Enter");
  await expect(page.getByText("Fetching it, and looking for every claim in the text")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Stopped. What you put in is still here.")).toBeVisible();
});

test("a feed comes in: a claim rated twice is one, with the newest verdict and both raters", async ({
  page,
  outside,
}) => {
  await signIn(page, `${here}/bring-in-claims`);
  const address = page.getByLabel("Web address");
  await address.fill(`http://${outside.host}/feed.json`);
  await address.press("Enter");
  await expect(page.getByRole("heading", { name: "1 claim found in 2 rows" })).toBeFocused();
  const row = page.getByRole("row", { name: /made in the city of Minsk/u }).first();
  await expect(row).toContainText("«Half true» → Misleading");
  await expect(row).toContainText("The newest: Birch, 2021-02-03");
  await expect(row).toContainText("Also «Mostly true»: Alder, 2020-12-20");
  await expect(page.getByText("Same claim as row 1: comes in with it")).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("button", { name: "Back" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Bring in claims that were checked before" })).toBeFocused();
  await address.press("Enter");
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: "Bring in 1 claim", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "1 claim is in" })).toBeFocused();
  // each look asked for it once, and what came in is what was looked at
  expect(outside.asked.filter((path) => path === "/feed.json")).toHaveLength(2);
  const { items } = await callApi<{ items: { id: string }[] }>(page, "GET", `${here}/claims`);
  const { draft } = await callApi<{ draft: { verdict: string; justification: string } }>(
    page,
    "GET",
    `/claims/${items[0]?.id}/draft`,
  );
  expect(draft.verdict).toBe("misleading");
  expect(draft.justification).toContain("Also rated «Mostly true» elsewhere by Alder on 2020-12-20.");
});
