import { useCallback, useEffect, useRef, useState } from "react";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import type { Kept } from "./keep-copy.ts";

/** A copy in the making: since how many whole seconds, and how much of a file is sent (0 to 1). */
interface Running {
  seconds: number;
  sent: number | null;
}

/** The making of a copy: what runs, what came of the last, and how to begin and stop. */
export interface Keeping {
  running: Running | null;
  outcome: { way: string; kept: Kept } | null;
  run: (way: string, make: (signal: AbortSignal, tell: (sent: number) => void) => Promise<Kept>) => Promise<Kept>;
  cancel: () => void;
}

/** Runs one making of a copy at a time; `kept` gets the copy. What runs goes on when the form is left. */
export function useKeeping(kept: (copy: SnapshotSummary) => void): Keeping {
  const [running, setRunning] = useState<Running | null>(null);
  const [outcome, setOutcome] = useState<Keeping["outcome"]>(null);
  const stop = useRef<AbortController | null>(null);
  const isRunning = running !== null;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setRunning((now) => now && { ...now, seconds: now.seconds + 1 }), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const run = useCallback<Keeping["run"]>(
    async (way, make) => {
      if (stop.current) return { cancelled: true };
      const controller = new AbortController();
      stop.current = controller;
      setRunning({ seconds: 0, sent: null });
      setOutcome(null);
      const done = await make(controller.signal, (sent) => setRunning((now) => now && { ...now, sent }));
      stop.current = null;
      setRunning(null);
      setOutcome({ way, kept: done });
      if ("copy" in done) kept(done.copy);
      return done;
    },
    [kept],
  );
  return { running, outcome, run, cancel: () => stop.current?.abort() };
}
