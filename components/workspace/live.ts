import { openLine, type LiveLine, type LiveWord } from "./live-line.ts";
import type { LiveAsk } from "./live-worker.ts";

/** Whom and what to follow. `after` says the last event that the page has. */
export interface Followed {
  articleId: string;
  personId: string;
  after: () => number;
}

/** By the worker that all pages of the browser share; undefined where there is none. `lost` is called when it fails. */
function byWorker(at: Followed, tell: (word: LiveWord) => void, lost: () => void): LiveLine | undefined {
  if (!("SharedWorker" in globalThis)) return undefined;
  const worker = new SharedWorker(new URL("./live-worker.ts", import.meta.url), { type: "module", name: "claimcheck" });
  const ask = (asked: LiveAsk) => worker.port.postMessage(asked);
  worker.addEventListener("error", lost);
  worker.port.addEventListener("message", ({ data }: MessageEvent<LiveWord>) => tell(data));
  worker.port.start();
  const { articleId, personId } = at;
  ask({ kind: "follow", origin: location.origin, articleId, personId, after: at.after() });
  return { retry: () => ask({ kind: "retry" }), close: () => ask({ kind: "leave" }) };
}

/** Follows an article by the browser's one line, or, where there are no shared workers, by a line of this page. */
export function followLive(at: Followed, tell: (word: LiveWord) => void): LiveLine {
  const own = () => openLine({ origin: location.origin, articleId: at.articleId, after: at.after() }, tell);
  let line = byWorker(at, tell, () => {
    line = own();
  });
  line ??= own();
  return { retry: () => line?.retry(), close: () => line?.close() };
}
