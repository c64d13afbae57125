import { expect, test } from "vitest";
import { settled } from "./settling.ts";

const asked = { contactedAt: "2026-03-02T09:00:00.000Z", answeredAt: null };
const at = "2026-03-02T15:00:00.000Z";

test("an answer, and a refusal to answer, have their time; it is never before the question", () => {
  expect(settled(asked, "answered", at)).toEqual({ outcome: "answered", answeredAt: at });
  expect(settled(asked, "declined", "2026-03-01T00:00:00.000Z").answeredAt).toBe(asked.contactedAt);
  expect(settled({ ...asked, answeredAt: "2026-03-02T12:00:00.000Z" }, "declined", at).answeredAt).toBe(
    "2026-03-02T12:00:00.000Z",
  );
});

test("where nobody answered no time of an answer stays", () => {
  expect(settled({ ...asked, answeredAt: at }, "no-reply", at)).toEqual({ outcome: "no-reply", answeredAt: null });
  expect(settled({ ...asked, answeredAt: at }, "pending", at)).toEqual({ outcome: "pending", answeredAt: null });
});
