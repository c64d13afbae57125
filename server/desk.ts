import { deskViews, dueBounds, type DeskFilter, type DeskView } from "@/core/desk.ts";
import { ListArticles } from "@/core/inputs/articles.ts";
import type { Actor, Person } from "@/core/people.ts";
import type { Time } from "@/core/time.ts";
import { countArticles, type ArticleFilter } from "@/db/articles.ts";
import { listArticles, type ArticleSummary } from "./articles.ts";
import { parseInput } from "./parse.ts";
import { listPeople } from "./people.ts";
import { permit } from "./permit.ts";

/** What the desk shows of people: enough for avatars and for choosing somebody. */
export type DeskPerson = Pick<Person, "id" | "name" | "active">;

/** One page of the desk. */
export interface Desk {
  articles: readonly ArticleSummary[];
  next: string | null;
  /** How many articles each view holds, whatever else is filtered. */
  counts: Readonly<Record<DeskView, number>>;
  /** All articles there are; 0 on the first day. */
  total: number;
  people: readonly DeskPerson[];
  /** The filter asks for a checker whom nobody here is called like. */
  unknownChecker: boolean;
}

function viewFilter(view: DeskView, me: string | null, now: Time): ArticleFilter {
  const inWork = { status: "in-work" } as const;
  if (view === "finished") return { status: "finished" };
  if (view === "mine") return { ...inWork, checker: me ?? "" };
  if (view === "late") return { ...inWork, dueBefore: now };
  return view === "unassigned" ? { ...inWork, checker: null } : inWork;
}

/** The person a filter's checker means: an id, «me», «none» for nobody, or a part of one name. */
function checkerId(checker: string, me: string | null, people: readonly DeskPerson[]): string | undefined {
  if (checker === "none") return "none";
  if (checker === "me") return me ?? undefined;
  const wanted = checker.toLocaleLowerCase("und");
  const found = people.filter(({ id, name }) => id === checker || name.toLocaleLowerCase("und").includes(wanted));
  const exact = found.find(({ name }) => name.toLocaleLowerCase("und") === wanted);
  return (exact ?? found[0])?.id;
}

/** The query that a filter of the desk means for the list of articles. A filter given beside a view wins over it. */
function listInput(filter: DeskFilter, checker: string | undefined, me: string | null, now: Time, zone: string) {
  const status = filter.status ?? (filter.view === "finished" ? "finished" : "in-work");
  const ofView = { mine: me ?? undefined, unassigned: "none" }[filter.view as string];
  const due = filter.due ?? (filter.view === "late" ? "late" : null);
  const bounds = due === null ? {} : dueBounds(due, now, zone);
  return {
    status: status === "all" ? undefined : status,
    checker: checker ?? ofView,
    dueFrom: bounds.from,
    dueBefore: bounds.before,
    due: due === "none" ? "none" : undefined,
    needs: filter.needs ?? undefined,
    awaiting: filter.awaiting ?? undefined,
    q: filter.q || undefined,
  };
}

/**
 * One page of the desk for this person: articles by deadline with their progress, the views with their counts, and the
 * people. `zone` is the reader's (IANA), for what «today» is; `now` the moment of asking.
 */
export async function getDesk(
  actor: Actor,
  input: { filter: DeskFilter; cursor?: string; zone: string; now: Time },
): Promise<Desk> {
  permit(actor, "article.read");
  const { filter, cursor, zone, now } = input;
  const me = actor.personId;
  const people = (await listPeople(actor)).items.map(({ id, name, active }) => ({ id, name, active }));
  const checker = filter.checker === null ? undefined : checkerId(filter.checker, me, people);
  const unknownChecker = filter.checker !== null && checker === undefined;
  const query = { ...listInput(filter, checker, me, now, zone), ...(cursor && { cursor }) };
  const page = unknownChecker ? { items: [], next: null } : await listArticles(actor, parseInput(ListArticles, query));
  return { articles: page.items, next: page.next, ...(await countDesk(actor, now)), people, unknownChecker };
}

/** How many articles each view of the desk holds for this person at `now`, and how many there are. */
export async function countDesk(actor: Actor, now: Time): Promise<Pick<Desk, "counts" | "total">> {
  permit(actor, "article.read");
  const counted = await countArticles([...deskViews.map(({ id }) => viewFilter(id, actor.personId, now)), {}]);
  const counts = Object.fromEntries(deskViews.map(({ id }, i) => [id, counted[i] ?? 0])) as Desk["counts"];
  return { counts, total: counted.at(-1) ?? 0 };
}
