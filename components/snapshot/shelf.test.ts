import { afterEach, expect, it, vi } from "vitest";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import type { Source } from "@/core/sources.ts";
import { makeBeside } from "../workspace/beside.ts";
import { afterKept } from "./copy-draft.ts";
import { showKept } from "./keep-copy.ts";
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

it("shows a copy that was made to who waits for it, and to nobody who is at something else", () => {
  vi.stubGlobal("document", { activeElement: null, getElementById: () => null });
  const [beside, shelf] = [makeBeside(), makeShelf()];
  const made = { ...copy(1), textLength: 9 };
  showKept(made, beside, shelf);
  expect(beside.get()).toBeNull();
  expect(shelf.copies("s1")).toMatchObject({ value: [made] });
  const at = { view: "copies", claimId: "c1", snapshotId: null, evidenceId: null } as const;
  const other = { ...at, source: { id: "s2" } as Source, part: "add" } as const;
  beside.open(other);
  showKept(made, beside, shelf);
  expect(beside.get()).toEqual(other);
  const waiting = { ...other, source: { id: "s1" } as Source };
  beside.open(waiting);
  showKept(made, beside, shelf);
  expect(beside.get()).toEqual({ ...waiting, snapshotId: "copy 1", part: "text" });
});

it("keeps what was typed into the form of a copy while an earlier text was kept", () => {
  const sent = { text: "Twelve.", archiveUrl: "", archivedAt: "" };
  const typed = { ...sent, text: "Twelve. More." };
  expect(afterKept(typed, sent)).toBe(typed);
  expect(afterKept(sent, sent).text).toBe("");
});
