import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";
import { expect } from "./fixtures.ts";
import { axeInBothThemes, setUp, signIn, test as base } from "./house.ts";
import { callApi } from "./newsroom.ts";

/** A page of a stranger that tells on who runs its scripts, by a dialog, by the title and by asking for more. */
const hostile = `<!doctype html><html><head><title>Agreement</title><script>alert(1);document.title="ran";fetch("/ran")</script></head>
<body onload="alert(2)"><p>${"It was made in the city of Minsk on Nov. 19, 2020. ".repeat(20)}</p>
<img src="/ran" onerror="alert(3)"><svg onload="alert(4)"></svg></body></html>`;

interface Stranger {
  server: Server;
  host: string;
  asked: string[];
}

const test = base.extend<object, { stranger: Stranger; house: Claimcheck }>({
  stranger: [
    async ({}, use) => {
      const asked: string[] = [];
      const server = createServer(({ url }, response) => {
        asked.push(url ?? "");
        if (url === "/page") response.setHeader("content-type", "text/html").end(hostile);
        // any other address is never answered
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      await use({ server, host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],
  house: [
    async ({ browser, stranger }, use) => {
      const house = await startClaimcheck({ CAPTURE_ALLOW: stranger.host });
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

interface Snapshot {
  id: string;
  status: string;
  sha256: string;
}

test("an administrator allows that pages are fetched", async ({ page, stranger }) => {
  await signIn(page, "/settings/newsroom");
  const source = await callApi<{ id: string }>(page, "POST", "/sources", { url: `http://${stranger.host}/page` });
  const capture = () => callApi(page, "POST", `/sources/${source.id}/snapshots`, { capture: true });
  await expect(capture()).rejects.toThrow(/An administrator can allow it/u);
  expect(stranger.asked).toEqual([]);

  const allow = page.getByRole("switch", { name: "Fetch pages of sources" });
  await expect(allow).not.toBeChecked();
  await axeInBothThemes(page);
  await allow.focus();
  await page.keyboard.press("Space");
  await expect(allow).toBeChecked();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(allow).toBeChecked();
});

test("a kept page with scripts is saved as it came, and runs none", async ({ page, stranger }) => {
  await signIn(page);
  const source = await callApi<{ id: string }>(page, "POST", "/sources", { url: `http://${stranger.host}/page` });
  const kept = await callApi<Snapshot>(page, "POST", `/sources/${source.id}/snapshots`, { capture: true });
  expect(kept).toMatchObject({ status: "ok", sha256: createHash("sha256").update(hostile).digest("hex") });
  const before = stranger.asked.length;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const address = `/api/v1/snapshots/${kept.id}/content`;
  const desk = page.url();
  const opened = page.waitForEvent("download");
  // the browser takes it for a file: there is no page to go to
  await expect(page.goto(address)).rejects.toThrow(/Download is starting/u);
  expect(readFileSync(await (await opened).path(), "utf8")).toBe(hostile);
  expect(page.url()).toBe(desk);

  const headers = await page.evaluate(async (path) => Object.fromEntries((await fetch(path)).headers), address);
  expect(headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/u);
  expect(headers["content-disposition"]).toMatch(/^attachment;/u);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(dialogs).toEqual([]);
  expect(stranger.asked.length).toBe(before);
});

test("a capture that is given up ends, and leaves nothing", async ({ page, stranger }) => {
  await signIn(page);
  const source = await callApi<{ id: string }>(page, "POST", "/sources", { url: `http://${stranger.host}/never` });
  const hungUp = new Promise<void>((resolve) => {
    stranger.server.once("request", (request) => {
      request.socket.once("close", () => resolve());
      void page.evaluate(() => (window as unknown as { stop: AbortController }).stop.abort());
    });
  });
  const outcome = await page.evaluate(async (path) => {
    const stop = new AbortController();
    Object.assign(window, { stop });
    const request = { method: "POST", body: '{"capture":true}', headers: { "content-type": "application/json" } };
    return fetch(path, { ...request, signal: stop.signal }).then(
      () => "answered",
      () => "given up",
    );
  }, `/api/v1/sources/${source.id}/snapshots`);
  expect(outcome).toBe("given up");
  await hungUp;
  const { items } = await callApi<{ items: Snapshot[] }>(page, "GET", `/sources/${source.id}/snapshots`);
  expect(items).toEqual([]);
});
