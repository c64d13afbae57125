import { useEffect, useSyncExternalStore } from "react";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { Snapshot, SnapshotSummary } from "@/core/snapshots.ts";
import type { Reading } from "./shelf.ts";

const reading = { state: "reading" } as const;

/** The copies of a source, newest first; read when the component appears and when the line is back. */
export function useCopies(sourceId: string | null): Reading<readonly SnapshotSummary[]> {
  const { shelf } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const copies = useSyncExternalStore(
    shelf.subscribe,
    () => (sourceId === null ? undefined : shelf.copies(sourceId)),
    () => undefined,
  );
  useEffect(() => {
    if (sourceId !== null && line === "online") void shelf.readCopies(sourceId);
  }, [shelf, sourceId, line]);
  return copies ?? reading;
}

/** A copy with its text; null asks for none. */
export function useSnapshot(snapshotId: string | null): Reading<Snapshot> {
  const { shelf } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const snapshot = useSyncExternalStore(
    shelf.subscribe,
    () => (snapshotId === null ? undefined : shelf.snapshot(snapshotId)),
    () => undefined,
  );
  useEffect(() => {
    if (snapshotId !== null && line === "online") void shelf.readSnapshot(snapshotId);
  }, [shelf, snapshotId, line]);
  return snapshot ?? reading;
}

/** The newest copy with words in it: where a passage is looked for unless another is chosen. */
export function newestWithWords(copies: Reading<readonly SnapshotSummary[]>): SnapshotSummary | undefined {
  return copies.state === "here" ? copies.value.find(({ textLength }) => textLength > 0) : undefined;
}
