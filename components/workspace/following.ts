import type { Event } from "@/core/events.ts";
import type { Presence } from "@/core/presence.ts";
import { heardOfOthers } from "../notification/inbox.ts";
import { send } from "./api.ts";
import { changesTalk } from "./talk-overlay.ts";
import type { LiveLine, LiveWord } from "./live-line.ts";

/** How often the log is asked for what others did while there is no line, in ms. */
const pollPause = 5000;

interface Surroundings {
  articleId: string;
  personId: string;
  /** The last event the page knows of. */
  seq: number;
  /** Whether the server can be asked: the page has been read, and the line was there when it was used last. */
  isReady: () => boolean;
  /** Whether the page holds already what an event tells. */
  isKnown: (event: Event) => boolean;
  /** Reads anew what others changed; what could not be read now is read with the next news. */
  reader: {
    refreshClaims: (claimIds: readonly string[]) => Promise<readonly string[]>;
    readMarks: () => Promise<boolean>;
    noteVersion: (number: number) => void;
    readTalk: () => Promise<boolean>;
  };
  show: (here: readonly Presence[]) => void;
}

/** Hears these events of the window until the function it answers with is called. */
export function hearWindow(heard: Readonly<Record<string, () => void>>): () => void {
  for (const [name, hear] of Object.entries(heard)) window.addEventListener(name, hear);
  return () => {
    for (const [name, hear] of Object.entries(heard)) window.removeEventListener(name, hear);
  };
}

/** The claim that an event changed; what is said of one changes nothing of it. */
function claimTold({ type, claimId }: Event): string[] {
  return claimId === null || type.startsWith("comment.") ? [] : [claimId];
}

/**
 * Brings what others do: over a line that stays open, and by asking every 5 s while there is none. Whichever way an
 * event comes, it is taken once and behind those before it.
 */
export function makeFollower(around: Surroundings) {
  let { seq } = around;
  let isLive = false;
  /** What happened could not be asked for yet, or not be read. */
  let owed = false;
  let told: Event[] = [];
  let unread: ReadonlySet<string> = new Set();
  let unreadMarks = false;
  let unreadTalk = false;
  let queue: Promise<void> = Promise.resolve();
  let line: LiveLine | undefined;

  /** One thing at a time, so that what was asked for stands before what was told meanwhile. */
  function inTurn(work: () => Promise<void>): void {
    queue = queue.then(work, work);
  }

  /** Takes in what others did; each event comes once, in the order of the log. */
  async function take(events: readonly Event[]): Promise<void> {
    const others = events.filter((event) => !around.isKnown(event));
    if (others.some(({ type }) => /^(?:claim|decision|opinion|comment)\./u.test(type))) {
      window.dispatchEvent(new Event(heardOfOthers));
    }
    for (const { type, data } of others) {
      // before the claims, whose places are of it
      if (type === "revision.added") around.reader.noteVersion(Number((data as { number?: unknown }).number));
    }
    const claimIds = new Set([...unread, ...others.flatMap(claimTold)]);
    unread = new Set();
    owe(await around.reader.refreshClaims([...claimIds]));
    if (unreadMarks || others.some((event) => event.type === "sentence.set")) {
      unreadMarks = !(await around.reader.readMarks());
    }
    if (unreadTalk || others.some(changesTalk)) unreadTalk = !(await around.reader.readTalk());
    if (unreadMarks || unreadTalk) owed = true;
  }

  function owe(claimIds: readonly string[]): void {
    unread = new Set([...unread, ...claimIds]);
    if (unread.size > 0) owed = true;
  }

  async function askNow(): Promise<void> {
    owed = true;
    for (let more = true; more;) {
      const path = `/events?articleId=${around.articleId}&after=${seq}`;
      const result = await send({ method: "GET", path });
      if (result.outcome !== "ok") return;
      const { items, next } = result.value as { items: Event[]; next: string };
      more = Number(next) > seq;
      seq = Math.max(seq, Number(next));
      await take(items);
    }
    owed = unread.size > 0 || unreadMarks || unreadTalk;
  }

  /** Asks where no line tells. */
  function poll(): void {
    if ((isLive && !owed) || document.visibilityState === "hidden" || !around.isReady()) return;
    inTurn(askNow);
  }

  async function takeTold(): Promise<void> {
    const news = told.filter((event) => event.seq > seq);
    told = [];
    seq = Math.max(seq, ...news.map((event) => event.seq));
    if (news.length > 0) await take(news);
  }

  function onWord(word: LiveWord): void {
    switch (word.kind) {
      case "open":
        isLive = true;
        return inTurn(askNow);
      case "cut":
        isLive = false;
        return;
      case "event":
        told.push(word.event);
        if (told.length === 1) inTurn(takeTold);
        return;
      case "presence":
        return around.show(word.here);
    }
  }

  async function openLine(): Promise<void> {
    // apart from the page's first scripts: nothing of it is needed to read and mark
    const { followLive } = await import("./live.ts");
    const { articleId, personId } = around;
    if (line === undefined && isStarted) line = followLive({ articleId, personId, after: () => seq }, onWord);
  }

  function closeLine(): void {
    line?.close();
    line = undefined;
    isLive = false;
  }

  let isStarted = false;
  const follow = () => void openLine().catch(() => undefined); // without the script the log is asked, as without a line

  return {
    /** These claims could not be read: they are with the next asking. */
    owe,
    /** Asks now, and tries the line again when it is cut. */
    look: () => {
      line?.retry();
      poll();
    },
    /** To be called once the page has read what it shows. */
    start: () => {
      isStarted = true;
      const polling = setInterval(poll, pollPause);
      follow();
      const deafen = hearWindow({ pagehide: closeLine, pageshow: follow });
      return () => {
        isStarted = false;
        clearInterval(polling);
        deafen();
        closeLine();
      };
    },
  };
}
