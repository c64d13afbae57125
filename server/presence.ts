import type { z } from "zod";
import type { LeavePresence, TellPresence } from "@/core/inputs/presence.ts";
import type { Actor } from "@/core/people.ts";
import { presencePatience, type Presence } from "@/core/presence.ts";
import { Refusal } from "@/core/refusal.ts";
import { hear, noticed, tellSighting, type Sighting } from "@/db/signals.ts";
import { loadArticle } from "./load.ts";

interface Seen extends Presence {
  /** Ends the sighting when nothing more is heard. */
  fading: ReturnType<typeof setTimeout>;
}

interface Watch {
  /** Who is where, by article and page: in memory only, never in the log. */
  articles: Map<string, Map<string, Seen>>;
  watching?: Promise<unknown>;
}

/** On globalThis: each route is a bundle of its own. */
const holder = globalThis as { claimcheckPresence?: Watch };
const watch: Watch = (holder.claimcheckPresence ??= { articles: new Map() });

/** Open pages that are remembered of one article; more than any newsroom has. */
const mostPages = 500;

function note(sighting: Sighting): void {
  const { articleId, personId, name, page, claimId, here } = sighting;
  const key = `${personId} ${page}`;
  const pages = watch.articles.get(articleId) ?? new Map<string, Seen>();
  clearTimeout(pages.get(key)?.fading);
  pages.delete(key);
  if (here && pages.size < mostPages) {
    const fading = setTimeout(() => noticed({ ...sighting, here: false }), presencePatience).unref();
    pages.set(key, { personId, name, claimId, fading });
  }
  if (pages.size > 0) watch.articles.set(articleId, pages);
  else watch.articles.delete(articleId);
}

/** Lets this process take down from now on what it hears of where people are. */
export async function watchPresence(): Promise<void> {
  watch.watching ??= hear((signal) => {
    if (signal.kind === "presence") note(signal);
  }).catch((error: unknown) => {
    delete watch.watching;
    throw error;
  });
  await watch.watching;
}

/** Who is on an article now: each person with each claim that one of their pages is at, once. */
export function listPresent(articleId: string): Presence[] {
  const found = new Map<string, Presence>();
  for (const { personId, name, claimId } of watch.articles.get(articleId)?.values() ?? []) {
    found.set(`${personId} ${claimId}`, { personId, name, claimId });
  }
  return [...found.values()];
}

/** Says that this person has an article open, and at which claim they are. To be said again every 15 s. */
export async function tellPresence(actor: Actor, input: z.output<typeof TellPresence>): Promise<{ here: Presence[] }> {
  await sight(actor, { ...input, here: true });
  return { here: listPresent(input.articleId) };
}

/** Says that a page was left. */
export async function leavePresence(actor: Actor, input: z.output<typeof LeavePresence>): Promise<null> {
  await sight(actor, { ...input, claimId: null, here: false });
  return null;
}

async function sight(actor: Actor, seen: Omit<Sighting, "personId" | "name">): Promise<void> {
  const article = await loadArticle(actor, seen.articleId);
  const { personId } = actor;
  if (personId === null) throw new Refusal("invalid", "Only a person can be somewhere. Sign in as one.");
  const { claimId, page, here } = seen;
  const sighting: Sighting = { articleId: article.id, personId, name: actor.name, claimId, page, here };
  await watchPresence();
  await tellSighting(sighting);
}
