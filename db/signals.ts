/**
 * What a process tells every other on the same database, and itself: that something was committed, and who is where.
 * Ids and a name only: who wants to know more reads it. A signal may come twice, never too early: what it tells of can be read.
 */
import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { driver, type Driver } from "./client.ts";

/** Somebody is on a page, at a claim or (null) at none; or has left it. */
export interface Sighting {
  articleId: string;
  personId: string;
  name: string;
  page: string;
  claimId: string | null;
  here: boolean;
}

export type Signal =
  /** Events of these articles were committed; null stands for what belongs to no article. */
  | { kind: "events"; articleIds: readonly (string | null)[] }
  | ({ kind: "presence" } & Sighting)
  /** Something may have happened unheard: look. */
  | { kind: "unheard" };

interface Hub {
  me: string;
  emitter: EventEmitter;
  /** How many signals were heard, and how many of them may tell of people: they belong to no article. */
  heard: number;
  ofPeople: number;
  ear: ReturnType<Driver["listen"]> | undefined;
}

const holder = globalThis as { claimcheckSignals?: Hub };

function hub(): Hub {
  holder.claimcheckSignals ??= {
    me: randomUUID(),
    // one listener for each open stream
    emitter: new EventEmitter().setMaxListeners(0),
    heard: 0,
    ofPeople: 0,
    ear: undefined,
  };
  return holder.claimcheckSignals;
}

function emit(signal: Signal): void {
  hub().heard += 1;
  if (signal.kind === "unheard" || (signal.kind === "events" && signal.articleIds.includes(null))) hub().ofPeople += 1;
  hub().emitter.emit("signal", signal);
}

/** PostgreSQL carries 8,000 bytes: more articles at once are told as «look». */
const mostArticles = 100;

/** The signal as the database carries it to other processes. */
function carried(signal: Signal): string {
  const said = signal.kind === "events" && signal.articleIds.length > mostArticles ? { kind: "unheard" } : signal;
  return JSON.stringify({ from: hub().me, ...said });
}

function onCarried(said: string | null): void {
  if (said === null) return emit({ kind: "unheard" });
  const { from, ...signal } = JSON.parse(said) as Signal & { from: string };
  if (from !== hub().me) emit(signal);
}

/** How many signals this process has heard: what is read after this number was taken, knows of all of them. */
export function signalsHeard(): number {
  return hub().heard;
}

/** Grows whenever somebody's session or roles may have changed, before anything is heard that was committed later. */
export function peopleSignalsHeard(): number {
  return hub().ofPeople;
}

/** Runs a commit that carries the signal to the other processes, and tells this one once it is done. */
export async function signalWith<T>(signal: Signal, commit: (carried: string) => Promise<T>): Promise<T> {
  const value = await commit(carried(signal));
  emit(signal);
  return value;
}

/** Tells this process and the others of something that is kept nowhere. */
export async function tellSighting(sighting: Sighting): Promise<void> {
  await signalWith({ kind: "presence", ...sighting }, async (said) => (await driver()).notify(said));
}

/** Tells this process alone: that somebody has not been heard of for long enough, each finds out by itself. */
export function noticed(sighting: Sighting): void {
  emit({ kind: "presence", ...sighting });
}

/** Hears every signal from when it answers until the function it answers with is called. */
export async function hear(listener: (signal: Signal) => void): Promise<() => void> {
  const { emitter } = hub();
  emitter.on("signal", listener);
  const leave = () => {
    emitter.off("signal", listener);
    if (emitter.listenerCount("signal") > 0) return;
    const ear = hub().ear;
    hub().ear = undefined;
    void ear?.then((stop) => stop()).catch(() => undefined); // the database is closed already
  };
  try {
    await (hub().ear ??= driver().then(({ listen }) => listen(onCarried)));
  } catch (error) {
    hub().ear = undefined;
    leave();
    throw error;
  }
  return leave;
}
