import { afterEach, expect, it, vi } from "vitest";
import { makeFollower } from "./following.ts";

afterEach(() => void vi.unstubAllGlobals());

it("asks for what could not be read, again and again until it is read", async () => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ items: [], next: "4" })));
  const answers = [["c1"], []];
  const refreshClaims = vi.fn<(ids: readonly string[]) => Promise<string[]>>(() =>
    Promise.resolve(answers.shift() ?? []),
  );
  const follower = makeFollower({
    articleId: "a1",
    personId: "me",
    seq: 4,
    isReady: () => true,
    isKnown: () => true,
    reader: {
      refreshClaims,
      readMarks: () => Promise.resolve(true),
      noteVersion: () => undefined,
      readTalk: () => Promise.resolve(true),
    },
    show: () => undefined,
  });
  follower.owe(["c1"]);
  for (const times of [1, 2, 3]) {
    follower.look();
    await vi.waitFor(() => expect(refreshClaims).toHaveBeenCalledTimes(times));
  }
  expect(refreshClaims.mock.calls).toEqual([[["c1"]], [["c1"]], [[]]]);
});
