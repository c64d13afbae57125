import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followInbox, inboxNow, lookForNews, readNotifications } from "./inbox.ts";

afterEach(() => void vi.unstubAllGlobals());

beforeEach(() => {
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal("document", { ...listening, visibilityState: "visible" });
  for (const [name, value] of Object.entries(listening)) vi.stubGlobal(name, value);
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

it("shows nothing as new again by an answer that was asked for before it was read", async () => {
  let unread = 1;
  const late: (() => void)[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    if (path.endsWith("/read")) unread = 0;
    const answer = Response.json({ items: [], next: null, unread });
    return unread === 0 ? answer : new Promise((resolve) => late.push(() => resolve(answer)));
  });
  const leave = followInbox(() => undefined);
  const before = lookForNews();
  await readNotifications({ ids: ["n1"] });
  expect(inboxNow()).toMatchObject({ unread: 0 });
  for (const come of late) come();
  await before;
  expect(inboxNow()).toMatchObject({ unread: 0 });
  leave();
});

it("reads on the next page what was opened on one that was left before the answer", async () => {
  const read: unknown[] = [];
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  void readNotifications({ ids: ["n1"] });
  vi.stubGlobal("fetch", (path: string, { body }: { body?: string }) => {
    if (path.endsWith("/read")) read.push(JSON.parse(body ?? ""));
    return Promise.resolve(Response.json({ items: [], next: null, unread: 1 - read.length }));
  });
  const leave = followInbox(() => undefined);
  await vi.waitFor(() => expect(inboxNow()).toMatchObject({ unread: 0 }));
  leave();
  followInbox(() => undefined)();
  expect(read).toEqual([{ ids: ["n1"] }]);
});
