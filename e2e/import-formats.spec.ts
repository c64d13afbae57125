import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";
import { expect } from "./fixtures.ts";
import { axeInBothThemes, setUp, signIn, test as base } from "./house.ts";
import { callApi } from "./newsroom.ts";

const said = "The council said on Friday that the tunnel will cost three million in all. ".repeat(4);
const article = `<article><h1>Tunnel cost doubles</h1><p>${said}</p><h2>What it costs</h2>
<ul><li>Digging: two million<ul><li>of which lining: half a million</li></ul></li><li>Rails: one million</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2025</td><td>3 million</td></tr></table>
<p>Nobody voted against it, <a href="/minutes">the clerk said</a>. ${said}</p></article>`;
const page200 = `<!doctype html><html lang="en"><head><title>Tunnel cost doubles | Paper</title>
<link rel="canonical" href="https://paper.example/tunnel"><meta property="og:site_name" content="The Daily Paper">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tunnel cost doubles","datePublished":"2026-03-02",
"author":{"@type":"Person","name":"Ada Byron"}}</script></head><body><nav><a href="/">Home</a></nav>${article}</body></html>`;
const pdf = readFileSync(new URL("../server/extraction/moscow-times.fixture.pdf", import.meta.url));

interface Paper {
  server: Server;
  host: string;
}

