import { expect, it } from "vitest";
import { atFirst, isOutdated, withCopies, withNews } from "./use-copies.ts";

const copies = (seq: number) => ({ seq, items: [] });
const news = (seq: number, type = "claim.updated") => ({ seq, type });

it("stays out of date by what happened while the copies were made", () => {
  const known = withNews(withNews(atFirst(copies(4)), news(5)), news(6));
  expect(isOutdated(withCopies(known, copies(5)))).toBe(true);
  expect(isOutdated(withCopies(known, copies(6)))).toBe(false);
});

it("shows no copies that were asked for before those shown", () => {
  const known = withCopies(atFirst(copies(4)), copies(6));
  expect(withCopies(known, copies(5))).toBe(known);
});

it("is changed by what comes behind a comment that was told before it, and not by talk and publications", () => {
  const quiet = [news(6, "comment.added"), news(7, "publication.published")].reduce(withNews, atFirst(copies(4)));
  expect(isOutdated(quiet)).toBe(false);
  expect(quiet.heard).toEqual({ published: 1, any: 1 });
  expect(isOutdated(withNews(quiet, news(5)))).toBe(true);
});
