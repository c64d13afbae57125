import { findProgram } from "@/scripts/programs.mjs";
import { sparePort } from "@/scripts/postgres.mjs";
import { startClaimcheck } from "./claimcheck.ts";
import { test } from "./fixtures.ts";
import { articleText, deskWindow, expect, ruth, sampleTitle } from "./house.ts";
import { callApi } from "./newsroom.ts";
import { startNginx } from "@/scripts/nginx.mjs";

const program = findProgram("nginx") ?? "";

test("behind nginx as the documentation sets it up: sign-in, the live line, large bodies, and a kept public page", async ({
  browser,
}) => {
  test.skip(program === "", "There is no nginx here.");
  const [port, plainPort] = [await sparePort(), await sparePort()];
  const url = `https://127.0.0.1:${port}`;
  const house = await startClaimcheck({ APP_URL: url, TRUST_PROXY: "1" });
  const nginx = await startNginx({ program, upstream: Number(new URL(house.url).port), port, plainPort });
  const context = await browser.newContext({ baseURL: url, ignoreHTTPSErrors: true, ...deskWindow });
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${plainPort}${new URL(house.setUpLink).pathname}`);
    await expect(page).toHaveURL(new RegExp(`^${url}/set-up/`, "u"));
    await page.getByLabel("Newsroom").fill("The Sample Paper");
    await page.getByLabel("Your name").fill(ruth.name);
    await page.getByLabel("Email").fill(ruth.email);
    await page.getByLabel("Password").fill(ruth.password);
    await page.getByRole("button", { name: "Create account and open the desk" }).click();
    await page.getByRole("link", { name: sampleTitle }).click();
    await articleText(page);
    const [session] = (await context.cookies()).filter(({ name }) => name.endsWith("session"));
    expect(session).toMatchObject({ name: expect.stringMatching(/^__Secure-|^__Host-/u), secure: true });

    const article = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const line = page.evaluate(async (path) => {
      const body = (await fetch(path)).body?.pipeThrough(new TextDecoderStream()).getReader();
      let heard = "";
      while (body && !heard.includes("claim.marked")) heard += (await body.read()).value ?? "";
      await body?.cancel();
      return heard;
    }, `/api/v1/articles/${article}/events?after=0`);
    const { id } = await callApi<{ id: string }>(page, "POST", `/articles/${article}/claims`, {
      target: { exact: "a sixth term" },
    });
    expect(await line).toContain(id);

    const large = { method: "POST", data: { records: "x".repeat(2_000_000) } } as const;
    const answer = await context.request.fetch("/api/v1/records", large);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");

    await callApi(page, "POST", `/articles/${article}/publications`, { note: "" });
    const read = async (headers: Record<string, string> = {}) =>
      context.request.get(`/published/${article}`, { headers });
    const first = await read();
    const second = await read();
    expect([first, second].map((one) => one.headers()["x-cache"])).toEqual(["MISS", "HIT"]);
    expect(await second.body()).toEqual(await first.body());
    expect(second.headers()).toMatchObject({
      etag: first.headers()["etag"],
      "content-encoding": "gzip",
      "content-security-policy": first.headers()["content-security-policy"],
    });
    expect((await read({ "if-none-match": first.headers()["etag"] ?? "" })).status()).toBe(304);
    expect((await read({ "accept-encoding": "identity" })).headers()["content-encoding"]).toBeUndefined();
  } finally {
    await nginx.stop();
    await house.stop();
    await context.close();
  }
});
