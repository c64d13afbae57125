import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "./proxy.ts";

const policyOf = (path: string) =>
  proxy(new NextRequest(`http://localhost:3000${path}`)).headers.get("content-security-policy") ?? "";

test.each(["/api/v1/articles/x/report/html", "/api/v1/articles/x/original", "/api/v1/me"])(
  "%s can run nothing, were it shown as a page",
  (path) => {
    expect(policyOf(path)).toMatch(/^sandbox; default-src 'none'; /u);
    expect(policyOf(path)).not.toMatch(/script-src|allow-scripts|https?:/u);
  },
);

test("a page has a nonce of its own at each visit", () => {
  const nonces = [1, 2].map(() => /'nonce-([^']+)'/u.exec(policyOf("/sign-in"))?.[1]);
  expect(nonces[0]).toMatch(/^[\w+/=]{20,}$/u);
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(policyOf("/sign-in")).not.toContain("sandbox");
});
