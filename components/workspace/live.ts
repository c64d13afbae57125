import { openLine, type LiveLine, type LiveWord } from "./live-line.ts";
import type { LiveAsk, LiveHello } from "./live-worker.ts";

/** Whom and what to follow. `after` says the last event that the page has. */
export interface Followed {
  articleId: string;
  personId: string;
  after: () => number;
}

/**
 * A worker's code is loaded a moment after the worker began, and may miss that a page has come: a page that is not
 * greeted knocks again, so often and after so many ms.
 */
const knocks = 20;
const knockPause = 250;

/** By the worker that all pages of the browser share. `lost` is called when there is none. */
function byWorker(at: Followed, tell: (word: LiveWord) => void, lost: () => void): LiveLine {
  let port: MessagePort | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let knocked = 0;

  function greeted(by: MessagePort): void {
    if (port !== undefined) return by.close();
    clearTimeout(timer);
    port = by;
    const { articleId, personId } = at;
    ask({ kind: "follow", origin: location.origin, articleId, personId, after: at.after() });
  }

  function ask(asked: LiveAsk): void {
    port?.postMessage(asked);
  }

  function knock(): void {
    if (knocked === knocks) return lost();
    knocked += 1;
    timer = setTimeout(knock, knockPause);
    const worker = new SharedWorker(new URL("./live-worker.ts", import.meta.url), { name: "claimcheck" });
    worker.port.addEventListener("message", ({ data }: MessageEvent<LiveWord | LiveHello>) => {
      if (data.kind === "hello") greeted(worker.port);
      else tell(data);
    });
    worker.port.start();
  }

  knock();
  return {
    retry: () => ask({ kind: "retry" }),
    close: () => {
      clearTimeout(timer);
      ask({ kind: "leave" });
      knocked = knocks;
    },
  };
}

/** Follows an article by the browser's one line, or, where there are no shared workers, by a line of this page. */
export function followLive(at: Followed, tell: (word: LiveWord) => void): LiveLine {
  const own = () => openLine({ origin: location.origin, articleId: at.articleId, after: at.after() }, tell);
  if (!("SharedWorker" in globalThis)) return own();
  let line = byWorker(at, tell, () => {
    line = own();
  });
  return { retry: () => line.retry(), close: () => line.close() };
}
