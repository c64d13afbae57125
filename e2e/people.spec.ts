import type { Browser, Page } from "@playwright/test";
import type { Claimcheck } from "./claimcheck.ts";
import { axe, axeInBothThemes, expect, ruth, sendSignIn, test } from "./house.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

const nadia = { email: "nadia@desk.example", password: "seven quiet ladders" };

async function newPage(browser: Browser, house: Claimcheck): Promise<Page> {
  return (await browser.newContext({ baseURL: house.url, reducedMotion: "reduce", locale: "en-GB" })).newPage();
}

test("first run: the set-up link makes the first person, once", async ({ page, house }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  await page.goto("/settings");
  await expect(page).toHaveURL("/sign-in?next=%2Fsettings");
  await expect(page.getByText("Nobody has an account yet")).toBeVisible();
  await axeInBothThemes(page);

  await page.goto(house.setUpLink);
  await axeInBothThemes(page);
  await page.getByLabel("Newsroom").fill("The Sample Paper");
  await page.getByLabel("Your name").fill("Ruth Adeyemi");
  await page.getByLabel("Email").fill("Ruth@Desk.example");
  await page.getByLabel("Password").fill("aaaaaaaa");
  await page.getByLabel("Your name").focus();
  await expect(page.getByText("At least 12 characters. 4 more needed.")).toBeVisible();
  await page.getByLabel("Password").fill("password1234");
  await page.getByRole("button", { name: "Create account and open the desk" }).click();
  await expect(page.getByText("This is a common password.")).toBeVisible();
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Ruth Adeyemi");
  await axe(page);
  await page.getByLabel("Password").fill(ruth.password);
  await page.getByRole("button", { name: "Create account and open the desk" }).click();
  await expect(page).toHaveURL("/");
  expect(violations).toEqual([]);

  await page.goto(house.setUpLink);
  await expect(page.getByRole("heading", { name: "Already set up" })).toBeVisible();
  await axeInBothThemes(page);
});

