import type { Article } from "./articles.ts";
import type { Time } from "./time.ts";
import { clockIn, dayAfter, momentIn, nextMonday } from "./zones.ts";

/** The views that the desk has from the start. */
export const deskViews = [
  { id: "in-work", label: "In work" },
  { id: "mine", label: "Mine" },
  { id: "late", label: "Late" },
  { id: "unassigned", label: "Unassigned" },
  { id: "finished", label: "Finished" },
] as const;
export type DeskView = (typeof deskViews)[number]["id"];

export const dueChoices = [
  { id: "late", label: "Late" },
  { id: "today", label: "Today" },
  { id: "week", label: "This week" },
  { id: "none", label: "No date" },
] as const;
export type Due = (typeof dueChoices)[number]["id"];

export const needChoices = [
  { id: "untouched", label: "Untouched statements" },
  { id: "open", label: "Open claims" },
  { id: "in-doubt", label: "Verdicts in doubt" },
  { id: "unplaced", label: "Claims not placed" },
] as const;
/** Articles with untouched statements, claims without a verdict, verdicts whose words changed, claims without a place. */
export type Need = (typeof needChoices)[number]["id"];

export const awaitingChoices = [
  { id: "late", label: "Late" },
  { id: "due", label: "Awaited" },
] as const;
/** Articles with a reply that is late, or with any that is awaited. */
export type Awaiting = (typeof awaitingChoices)[number]["id"];

export const statusChoices = [
  { id: "in-work", label: "Not finished" },
  { id: "finished", label: "Finished" },
  { id: "all", label: "All" },
] as const;
export type StatusChoice = (typeof statusChoices)[number]["id"];

/** What the desk shows: a view, and what it is narrowed down to. It lives in the page's address. */
export interface DeskFilter {
  view: DeskView;
  /** Null: what the view says. */
  status: StatusChoice | null;
  /** «me», «none», a person's id, or a part of a name. */
  checker: string | null;
  due: Due | null;
  needs: Need | null;
  awaiting: Awaiting | null;
  /** Words to be found in title, text or claims. */
  q: string;
}

function chosen<T extends string>(choices: readonly { id: T }[], value: string | undefined): T | null {
  return choices.find(({ id }) => id === value)?.id ?? null;
}

const token = /(?:(\w+):)?(?:"([^"]*)"|(\S+))/gu;

/**
 * A filter as a sentence that people type: `checker:me due:today untouched tunnel`. What is no filter is a word to be
 * found. Names with spaces stand in quotes: `checker:"Nadia Haddad"`.
 */
export function readSentence(sentence: string): Omit<DeskFilter, "view"> {
  const read: Omit<DeskFilter, "view"> = { status: null, checker: null, due: null, needs: null, awaiting: null, q: "" };
  const words: string[] = [];
  for (const [whole, name, quoted, bare] of sentence.matchAll(token)) {
    const value = quoted ?? bare ?? "";
    const due = chosen(dueChoices, value);
    const status = chosen(statusChoices, value);
    const needs = chosen(needChoices, value);
    const awaiting = chosen(awaitingChoices, value);
    if (name === "checker" && value !== "") read.checker = value;
    else if (name === "due" && due) read.due = due;
    else if (name === "status" && status) read.status = status;
    else if (name === "awaiting" && awaiting) read.awaiting = awaiting;
    else if ((name === "needs" || (name === undefined && quoted === undefined)) && needs) read.needs = needs;
    else words.push(whole);
  }
  return { ...read, q: words.join(" ") };
}

/** The sentence that readSentence() reads as this filter. */
export function writeSentence({ status, checker, due, needs, awaiting, q }: Omit<DeskFilter, "view">): string {
  const name = checker !== null && /\s/u.test(checker) ? `"${checker}"` : checker;
  const parts = [
    status && `status:${status}`,
    name && `checker:${name}`,
    due && `due:${due}`,
    awaiting && `awaiting:${awaiting}`,
    needs,
    q,
  ];
  return parts.filter(Boolean).join(" ");
}

