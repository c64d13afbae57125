import { expect, test } from "vitest";
import { readSourceFilter, sourcesHref, type SourceFilter } from "./source-library.ts";

test.each<[filter: SourceFilter, href: string]>([
  [{ q: "", kind: null, used: null }, "/sources"],
  [
    { q: "Минск & co", kind: "dataset", used: "no" },
    "/sources?q=%D0%9C%D0%B8%D0%BD%D1%81%D0%BA%20%26%20co&kind=dataset&used=no",
  ],
])("%j is the address %s, and is read from it again", (filter, href) => {
  expect(sourcesHref(filter)).toBe(href);
  const query = Object.fromEntries(new URL(href, "https://desk.example").searchParams);
  expect(readSourceFilter(query)).toEqual(filter);
});

test("what is no filter is left out, and the place in the list comes along", () => {
  const none = { q: "", kind: null, used: null };
  expect(readSourceFilter({ kind: "gossip", used: ["maybe", "yes"], cursor: "x" })).toEqual(none);
  expect(sourcesHref(none, "a b")).toBe("/sources?cursor=a%20b");
});
