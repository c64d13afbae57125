import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { Refusal } from "@/core/refusal.ts";
import { own } from "./testing.ts";
import { action, openAction } from "./action.ts";

let given = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(given) }));
vi.mock("@/server/log.ts", () => ({ log: () => ({ error: () => undefined }) }));
// next-auth runs inside Next only; nobody is signed in here
vi.mock("@/server/auth.ts", () => ({ currentActor: () => Promise.resolve(undefined) }));

const host = "127.0.0.1:3000";
const useCase = vi.fn((input: { name: string }) => Promise.resolve(input.name));
const open = openAction(z.object({ name: z.string("Write a name.") }), useCase);
const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

beforeEach(() => {
  useCase.mockClear();
});

describe("a Server Action", () => {
  it.each([[{ host, origin: own }], [{ host, origin: own, "sec-fetch-site": "same-origin" }]] as [
    Record<string, string>,
  ][])("sent with %j is done", async (headers) => {
    given = new Headers(headers);
    expect(await open(null, form({ name: "a", $ACTION_ID_1: "x" }))).toEqual({ value: "a" });
  });

  it.each([
    [{ host }],
    [{ host, origin: "https://evil.example" }],
    [{ host, origin: "null" }],
    [{ host: "evil.example", origin: "https://evil.example" }],
    [{ host: "evil.example", origin: own }],
    [{ host, origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
    [{ host: "evil.example", origin: "https://evil.example", "x-forwarded-host": host }],
    [{ host, origin: own, "sec-fetch-site": "cross-site" }],
    [{ host, origin: own, "sec-fetch-site": "same-site" }],
    [{ origin: own }],
    [{}],
  ] as [Record<string, string>][])("sent with %j is refused and not done", async (headers) => {
    given = new Headers(headers);
    expect((await open(null, form({ name: "a" }))).error).toContain("did not come from a page of this Claimcheck");
    expect(useCase).not.toHaveBeenCalled();
  });

  it("of nobody is refused in words", async () => {
    given = new Headers({ host, origin: own });
    const closed = action(z.object({ name: z.string() }), () => Promise.resolve("done"));
    expect((await closed(null, form({ name: "a" }))).error).toContain("not signed in");
  });

  it("says what is wrong by field, and of an unexpected error a number only", async () => {
    given = new Headers({ host, origin: own });
    expect((await open(null, form({}))).errors).toEqual([{ path: "name", message: "Write a name." }]);
    useCase.mockRejectedValueOnce(new Refusal("conflict", "Somebody was faster."));
    expect(await open(null, form({ name: "a" }))).toEqual({ error: "Somebody was faster." });
    useCase.mockRejectedValueOnce(new Error("secret of the database"));
    const { error } = await open(null, form({ name: "a" }));
    expect(error).toMatch(/give your administrator this number: [0-9a-f-]{36}/u);
    expect(error).not.toContain("secret");
  });
});