/** The filter that an address's query says; a filter typed into `q` counts too, and what is unknown is left out. */
export function readDeskFilter(query: Readonly<Record<string, string | readonly string[] | undefined>>): DeskFilter {
  const one = (name: string): string | undefined => [query[name]].flat()[0] || undefined;
  const typed = readSentence((one("q") ?? "").slice(0, 500));
  return {
    view: chosen(deskViews, one("view")) ?? "in-work",
    status: chosen(statusChoices, one("status")) ?? typed.status,
    checker: one("checker") ?? typed.checker,
    due: chosen(dueChoices, one("due")) ?? typed.due,
    needs: chosen(needChoices, one("needs")) ?? typed.needs,
    awaiting: chosen(awaitingChoices, one("awaiting")) ?? typed.awaiting,
    q: typed.q,
  };
}

/** The address of the desk with this filter. */
export function deskHref(filter: DeskFilter, cursor?: string): string {
  const { view, status, checker, due, needs, awaiting, q } = filter;
  const said = { view: view === "in-work" ? null : view, status, checker, due, needs, awaiting, q, cursor };
  const query = Object.entries(said).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value).replaceAll("%20", "+")}`] : [],
  );
  return query.length === 0 ? "/" : `/?${query.join("&")}`;
}

/** Between which moments a deadline falls: from `from` on, before `before`. */
export function dueBounds(due: Due, now: Time, zone: string): { from?: Time; before?: Time } {
  const today = clockIn(now, zone).day;
  const from = momentIn(today, "00:00", zone);
  if (due === "late") return { before: now };
  if (due === "today") return { from, before: momentIn(dayAfter(today, 1), "00:00", zone) };
  if (due === "week") return { from, before: momentIn(nextMonday(today), "00:00", zone) };
  return {};
}

/** The groups of the desk, in their order. */
export const deskGroups = [
  { id: "late", label: "Late" },
  { id: "today", label: "Due today" },
  { id: "week", label: "This week" },
  { id: "later", label: "Later" },
  { id: "none", label: "No date" },
  { id: "finished", label: "Finished" },
] as const;
export type DeskGroup = (typeof deskGroups)[number]["id"];

type Dated = Pick<Article, "status" | "dueAt">;

/** In which group of the desk an article stands, for a reader in this zone. Times are compared as text (time.ts). */
export function deskGroupOf({ status, dueAt }: Dated, now: Time, zone: string): DeskGroup {
  if (status === "finished") return "finished";
  if (dueAt === null) return "none";
  if (dueAt < now) return "late";
  const before = (due: Due) => dueAt < (dueBounds(due, now, zone).before ?? "");
  if (before("today")) return "today";
  return before("week") ? "week" : "later";
}

/** Articles by group, in the order of the groups; empty groups are left out. */
export function groupDesk<A extends Dated>(
  articles: readonly A[],
  now: Time,
  zone: string,
): { id: DeskGroup; label: string; articles: A[] }[] {
  const groups = new Map<DeskGroup, A[]>();
  for (const article of articles) {
    const group = deskGroupOf(article, now, zone);
    groups.set(group, [...(groups.get(group) ?? []), article]);
  }
  return deskGroups.flatMap(({ id, label }) => {
    const inside = groups.get(id);
    return inside ? [{ id, label, articles: inside }] : [];
  });
}

/** The parts of a coverage bar, each at least 1 unit wide with a gap of 1 between them, in a box `width` units wide. */
export function layBar<P extends { length: number }>(
  parts: readonly P[],
  width: number,
): (P & { x: number; width: number })[] {
  const gap = parts.length * 2 > width ? 0 : 1;
  const free = width - gap * (parts.length - 1);
  const least = Math.min(2, free / parts.length);
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const spread = free - least * parts.length;
  let x = 0;
  return parts.map((part) => {
    const own = least + (total === 0 ? spread / parts.length : (spread * part.length) / total);
    const laid = { ...part, x: round(x), width: round(own) };
    x += own + gap;
    return laid;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
