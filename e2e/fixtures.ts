import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";

/**
 * `server` is one Claimcheck for all tests of a worker that share a file's set-up; addresses like "/" are on it.
 * A journey that needs an installation of its own calls startClaimcheck() and stops it.
 */
export const test = base.extend<{ serverLog: void }, { server: Claimcheck }>({
  server: [
    async ({}, use) => {
      const server = await startClaimcheck();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  serverLog: [
    async ({ server }, use, testInfo) => {
      const before = server.log().length;
      await use();
      if (testInfo.status === testInfo.expectedStatus) return;
      await testInfo.attach("server log", { body: server.log().slice(before), contentType: "text/plain" });
    },
    { auto: true },
  ],
});

export { expect };

/** Fails with one readable line for each thing on the page that axe objects to. */
export async function axe(page: Page, rules: "all" | "colours" = "all"): Promise<void> {
  await expect(page).toHaveTitle(/./u); // on the way from page to page it comes after what is shown
  // nothing can look into a frame in which no script may run
  const judge = new AxeBuilder({ page }).exclude("iframe[sandbox]");
  const { violations } = await (
    rules === "all" ? judge : judge.withRules(["color-contrast", "link-in-text-block"])
  ).analyze();
  const complaints = violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${impact} ${id}: ${help} — ${node.target.join(" ")}`),
  );
  expect(complaints, `axe on ${page.url()}`).toEqual([]);
}
