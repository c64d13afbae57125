/**
 * A SharedWorker: one line to the server for all pages of this browser on one article. (Over HTTP/1.1 a browser opens
 * six connections to a host; with one for each page the seventh would hang.)
 */
import { openLine, type LiveLine, type LiveWord } from "./live-line.ts";

/** What a page asks of the worker. */
export type LiveAsk =
  | { kind: "follow"; origin: string; articleId: string; personId: string; after: number }
  | { kind: "retry" }
  | { kind: "leave" };

/** What the worker says first, to a page that has come. */
export interface LiveHello {
  kind: "hello";
}

interface Followed {
  ports: Set<MessagePort>;
  line: LiveLine;
  open: boolean;
  /** Who was here last. */
  presence: LiveWord | undefined;
}

/** By person and article: who signs in as another gets a line of their own, with their own rights. */
const followed = new Map<string, Followed>();

function begin(key: string, ask: LiveAsk & { kind: "follow" }): Followed {
  const made: Followed = {
    ports: new Set(),
    open: false,
    presence: undefined,
    line: openLine(ask, (word) => {
      if (word.kind === "open") made.open = true;
      if (word.kind === "cut") made.open = false;
      if (word.kind === "presence") made.presence = word;
      for (const port of made.ports) port.postMessage(word);
    }),
  };
  followed.set(key, made);
  return made;
}

function leave(port: MessagePort): void {
  for (const [key, each] of followed) {
    each.ports.delete(port);
    if (each.ports.size > 0) continue;
    each.line.close();
    followed.delete(key);
  }
}

function onAsk(port: MessagePort, ask: LiveAsk): void {
  if (ask.kind === "retry") {
    for (const each of followed.values()) if (each.ports.has(port)) each.line.retry();
    return;
  }
  leave(port);
  if (ask.kind === "leave") return;
  const key = `${ask.personId} ${ask.articleId}`;
  const here = followed.get(key) ?? begin(key, ask);
  here.ports.add(port);
  if (here.open) port.postMessage({ kind: "open" } satisfies LiveWord);
  if (here.presence) port.postMessage(here.presence);
}

const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void };
scope.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.addEventListener("message", ({ data }: MessageEvent<LiveAsk>) => onAsk(port, data));
  port.start();
  port.postMessage({ kind: "hello" } satisfies LiveHello);
};
