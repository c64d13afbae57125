import { describe, expect, it } from "vitest";
import type { Document } from "@/core/articles.ts";
import { pagesIn } from "./pages-in.ts";

const document: Document = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "As read" }] }],
};
const pages = [{ page: 3, start: 0, end: 7 }];
const reading = { document, pages };

describe("pagesIn", () => {
  it("takes those of the text as it was read, whatever is said of them", () => {
    expect(pagesIn("As read", [{ page: 9, start: 9, end: 9 }], reading)).toBe(pages);
  });

  it("takes those given with a corrected text, and none where none are", () => {
    const given = [{ page: 3, start: 1, end: 4 }];
    expect(pagesIn("Else", given, reading)).toBe(given);
    expect(pagesIn("Else", undefined, reading)).toEqual([]);
  });

  it.each([
    ["that the file does not have", { page: 4, start: 0, end: 1 }],
    ["behind the text", { page: 3, start: 0, end: 5 }],
    ["that end before they begin", { page: 3, start: 2, end: 1 }],
  ])("refuses pages %s", (_, page) => {
    expect(() => pagesIn("Else", [page], reading)).toThrow(/do not stand in the text/u);
  });
});
