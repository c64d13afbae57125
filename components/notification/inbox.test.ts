import { afterEach, expect, it, vi } from "vitest";
import { followInbox, inboxNow, lookForNews, readNotifications } from "./inbox.ts";

afterEach(() => void vi.unstubAllGlobals());

it("shows nothing as new again by an answer that was asked for before it was read", async () => {
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal("document", { ...listening, visibilityState: "visible" });
  for (const [name, value] of Object.entries(listening)) vi.stubGlobal(name, value);
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
