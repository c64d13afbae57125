import type { Page } from "@playwright/test";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";
import { setUp, test as base } from "./house.ts";

/** The journeys of one file follow each other on an installation of their own, where Ruth has set up the newsroom. */
export const test = base.extend<object, { house: Claimcheck }>({
  house: [
    async ({ browser, own }, use) => {
      if (own === "") throw new Error("say test.use({ own: import.meta.url }) in this file");
      const house = await startClaimcheck();
      const page = await browser.newPage();
      await setUp(page, house);
      await page.close();
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** Sends something to the public API from a page of ours, as its own scripts do; the answer's JSON. */
export async function callApi<T>(
  page: Page,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const sent = { method, path: `/api/v1${path}`, body: body && JSON.stringify(body), headers };
  return (await page.evaluate(async (request) => {
    const response = await fetch(request.path, {
      method: request.method,
      headers: { "content-type": "application/json", ...request.headers },
      ...(request.body !== undefined && { body: request.body }),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as unknown;
  }, sent)) as T;
}
