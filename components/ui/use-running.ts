import { useCallback, useEffect, useRef, useState } from "react";

/** Something that takes its time: since how many whole seconds, and how much of what is sent is gone (0 to 1). */
export interface Run {
  seconds: number;
  /** Null when nothing is sent whose progress is known. */
  sent: number | null;
}

/** Runs one thing at a time. */
export interface Running {
  running: Run | null;
  /** Begins; undefined when something runs already. `tell` takes how much is sent. */
  run: <T>(make: (signal: AbortSignal, tell: (sent: number) => void) => Promise<T>) => Promise<T | undefined>;
  /** Says stop to what runs. */
  cancel: () => void;
}

/** Runs one thing at a time, that can be stopped. What runs goes on when the page is left. */
export function useRunning(): Running {
  const [running, setRunning] = useState<Run | null>(null);
  const stop = useRef<AbortController | null>(null);
  const isRunning = running !== null;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setRunning((now) => now && { ...now, seconds: now.seconds + 1 }), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const run = useCallback<Running["run"]>(async (make) => {
    if (stop.current) return undefined;
    const controller = new AbortController();
    stop.current = controller;
    setRunning({ seconds: 0, sent: null });
    try {
      return await make(controller.signal, (sent) => setRunning((now) => now && { ...now, sent }));
    } finally {
      stop.current = null;
      setRunning(null);
    }
  }, []);
  return { running, run, cancel: useCallback(() => stop.current?.abort(), []) };
}
