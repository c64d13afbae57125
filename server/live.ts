import type { z } from "zod";
import type { FollowArticle } from "@/core/inputs/events.ts";
import type { Event } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { hear, peopleSignalsHeard, signalsHeard, type Signal } from "@/db/signals.ts";
import { readsBlind } from "./blindness.ts";
import { listEvents } from "./events.ts";
import { circleOf, loadArticle } from "./load.ts";
import type { Told } from "./operation.ts";
import { listPresent, watchPresence } from "./presence.ts";

/** Events read at once: what a reader who falls behind holds in memory. */
const batch = 50;

/** After so long without a signal the log is looked at all the same, in ms: a message between machines may be lost. */
const lookPause = 15_000;

/** What is new for one reader. */
interface News {
  events: boolean;
  presence: boolean;
}

/** What an article's readers hear of; `next` waits for news, or for nothing once `gone`. */
async function openEar(articleId: string, gone: AbortSignal) {
  let news: News = { events: true, presence: true };
  let wake = () => {};
  const concerns = (signal: Signal) =>
    signal.kind === "unheard" ||
    (signal.kind === "events" ? signal.articleIds.includes(articleId) : signal.articleId === articleId);
  const leave = await hear((signal) => {
    if (!concerns(signal)) return;
    if (signal.kind !== "presence") news.events = true;
    if (signal.kind !== "events") news.presence = true;
    wake();
  });
  const onGone = () => wake();
  gone.addEventListener("abort", onGone, { once: true });
  return {
    next: async (): Promise<News> => {
      if (!news.events && !news.presence && !gone.aborted) {
        await new Promise<void>((resolve) => {
          const look = setTimeout(() => {
            news.events = true;
            resolve();
          }, lookPause);
          wake = () => {
            clearTimeout(look);
            resolve();
          };
        });
      }
      const taken = news;
      news = { events: false, presence: false };
      return taken;
    },
    close: () => {
      gone.removeEventListener("abort", onGone);
      leave();
    },
  };
}

/**
 * Readings of the log on their way, of those who are told the same. Fifty readers who stand at the same event and heard
 * the same signals read once: what is read after a signal was heard knows of what it told.
 */
const readings = new Map<string, ReturnType<typeof listEvents>>();

async function readBehind(actor: Actor, articleId: string, after: number): ReturnType<typeof listEvents> {
  const wanted = { articleId, after, limit: batch, order: "oldest" } as const;
  // who is named to read a claim blind is told less than others, and of their own second opinion more
  if (await readsBlind(actor, articleId)) return listEvents(actor, wanted);
  const key = `${articleId} ${circleOf(actor)} ${after} ${signalsHeard()}`;
  const known = readings.get(key);
  if (known) return known;
  const reading = listEvents({ ...actor, personId: null }, wanted).finally(() => readings.delete(key));
  readings.set(key, reading);
  return reading;
}

function toldOf(event: Event): Told {
  return { place: event.seq, value: event };
}

/** Tells each event behind `after` once and in order, and who is here, until `gone`. Reads on only when asked for more. */
async function* follow(actor: Actor, articleId: string, after: number, gone: AbortSignal): AsyncGenerator<Told[]> {
  const ear = await openEar(articleId, gone);
  try {
    for (let at = after; !gone.aborted;) {
      const news = await ear.next();
      if (gone.aborted) return;
      if (news.presence) yield [{ name: "presence", value: listPresent(articleId) }];
      for (let more = news.events; more && !gone.aborted;) {
        const { items, next } = await readBehind(actor, articleId, at);
        more = Number(next) > at;
        at = Number(next);
        if (items.length > 0) yield items.map(toldOf);
      }
    }
  } finally {
    ear.close();
  }
}

/** Grows whenever somebody's rights may have changed: who follows is looked at again then, before more is told. */
export function rightsSeen(): number {
  return peopleSignalsHeard();
}

/**
 * What happens to an article from now on, and behind `after` before that, as far as this person may see it; and who is
 * here, whenever that changes. Nothing is held for a reader who is slow: the log is read when they ask for more.
 */
export async function followArticle(
  actor: Actor,
  { articleId, after }: z.output<typeof FollowArticle>,
  gone: AbortSignal = new AbortController().signal,
): Promise<AsyncIterable<Told[]>> {
  const article = await loadArticle(actor, articleId);
  await watchPresence();
  return follow(actor, article.id, after, gone);
}
