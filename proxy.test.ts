import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import nextConfig from "./next.config.ts";
import { config, proxy } from "./proxy.ts";

const policyOf = (path: string) =>
  proxy(new NextRequest(`http://localhost:3000${path}`)).headers.get("content-security-policy") ?? "";

test("what the API answers can run nothing, were it shown as a page, and waits for no nonce", async () => {
  const [api] = (await nextConfig.headers?.()) ?? [];
  expect(api?.source).toBe("/api/v1/:path*");
  const policy = api?.headers.find(({ key }) => key === "content-security-policy")?.value ?? "";
  expect(policy).toMatch(/^sandbox; default-src 'none'; /u);
  expect(policy).not.toMatch(/script-src|allow-scripts|https?:/u);
  const passes = new RegExp(`^${config.matcher[0]}$`, "u");
  expect(passes.test("/api/v1/articles/x/report/html")).toBe(false);
  expect(passes.test("/api/auth/callback/oidc")).toBe(true);
  expect(passes.test("/articles/x")).toBe(true);
  // what is published needs no account; nothing that only begins so is open
  expect(["/published", "/published/x/1", "/robots.txt"].map((path) => passes.test(path))).toEqual([
    false,
    false,
    false,
  ]);
  expect(["/publishedx", "/robots.txtx", "/published-x"].map((path) => passes.test(path))).toEqual([true, true, true]);
});

test("only the report may stand in a frame of ours, and runs as little there", async () => {
  const [api, shown, published, card, robots, ...others] = (await nextConfig.headers?.()) ?? [];
  const policyIn = (row: typeof api) => row?.headers.find(({ key }) => key === "content-security-policy")?.value ?? "";
  expect(shown?.source).toBe("/api/v1/articles/:articleId/report/html");
  expect(policyIn(shown).replace(" allow-popups allow-popups-to-escape-sandbox", "")).toBe(
    policyIn(api).replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  );
  // what is published is for everybody, and other sites may frame its card alone
  expect([published, card, robots].map((row) => row?.source)).toEqual([
    "/published/:path*",
    "/published/:articleId/card",
    "/robots.txt",
  ]);
  for (const row of [published, robots])
    expect(policyIn(row)).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/u);
  expect(policyIn(card)).toBe(policyIn(published).replace("frame-ancestors 'none'", "frame-ancestors *"));
  expect(policyIn(published)).not.toMatch(/script-src|https?:/u);
  expect(others).toEqual([]);
  expect(policyOf("/articles/x/report")).toMatch(/frame-src 'self'; .*frame-ancestors 'none'/u);
});

test("a page has a nonce of its own at each visit", () => {
  const nonces = [1, 2].map(() => /'nonce-([^']+)'/u.exec(policyOf("/sign-in"))?.[1]);
  expect(nonces[0]).toMatch(/^[\w+/=]{20,}$/u);
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(policyOf("/sign-in")).not.toContain("sandbox");
});

test("equal sources are an equal build: it takes the name it is given, and actions have the same names in each", async () => {
  vi.stubEnv("CLAIMCHECK_BUILD_ID", "823f5db10d6c1b7e5af1");
  expect(await nextConfig.generateBuildId?.()).toBe("823f5db10d6c1b7e5af1");
  vi.unstubAllEnvs();
  // what Next takes: the key of AES-256
  expect(Buffer.from(process.env["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"] ?? "", "base64")).toHaveLength(32);
});
