import type { Article } from "@/core/articles.ts";
import { expect } from "./fixtures.ts";
import { signIn } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.use({ own: import.meta.url });

test("what is typed before the page is alive is kept, and saved", async ({ page }) => {
  await signIn(page);
  const text = "The council met on Friday.";
  const article = await callApi<Article>(page, "POST", "/articles", { text, title: "Budget", note: "As it was." });
  let alive = () => {};
  const scripts = new Promise<void>((resolve) => (alive = resolve));
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(`/articles/${article.id}/about`, { waitUntil: "commit" });
  await page.getByLabel("Note").fill("Compare with last year’s table.");
  await page.getByLabel("Outlet").fill("Politics");
  await page.getByLabel("Checker").selectOption({ label: "Ruth Adeyemi" });
  alive();
  await page.waitForLoadState("load");
  await page.getByLabel("Byline").fill("From our correspondent");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Note")).toHaveValue("Compare with last year’s table.");
  await expect(page.getByLabel("Outlet")).toHaveValue("Politics");
  await expect(page.getByLabel("Checker")).toHaveValue(/./u);
  await expect(page.getByLabel("Byline")).toHaveValue("From our correspondent");
});

test("a box that is ticked before the page is alive stays ticked", async ({ page }) => {
  await signIn(page);
  let alive = () => {};
  const scripts = new Promise<void>((resolve) => (alive = resolve));
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto("/settings", { waitUntil: "commit" });
  const singleKeys = page.getByRole("checkbox", { name: /^Single keys/u });
  await expect(singleKeys).toBeChecked();
  await singleKeys.uncheck();
  await page.getByRole("radio", { name: "Dark" }).check();
  alive();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(singleKeys).not.toBeChecked();
});
