import type { Page } from "@playwright/test";
import { startClaimcheck, type Claimcheck } from "./claimcheck.ts";
import { axe, expect, test as base } from "./fixtures.ts";

/** The first person of the newsroom: they hold every role that the set-up gives. */
export const ruth = { name: "Ruth Adeyemi", email: "ruth@desk.example", password: "vermilion otter 41" };

/** The journeys of one file follow each other on an installation of their own, where Ruth has set up the newsroom. */
export const test = base.extend<object, { house: Claimcheck }>({
  house: [
    async ({ browser }, use) => {
      const house = await startClaimcheck();
      const page = await browser.newPage();
      await page.goto(house.setUpLink);
      await page.getByLabel("Newsroom").fill("The Sample Paper");
      await page.getByLabel("Your name").fill(ruth.name);
      await page.getByLabel("Email").fill(ruth.email);
      await page.getByLabel("Password").fill(ruth.password);
      await page.getByRole("button", { name: "Create account and open the desk" }).click();
      await expect(page).toHaveURL(`${house.url}/`);
      await page.close();
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
});

/** Signs Ruth in and goes to a page. */
export async function signIn(page: Page, path = "/"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("Email").fill(ruth.email);
  await page.getByLabel("Password", { exact: true }).fill(ruth.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(path);
}

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

/** axe in both themes; the page follows the system's until somebody chooses. */
export async function axeInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await axe(page);
  }
}