test("signing out and in again, to the page that was wanted and never elsewhere", async ({ page, context }) => {
  await sendSignIn(page, "/settings", ruth);
  await expect(page).toHaveURL("/settings");
  const session = (await context.cookies()).find(({ name }) => name === "claimcheck.session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await page.getByRole("button", { name: "Ruth Adeyemi, you" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expect(page.getByText("The checking desk of The Sample Paper")).toBeVisible();
  const stolen = await page.request.get("/api/v1/me", {
    headers: { cookie: `claimcheck.session=${session?.value ?? ""}` },
  });
  expect(stolen.status()).toBe(401);
  await sendSignIn(page, "//evil.example/x", ruth);
  await expect(page).toHaveURL("/");
});

test("a form from elsewhere is refused, and only the provider's answer is open", async ({
  page,
  house,
  playwright,
}) => {
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await sendSignIn(page, "/settings", ruth);
  const form = await posted;
  await expect(page).toHaveURL("/settings");
  const { "next-action": action = "", "content-type": type = "" } = await form.allHeaders();
  const replay = async (from: Record<string, string>) => {
    const elsewhere = await playwright.request.newContext();
    const headers = { "next-action": action, "content-type": type, accept: "text/x-component", ...from };
    const data = form.postDataBuffer() ?? Buffer.alloc(0);
    const answer = await elsewhere.post(form.url(), { headers, data, maxRedirects: 0 });
    const cookie = answer.headers()["set-cookie"] ?? "";
    await elsewhere.dispose();
    return cookie.includes("claimcheck.session=");
  };
  expect(await replay({ origin: house.url, "sec-fetch-site": "same-origin" })).toBe(true);
  expect(await replay({ origin: "http://evil.example" })).toBe(false);
  expect(await replay({ "sec-fetch-site": "cross-site" })).toBe(false);
  expect(await replay({})).toBe(false);
  for (const path of ["signin", "signout", "session", "csrf", "providers", "callback/credentials"]) {
    expect((await page.request.post(`/api/auth/${path}`, { form: ruth })).status(), path).toBe(405);
    expect((await page.request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  }
});

test("wrong passwords are limited, and the form keeps what was typed", async ({ page }) => {
  const stranger = { email: "stranger@else.example", password: "not the password" };
  await sendSignIn(page, "/settings", stranger);
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(stranger.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(stranger.password);
  await axeInBothThemes(page);
  for (let i = 0; i < 4; i++)
    await sendSignIn(page, "/settings", stranger).then(() =>
      expect(page.locator("form").getByRole("alert")).toBeVisible(),
    );
  await sendSignIn(page, "/settings", stranger);
  await expect(page.getByRole("alert").filter({ hasText: "Too many tries. Try again in" })).toBeVisible();
});

test("settings: name, password, browser, tokens", async ({ page, request }) => {
  await sendSignIn(page, "/settings", ruth);
  await expect(page.getByRole("heading", { name: "You", exact: true })).toBeVisible();
  await axeInBothThemes(page);

  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Ruth B. Adeyemi");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ruth B. Adeyemi, you" })).toBeVisible();

  await page.getByRole("textbox", { name: "Name of a new token" }).fill("nightly");
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByRole("textbox", { name: "Token nightly" }).inputValue();
  const me = () => request.get("/api/v1/me", { headers: { authorization: `Bearer ${token}` } });
  expect(await (await me()).json()).toMatchObject({ name: "Ruth B. Adeyemi", email: ruth.email });
  await page.getByRole("button", { name: "Revoke nightly" }).click();
  await expect(page.getByRole("button", { name: "Revoke nightly" })).toBeHidden();
  expect((await me()).status()).toBe(401);

  await page.getByLabel("Single keys").uncheck();
  await page.reload();
  await expect(page.getByLabel("Single keys")).not.toBeChecked();
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.getByLabel("Present password").fill("not the password");
  await page.getByLabel("New password").fill("nine loud anchors");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue("nine loud anchors");
  await page.getByLabel("Present password").fill(ruth.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Everywhere else you are signed out")).toBeVisible();
  ruth.password = "nine loud anchors";
});

test("invite, accept in a second browser, lose a role, be deactivated", async ({ page, browser, house }) => {
  await sendSignIn(page, "/settings/people", ruth);
  await page.getByRole("button", { name: "Invite a person" }).click();
  await axe(page);
  await page.getByRole("dialog").getByLabel("Email").fill(nadia.email);
  await page.getByRole("checkbox", { name: /^editor/iu }).check();
  await page.getByRole("button", { name: "Make invitation link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("list", { name: "Invitations" })).toContainText(nadia.email);
  await axeInBothThemes(page);

  const other = await newPage(browser, house);
  await other.goto(link);
  await expect(other.getByText("The Sample Paper invites you as checker, editor.")).toBeVisible();
  await axeInBothThemes(other);
  await other.getByLabel("Your name").fill("Nadia Haddad");
  await other.getByLabel("Password").fill(nadia.password);
  await other.getByRole("button", { name: "Create account and open the desk" }).click();
  await expect(other).toHaveURL("/");
  await other.goto("/settings/people");
  await expect(other.getByText("People are managed by administrators.")).toBeVisible();

  await page.reload();
  const menuOf = (name: string) => page.getByRole("button", { name: `What to do with ${name}` });
  await menuOf("Nadia Haddad").click();
  await page.getByRole("menuitem", { name: "Change roles" }).click();
  await page.getByRole("checkbox", { name: /^editor/iu }).uncheck();
  await page.getByRole("button", { name: "Save roles" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await other.goto("/settings");
  await expect(other).toHaveURL("/sign-in?next=%2Fsettings");

  await sendSignIn(other, "/settings", nadia);
  await expect(other).toHaveURL("/settings");
  await menuOf("Nadia Haddad").click();
  await page.getByRole("menuitem", { name: "Make password link" }).click();
  const passwordLink = await page.getByRole("textbox", { name: "Password link" }).inputValue();
  await page.getByRole("button", { name: "Close" }).click();
  const third = await newPage(browser, house);
  await third.goto(passwordLink);
  await axeInBothThemes(third);
  await third.getByLabel("Password").fill("eleven soft hammers");
  await third.getByRole("button", { name: "Set password and open the desk" }).click();
  await expect(third).toHaveURL("/");
  expect((await other.request.get("/api/v1/me")).status()).toBe(401);

  expect((await third.request.get("/api/v1/me")).status()).toBe(200);
  await menuOf("Nadia Haddad").click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await expect(page.getByText("Not active")).toBeVisible();
  expect((await third.request.get("/api/v1/me")).status()).toBe(401);
  await sendSignIn(third, "/settings", { email: nadia.email, password: "eleven soft hammers" });
  await expect(third.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();

  await menuOf("Ruth B. Adeyemi").click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "the only active administrator" })).toBeVisible();
});

test("the newsroom is renamed, and an expired session loses nothing that was typed", async ({ page, context }) => {
  await sendSignIn(page, "/settings/newsroom", ruth);
  await expect(page.getByRole("heading", { name: "Newsroom", exact: true })).toBeVisible();
  await axeInBothThemes(page);
  await page.getByRole("textbox", { name: "Name of the newsroom" }).fill("The Other Paper");
  await context.clearCookies();
  await page.getByRole("form", { name: "Name of the newsroom" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not signed in any more" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name of the newsroom" })).toHaveValue("The Other Paper");
  const again = await context.newPage();
  await sendSignIn(again, "/settings", ruth);
  await expect(again).toHaveURL("/settings");
  await page.getByRole("form", { name: "Name of the newsroom" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});
