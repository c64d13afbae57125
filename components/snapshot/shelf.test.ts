import { afterEach, expect, it, vi } from "vitest";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { makeShelf } from "./shelf.ts";

afterEach(() => void vi.unstubAllGlobals());

const copy = (number: number) => ({ id: `copy ${number}`, sourceId: "s1", number }) as SnapshotSummary;

it("keeps a copy that was made while the list was read, and the copies of others", async () => {
  let held = [copy(1)];
  const asked: (() => void)[] = [];
  vi.stubGlobal("fetch", () => {
    const answer = Response.json({ items: held });
    return new Promise<Response>((resolve) => asked.push(() => resolve(answer)));
  });
  const shelf = makeShelf();
  const read = shelf.readCopies("s1");
  held = [copy(1), copy(2)];
  shelf.put(copy(2));
  asked.shift()?.();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(shelf.copies("s1")).toMatchObject({ value: [copy(2)] });
  asked.shift()?.();
  await read;
  expect(shelf.copies("s1")).toEqual({ state: "here", value: [copy(2), copy(1)] });
});
