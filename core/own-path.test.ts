import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

describe("ownPath", () => {
  it.each(["/", "/articles", "/articles/1/", "/?status=open&q=a%20b", "/a?next=//x#c11", "/söme/påth", "/a#//b"])(
    "keeps %j",
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    "",
    null,
    undefined,
    "articles",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/%2e%2e//evil.example",
    "/%2f/evil.example",
    "/%5cevil.example",
    "/a//evil.example",
    "http://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/a\u0000b",
    "/\u2028/evil.example",
    "@evil.example",
    "/api/v1/me",
    `/${"a".repeat(3000)}`,
  ])("turns %j into the desk", (path) => expect(ownPath(path)).toBe("/"));
});