const test = base.extend<object, { paper: Paper; house: Claimcheck }>({
  paper: [
    async ({}, use) => {
      const server = createServer(({ url }, response) => {
        if (url === "/tunnel") response.setHeader("content-type", "text/html; charset=utf-8").end(page200);
        if (url === "/gone") response.writeHead(404, { "content-type": "text/html" }).end("Not here");
        // any other address is never answered
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      await use({ server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],
  house: [
    async ({ browser, paper }, use) => {
      const house = await startClaimcheck({ CAPTURE_ALLOW: paper.host });
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

interface Kept {
  title: string;
  originalSha256: string;
  revision: { text: string; url: string | null; pages: { page: number; start: number }[] };
}

const hash = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const theText = (page: Page) => page.getByRole("textbox", { name: "The article’s text" });

async function looks(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Is this the article?" })).toBeFocused();
}

async function save(page: Page): Promise<Kept> {
  await page.getByRole("button", { name: "Save the article" }).press("Enter");
  await expect(page).toHaveURL(/\/articles\/[\da-f-]{36}$/u);
  return callApi<Kept>(page, "GET", `/articles/${page.url().split("/").at(-1)}`);
}

/** Chooses a file and looks at what was read from it. */
async function read(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel("File of the article")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  await page.getByRole("button", { name: "Look at it" }).press("Enter");
}

test("while fetching is switched off the page says so, and how to go on", async ({ page }) => {
  await signIn(page, "/articles/new");
  await expect(page.getByText("Fetching is switched off in this newsroom.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Fetch the page" })).toHaveCount(0);
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Allow fetching in Settings" }).press("Enter");
  await page.getByRole("switch", { name: "Fetch pages of sources" }).press("Space");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("a page by its address: what it says of itself is filled in, and all of it is kept", async ({ page, paper }) => {
  await signIn(page, "/articles/new");
  await page.getByLabel("Web address").fill(`http://${paper.host}/tunnel`);
  await page.keyboard.press("Enter");
  await looks(page);
  for (const [label, value] of [
    ["Title", "Tunnel cost doubles"],
    ["Byline", "Ada Byron"],
    ["Outlet", "The Daily Paper"],
    ["Published", "2026-03-02"],
    ["Language", "en"],
    ["Web address", "https://paper.example/tunnel"],
  ] as const) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
  }
  const text = theText(page);
  await expect(text.getByRole("heading", { name: "What it costs" })).toBeVisible();
  await expect(text.getByRole("listitem").filter({ hasText: /^of which lining/u })).toBeVisible();
  await expect(text.getByRole("cell", { name: "3 million" })).toBeVisible();
  await expect(page.getByText(`SHA-256 ${hash(page200)}`)).toBeVisible();
  await axeInBothThemes(page);
  await page.reload();
  await page.getByLabel("Byline").fill("Ada Byron, Minsk");
  const kept = await save(page);
  expect(kept).toMatchObject({ title: "Tunnel cost doubles", originalSha256: hash(page200) });
  expect(kept.revision.url).toBe(`http://${paper.host}/tunnel`);

  await page.goto(`${page.url()}/about`);
  const came = page.getByRole("region", { name: "Original and versions" });
  await expect(came.getByRole("link", { name: `http://${paper.host}/tunnel` })).toBeVisible();
  await expect(came.getByText("Web page (HTML)")).toBeVisible();
  await axeInBothThemes(page);
  const download = page.waitForEvent("download");
  await came.getByRole("link", { name: /^Download/u }).press("Enter");
  expect(hash(readFileSync(await (await download).path()))).toBe(hash(page200));
});

test("Cancel and Escape stop a slow address, and the address stays", async ({ page, paper }) => {
  await signIn(page, "/articles/new");
  const asked = new Promise<IncomingMessage>((resolve) => paper.server.once("request", resolve));
  await page.getByLabel("Web address").fill(`http://${paper.host}/never`);
  await page.keyboard.press("Enter");
  const { socket } = await asked;
  const hungUp = new Promise((resolve) => socket.once("close", resolve));
  await expect(page.getByText("Fetching and reading the page")).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(page.getByText("Stopped. What you put in is still here.")).toBeVisible();
  await hungUp;
  await expect(page.getByLabel("Web address")).toBeFocused();
  await expect(page.getByLabel("Web address")).toHaveValue(`http://${paper.host}/never`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Fetching and reading the page")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Stopped. What you put in is still here.")).toBeVisible();

  await page.getByLabel("Web address").fill(`http://${paper.host}/gone`);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/paste the text; the address is kept/u)).toBeVisible();
  await expect(page.getByLabel("Web address")).toBeFocused();
  await page.getByLabel("Web address").fill("");
});

test("what is pasted with its formatting keeps it, or is taken as plain text", async ({ page }) => {
  await signIn(page, "/articles/new");
  const field = page.getByLabel("Text of the article");
  const html = `<meta charset="utf-8"><h2>What it costs</h2><p>${said}</p><ul><li>Rails</li></ul>`;
  await field.evaluate(
    (element, [rich, plain]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", rich ?? "");
      clipboardData.setData("text/plain", plain ?? "");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, `What it costs\n\n${said}\n\nRails`],
  );
  const rich = page.getByRole("radio", { name: "Pasted with its formatting" });
  await expect(rich).toBeChecked();
  await axeInBothThemes(page);
  await page.reload();
  await rich.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Take as plain text" })).toBeChecked();
  await expect(field).toHaveValue(/^What it costs/u);
  await page.keyboard.press("ArrowUp");
  await page.getByRole("button", { name: "Look at it" }).press("Enter");
  await looks(page);
  await expect(theText(page).getByRole("heading", { name: "What it costs" })).toBeVisible();
  await expect(theText(page).getByRole("listitem")).toHaveText("Rails");
  await page.getByLabel("Title").fill("What it costs");
  expect((await save(page)).originalSha256).toBe(hash(html));
});

test("a Word file and a saved page are read with their tables, lists and headings", async ({ page }) => {
  const cells = [
    new TableCell({ children: [new Paragraph("2025")] }),
    new TableCell({ children: [new Paragraph("3")] }),
  ];
  const children = [
    new Paragraph({ text: "What it costs", heading: HeadingLevel.HEADING_1 }),
    new Paragraph(said),
    new Table({ rows: [new TableRow({ children: cells })] }),
  ];
  const docx = await Packer.toBuffer(new Document({ title: "Tunnel", sections: [{ children }] }));
  await signIn(page, "/articles/new");
  for (const [name, bytes, kind] of [
    ["tunnel.docx", docx, "Word document"],
    ["tunnel.html", Buffer.from(page200), "Web page (HTML)"],
  ] as const) {
    await page.goto("/articles/new");
    await read(page, name, bytes);
    await looks(page);
    await expect(page.getByText(kind).first()).toBeVisible();
    await expect(theText(page).getByRole("heading", { name: "What it costs" })).toBeVisible();
    await expect(theText(page).getByRole("cell", { name: "2025" })).toBeVisible();
    expect((await save(page)).originalSha256).toBe(hash(bytes));
  }
});

test("a PDF shows its pages in the margin, and keeps them when paragraphs are merged", async ({ page }) => {
  await signIn(page, "/articles/new");
  await read(page, "agreement.pdf", pdf);
  await looks(page);
  const text = theText(page);
  await expect(text.getByTitle("Page 2 begins here")).toHaveText("p. 2");
  await text.getByText(/^The agreement comes amid/u).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+Alt+ArrowUp");
  await expect(text.getByText(/Interfax reported Friday\. The agreement comes amid/u)).toBeVisible();
  await page.getByLabel("Title").fill("An agreement");
  const { revision, originalSha256 } = await save(page);
  expect(originalSha256).toBe(hash(pdf));
  expect(revision.text).toContain("Interfax reported Friday. The agreement comes amid");
  expect(revision.pages.map(({ page: number }) => number)).toEqual([1, 2, 3, 4]);
  await page.goto(`${page.url()}/about`);
  await expect(page.getByText("PDF · 4 pages")).toBeVisible();
});

test("what cannot be read or sent is refused with the way out; a large file is asked for again", async ({ page }) => {
  await signIn(page, "/articles/new");
  await read(page, "broken.pdf", Buffer.from(`%PDF-1.7\n${"\0".repeat(500)}`));
  await expect(page.getByRole("alert").filter({ hasText: /Save it again|Upload/u })).toBeVisible();
  await page.getByRole("button", { name: "Paste text instead" }).press("Enter");
  await expect(page.getByLabel("Text of the article")).toHaveValue("");
  await page
    .getByLabel("File of the article")
    .setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(4_000_001, "a") });
  await expect(page.getByRole("alert").filter({ hasText: "«long.txt» has 3.8 MB" })).toContainText("Nothing was sent.");

  const large = Buffer.from(`${page200}<!--${"-".repeat(2_600_000)}>`);
  await read(page, "large.html", large);
  await looks(page);
  await page.getByLabel("Title").fill("Corrected");
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "Choose it again: what you corrected" })).toBeVisible();
});
