import { useCallback, useState } from "react";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { useRunning, type Run } from "../ui/use-running.ts";
import type { Kept } from "./keep-copy.ts";

/** The making of a copy: what runs, what came of the last, and how to begin and stop. */
export interface Keeping {
  running: Run | null;
  outcome: { way: string; kept: Kept } | null;
  run: (way: string, make: (signal: AbortSignal, tell: (sent: number) => void) => Promise<Kept>) => Promise<Kept>;
  cancel: () => void;
}

/** Runs one making of a copy at a time; `kept` gets the copy. What runs goes on when the form is left. */
export function useKeeping(kept: (copy: SnapshotSummary) => void): Keeping {
  const { running, run: runOne, cancel } = useRunning();
  const [outcome, setOutcome] = useState<Keeping["outcome"]>(null);
  const run = useCallback<Keeping["run"]>(
    async (way, make) => {
      const done = await runOne((signal, tell) => {
        setOutcome(null);
        return make(signal, tell);
      });
      if (done === undefined) return { cancelled: true };
      setOutcome({ way, kept: done });
      if ("copy" in done) kept(done.copy);
      return done;
    },
    [kept, runOne],
  );
  return { running, outcome, run, cancel };
}
