import { sparePort } from "@/scripts/postgres.mjs";
import { startClaimcheck } from "./claimcheck.ts";
import { axe, expect, test } from "./fixtures.ts";
import { providerSettings, startProvider } from "./provider.ts";

test("sign-in by OpenID Connect: only people who are known here by a verified e-mail", async ({ browser }) => {
  const port = await sparePort();
  const house = await startClaimcheck(providerSettings(port));
  const provider = await startProvider(port, house.url);
  try {
    const page = await (await browser.newContext({ baseURL: house.url, reducedMotion: "reduce" })).newPage();
    await page.goto(house.setUpLink);
    await page.getByLabel("Newsroom").fill("The Sample Paper");
    await page.getByLabel("Your name").fill("Ruth Adeyemi");
    await page.getByLabel("Email").fill("ruth@desk.example");
    await page.getByLabel("Password").fill("vermilion otter 41");
    await page.getByRole("button", { name: "Create account and open the desk" }).click();
    await expect(page).toHaveURL("/");

    const visit = async (person: { sub: string; email: string; emailVerified: boolean }) => {
      await page.context().clearCookies();
      provider.says(person);
      await page.goto("/sign-in?next=%2Fsettings");
      await page.getByRole("button", { name: "Sign in with the house" }).click();
    };
    await visit({ sub: "s1", email: "stranger@else.example", emailVerified: true });
    await expect(page.getByRole("alert").filter({ hasText: "Ask an administrator to invite you first" })).toBeVisible();
    await axe(page);
    await visit({ sub: "r1", email: "ruth@desk.example", emailVerified: false });
    await expect(page.getByRole("alert").filter({ hasText: "did not say that your e-mail is verified" })).toBeVisible();
    await visit({ sub: "r1", email: "Ruth@desk.example", emailVerified: true });
    await expect(page).toHaveURL("/settings");
    await visit({ sub: "r1", email: "moved@else.example", emailVerified: false });
    await expect(page).toHaveURL("/settings");
    await expect(page.getByText("ruth@desk.example").first()).toBeVisible();

    await page.goto("/api/auth/callback/oidc?code=made-up&state=made-up");
    await expect(page).toHaveURL("/");
    await page.context().clearCookies();
    await page.goto("/api/auth/callback/oidc?code=made-up&state=made-up");
    await expect(page.getByRole("alert").filter({ hasText: "did not let you in" })).toBeVisible();
  } finally {
    await house.stop();
    await provider.stop();
  }
});
