import { Refusal } from "@/core/refusal.ts";
import { rightsSeen } from "@/server/live.ts";
import { log } from "@/server/log.ts";
import type { Told } from "@/server/operation.ts";

/** Between two signs of life on a stream where nothing happens, in ms. */
const beatPause = 15_000;

/** The streams that are open, so that a server that shuts down does not wait for them. On globalThis, as each route is a bundle. */
const holder = globalThis as { claimcheckStreams?: Set<() => void>; claimcheckStops?: boolean };

function openStreams(): Set<() => void> {
  if (holder.claimcheckStreams) return holder.claimcheckStreams;
  const open = (holder.claimcheckStreams = new Set<() => void>());
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      holder.claimcheckStops = true;
      for (const end of open) end();
    });
  }
  return open;
}

/** Some messages in the words of server-sent events (WHATWG HTML 9.2). JSON has no line breaks of its own. */
function written(told: readonly Told[]): string {
  return told
    .map(({ name, place, value }) => {
      const lines = [
        ...(place === undefined ? [] : [`id: ${place}`]),
        ...(name === undefined ? [] : [`event: ${name}`]),
        `data: ${JSON.stringify(value)}`,
      ];
      return `${lines.join("\n")}\n\n`;
    })
    .join("");
}

const headers = {
  "content-type": "text/event-stream",
  // no-transform: a proxy that compresses would hold back what is told
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  // it has its connection to itself; kept for another request, it would hold up a server that shuts down
  connection: "close",
};

/** At once, so that the browser knows that it is connected; after a cut it tries again in a second. */
const first = ": connected\nretry: 1000\n\n";
/** The comment keeps proxies awake; a page hears the event, and knows without one that the line is dead. */
const beat = ": still here\nevent: beat\ndata: {}\n\n";

/**
 * The answer that tells on and on. It asks for the next messages when the last ones were taken, so that a slow reader
 * holds one batch in memory and no more, and is cut when it takes nothing from one beat to the next but one. It ends,
 * and aborts `end`, when the reader goes, the server shuts down, or `isWelcome` says no or refuses.
 */
export function eventStream(
  told: AsyncIterable<Told[]>,
  request: Request,
  end: AbortController,
  isWelcome: () => Promise<boolean>,
): Response {
  const streams = openStreams();
  const messages = told[Symbol.asyncIterator]();
  const bytes = new TextEncoder();
  let seen = rightsSeen();
  let stuck = false;
  let beating: ReturnType<typeof setInterval> | undefined;
  let close = () => {};

  function finish(): void {
    if (end.signal.aborted) return;
    clearInterval(beating);
    streams.delete(finish);
    request.signal.removeEventListener("abort", finish);
    end.abort();
    close();
    // it may wait for a reading that never comes back; nobody waits for it
    void messages.return?.().catch(failed);
  }

  function failed(error: unknown): void {
    const expected = error instanceof Refusal || end.signal.aborted;
    if (!expected) log().error({ err: error }, "a stream ended");
    finish();
  }

  /** Whether who follows still may; asked anew when somebody's rights may have changed since. */
  async function welcome(): Promise<boolean> {
    if (seen === rightsSeen()) return true;
    seen = rightsSeen();
    return isWelcome();
  }

  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      close = () => controller.close();
      controller.enqueue(bytes.encode(first));
      streams.add(finish);
      request.signal.addEventListener("abort", finish, { once: true });
      beating = setInterval(() => {
        const waits = (controller.desiredSize ?? 0) <= 0;
        if (waits && stuck) return finish();
        stuck = waits;
        isWelcome().then((still) => {
          if (!still) finish();
          else if (!waits && !end.signal.aborted) controller.enqueue(bytes.encode(beat));
        }, failed);
      }, beatPause).unref();
      if (request.signal.aborted || request.method === "HEAD" || holder.claimcheckStops) finish();
    },
    pull: async (controller) => {
      try {
        const next = await messages.next();
        if (next.done || !(await welcome())) return finish();
        if (!end.signal.aborted) controller.enqueue(bytes.encode(written(next.value)));
      } catch (error) {
        failed(error);
      }
    },
    cancel: () => {
      close = () => {};
      finish();
    },
  });
  return new Response(body, { headers });
}
