import { expect, test } from "vitest";
import { firstAwaited, isLate, replyWords } from "./reply-words.ts";

const now = "2026-03-12T14:26:00.000Z";

test.each<[string, number, string | null, string, string]>([
  ["no day was set", 1, null, "UTC", "Awaiting reply"],
  ["several, no day", 3, null, "UTC", "Awaiting 3 replies"],
  ["today", 1, "2026-03-12T17:00:00.000Z", "UTC", "Reply due today 17:00"],
  ["today here, tomorrow there", 1, "2026-03-12T17:00:00.000Z", "Asia/Tokyo", "Reply due Fri 13 Mar, 02:00"],
  ["tomorrow", 2, "2026-03-13T12:00:00.000Z", "UTC", "Reply due Fri 13 Mar, 12:00, 2 awaited"],
  ["this very moment", 1, now, "UTC", "No reply, 1 min late"],
  ["two hours ago", 1, "2026-03-12T12:26:00.000Z", "UTC", "No reply, 2 h late"],
  ["days ago, with others", 4, "2026-03-09T12:00:00.000Z", "UTC", "No reply, 3 days late, 4 awaited"],
])("a reply clock in words: %s", (_, pending, due, zone, words) => {
  expect(replyWords({ pending, due }, now, zone)).toBe(words);
});

test("it is late from the moment it was due", () => {
  expect(isLate({ pending: 1, due: now }, now)).toBe(true);
  expect(isLate({ pending: 1, due: "2026-03-12T14:26:00.001Z" }, now)).toBe(false);
  expect(isLate({ pending: 1, due: null }, now)).toBe(false);
});

test("the claim that waits for the earliest reply comes first, one without a day last", () => {
  const claim = (id: string, due: string | null) => ({ id, replies: { pending: 1, due } });
  const none = { id: "c0", replies: null };
  const claims = [none, claim("c1", null), claim("c2", "2026-03-13"), claim("c3", now), claim("c4", "2026-03-13")];
  expect(firstAwaited(claims)?.id).toBe("c3");
  expect(firstAwaited(claims.slice(0, 2))?.id).toBe("c1");
  expect(firstAwaited([none])).toBeUndefined();
});
