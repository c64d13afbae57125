import { send, type ApiResult } from "../workspace/api.ts";
import type { Snapshot, SnapshotSummary } from "@/core/snapshots.ts";

/** A thing that is read from the server: on its way, here, or why it is not. */
export type Reading<T> = { state: "reading" } | { state: "here"; value: T } | { state: "failed"; message: string };

/** The copies of sources as this page has read them. What was kept never changes, so that a text is read once. */
export interface Shelf {
  /** The copies of a source, newest first; undefined when nobody asked yet. */
  copies: (sourceId: string) => Reading<readonly SnapshotSummary[]> | undefined;
  snapshot: (snapshotId: string) => Reading<Snapshot> | undefined;
  /** Reads the list of copies (anew); the known one stays until the answer is here. */
  readCopies: (sourceId: string) => Promise<void>;
  /** Reads a copy with its text, unless it is here already. */
  readSnapshot: (snapshotId: string) => Promise<void>;
  /** Takes in a copy that was just made or changed. */
  put: (copy: SnapshotSummary) => void;
  subscribe: (listener: () => void) => () => void;
}

const words: Readonly<Record<"offline" | "busy" | "signed-out", string>> = {
  offline: "No line: the copies are at the server. They come when the line is back.",
  busy: "The server is busy. Try again in a moment.",
  "signed-out": "You are signed out. Sign in above, then try again.",
};

/** Why an answer did not come, in words. */
export function whyNotRead(result: Exclude<ApiResult, { outcome: "ok" }>): string {
  return "message" in result ? result.message : words[result.outcome];
}

const newestFirst = (copies: readonly SnapshotSummary[]) => copies.toSorted((a, b) => b.number - a.number);

/** Makes the shelf of one open workspace. */
export function makeShelf(): Shelf {
  const lists = new Map<string, Reading<readonly SnapshotSummary[]>>();
  const texts = new Map<string, Reading<Snapshot>>();
  const listeners = new Set<() => void>();
  let asked = 0;
  /** When what is known of a source's copies was asked for, or made here: in the order of asking. */
  const knownSince = new Map<string, number>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const known = (sourceId: string) => {
    const list = lists.get(sourceId);
    return list?.state === "here" ? list.value : undefined;
  };

  async function readCopies(sourceId: string): Promise<void> {
    if (!known(sourceId)) lists.set(sourceId, { state: "reading" });
    tell();
    const own = (asked += 1);
    const result = await send({ method: "GET", path: `/sources/${sourceId}/snapshots` });
    // a copy was made meanwhile, or a later reading is here: an answer from before must not take its place
    if ((knownSince.get(sourceId) ?? 0) > own) return readCopies(sourceId);
    if (result.outcome === "ok") {
      knownSince.set(sourceId, own);
      const { items } = result.value as { items: SnapshotSummary[] };
      lists.set(sourceId, { state: "here", value: newestFirst(items) });
    } else if (!known(sourceId)) lists.set(sourceId, { state: "failed", message: whyNotRead(result) });
    tell();
  }

  async function readSnapshot(snapshotId: string): Promise<void> {
    const before = texts.get(snapshotId)?.state;
    if (before === "here" || before === "reading") return;
    texts.set(snapshotId, { state: "reading" });
    tell();
    const result = await send({ method: "GET", path: `/snapshots/${snapshotId}` });
    if (result.outcome === "ok") texts.set(snapshotId, { state: "here", value: result.value as Snapshot });
    else texts.set(snapshotId, { state: "failed", message: whyNotRead(result) });
    tell();
  }

  return {
    copies: (sourceId) => lists.get(sourceId),
    snapshot: (snapshotId) => texts.get(snapshotId),
    readCopies,
    readSnapshot,
    put: (copy) => {
      const others = (known(copy.sourceId) ?? []).filter(({ id }) => id !== copy.id);
      lists.set(copy.sourceId, { state: "here", value: newestFirst([...others, copy]) });
      knownSince.set(copy.sourceId, (asked += 1));
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
