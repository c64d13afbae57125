import { beforeEach, expect, test } from "vitest";
import { makeKeeper, type Keeper } from "./keeping.ts";
import { emptyOutbox, type Entry, type OutboxState } from "./outbox.ts";

/** Storage as browsers have it, that can be full. */
class Shelf {
  readonly #slots = new Map<string, string>();
  full = false;
  get length() {
    return this.#slots.size;
  }
  key = (index: number) => [...this.#slots.keys()][index] ?? null;
  getItem = (name: string) => this.#slots.get(name) ?? null;
  removeItem = (name: string) => void this.#slots.delete(name);
  setItem = (name: string, value: string) => {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.#slots.set(name, value);
  };
}

let shelf: Shelf;
let now: number;
const page = (pageId: string, personId = "ruth", articleId = "a1"): Keeper =>
  makeKeeper(shelf, { personId, articleId, pageId }, () => now);
const box = (text: string): OutboxState => {
  const change = { kind: "edit-claim", claimId: "c", fields: { note: text } } as const;
  const entry: Entry = { id: text, change, base: {}, at: 0, notBefore: 0, tried: false };
  return { ...emptyOutbox, entries: [entry] };
};
const textsOf = (states: OutboxState[]) => states.flatMap((state) => state.entries.map((entry) => entry.id));

beforeEach(() => {
  shelf = new Shelf();
  now = 1_000_000;
});

test("a page that ended leaves its changes to the next one, once", () => {
  const first = page("p1");
  expect(first.keep(box("typed"))).toBe(true);
  first.release();
  expect(textsOf(page("p2").adopt())).toEqual(["typed"]);
  expect(page("p3").adopt()).toEqual([]);
});

test("two pages at once keep apart; each sees only what the other left", () => {
  const [first, second] = [page("p1"), page("p2")];
  first.keep(box("one"));
  second.keep(box("two"));
  expect(first.adopt()).toEqual([]);
  expect(second.adopt()).toEqual([]);
  second.release();
  expect(textsOf(first.adopt())).toEqual(["two"]);
});

test("a page that crashed is heard of no more: after ten seconds its changes are taken over", () => {
  page("p1").keep(box("typed"));
  const next = page("p2");
  now += 9999;
  expect(next.adopt()).toEqual([]);
  now += 1;
  expect(textsOf(next.adopt())).toEqual(["typed"]);
});

test("a page that says it is still there keeps its own", () => {
  const first = page("p1");
  first.keep(box("typed"));
  now += 9000;
  first.claim();
  now += 9000;
  expect(page("p2").adopt()).toEqual([]);
});

test("a page that comes back from the cache of the browser has its changes again", () => {
  const first = page("p1");
  first.keep(box("typed"));
  first.release();
  first.claim();
  expect(page("p2").adopt()).toEqual([]);
});

test.each([
  ["another person", () => page("p2", "nadia")],
  ["another article", () => page("p2", "ruth", "a2")],
])("%s never gets them", (_, other) => {
  const first = page("p1");
  first.keep(box("typed"));
  first.release();
  expect(other().adopt()).toEqual([]);
});

test("full storage is said, and the last state that fit stays", () => {
  const first = page("p1");
  first.keep(box("typed"));
  shelf.full = true;
  expect(first.keep(box("typed, longer"))).toBe(false);
  shelf.full = false;
  now += 60_000;
  expect(textsOf(page("p2").adopt())).toEqual(["typed"]);
});

test("with nothing left to send, nothing stays behind", () => {
  const first = page("p1");
  first.keep(box("typed"));
  first.keep(emptyOutbox);
  expect(shelf.length).toBe(0);
});

test("conflicts and failures are kept, too", () => {
  const [entry] = box("typed").entries;
  if (!entry) throw new Error("no entry");
  const first = page("p1");
  const conflict = { entry, present: { note: "theirs" }, message: "m" };
  const failure = { entry, message: "m", errors: [] };
  first.keep({ ...emptyOutbox, conflicts: [conflict], failures: [failure] });
  first.release();
  expect(page("p2").adopt()).toMatchObject([{ entries: [], conflicts: [conflict], failures: [failure] }]);
});
