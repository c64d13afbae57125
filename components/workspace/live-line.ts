import type { Event } from "@/core/events.ts";
import type { Presence } from "@/core/presence.ts";

/** What a line to the server tells a page. */
export type LiveWord =
  /** Connected: what happened before this page listened is to be asked for. */
  | { kind: "open" }
  /** Not connected now; it tries again by itself. */
  | { kind: "cut" }
  | { kind: "event"; event: Event }
  | { kind: "presence"; here: readonly Presence[] };

export interface LiveLine {
  /** Tries again now, when it is cut. */
  retry: () => void;
  close: () => void;
}

/** The server gives a sign of life every 15 s; after so long without one the line counts as dead, in ms. */
const patience = 40_000;
const pauses = [1000, 2000, 5000, 10_000, 30_000];

/**
 * Follows an article from behind an event on, by server-sent events. Tells each event once and in order, over any
 * number of cuts. `origin`: of the server, because a worker's own address may be none.
 */
export function openLine(
  at: { origin: string; articleId: string; after: number },
  tell: (word: LiveWord) => void,
  Source: typeof EventSource = EventSource,
): LiveLine {
  let last = at.after;
  let source: EventSource | undefined;
  let isOpen = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  function alive(): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(connect, patience);
  }

  function cut(): void {
    if (isOpen) tell({ kind: "cut" });
    isOpen = false;
  }

  function connect(): void {
    clearTimeout(timer);
    source?.close();
    cut();
    source = new Source(`${at.origin}/api/v1/articles/${at.articleId}/events?after=${last}`);
    alive();
    source.addEventListener("open", () => {
      failures = 0;
      isOpen = true;
      alive();
      tell({ kind: "open" });
    });
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      alive();
      const event = JSON.parse(data) as Event;
      if (event.seq <= last) return;
      last = event.seq;
      tell({ kind: "event", event });
    });
    source.addEventListener("presence", ({ data }: MessageEvent<string>) => {
      alive();
      tell({ kind: "presence", here: JSON.parse(data) as Presence[] });
    });
    source.addEventListener("beat", alive);
    source.addEventListener("error", () => {
      cut();
      // while it is connecting the browser tries by itself; an answer that is no stream ends that
      if (source?.readyState !== Source.CLOSED) return;
      clearTimeout(watchdog);
      clearTimeout(timer);
      timer = setTimeout(connect, pauses[Math.min(failures, pauses.length - 1)]);
      failures += 1;
    });
  }

  connect();
  return {
    retry: () => {
      if (!isOpen) connect();
    },
    close: () => {
      clearTimeout(timer);
      clearTimeout(watchdog);
      source?.close();
    },
  };
}
