import { daysOf, type AuditFilter } from "@/core/audit-filter.ts";
import { verificationInWords, verificationOf, type Verification } from "@/core/audit.ts";
import type { Event } from "@/core/events.ts";
import { ListEvents } from "@/core/inputs/events.ts";
import type { Actor, Person } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { listTitles } from "@/db/articles.ts";
import { listClaimsById } from "@/db/claims.ts";
import { verifyChain, type Course } from "@/db/event-chain.ts";
import { listEvents } from "./events.ts";
import type { Told } from "./operation.ts";
import { parseInput } from "./parse.ts";
import { listPeople } from "./people.ts";
import { permit } from "./permit.ts";

/** Events on one page of the audit log. */
const pageLength = 100;

/** One page of the log, the newest first, with the names of what it tells of. */
export interface AuditPage {
  items: readonly Event[];
  /** The number of the event that the next page stands before; null on the last. */
  next: string | null;
  people: readonly Pick<Person, "id" | "name">[];
  articles: readonly { id: string; title: string }[];
  /** The numbers of the claims that are told of, by id. */
  claims: Readonly<Record<string, number>>;
}

/** The log as far as this person may see it, filtered. */
export async function getAuditPage(
  actor: Actor,
  { filter, zone }: { filter: AuditFilter; zone: string },
): Promise<AuditPage> {
  permit(actor, "audit.read");
  const { person: personId, article: articleId, kind, before } = filter;
  const asked = Object.entries({ personId, articleId, kind, before }).filter(([, value]) => value !== "");
  const input = { ...Object.fromEntries(asked), ...daysOf(filter, zone), order: "newest", limit: pageLength };
  const { items, next } = await listEvents(actor, parseInput(ListEvents, input));
  const claims = await listClaimsById([...new Set(items.flatMap(({ claimId }) => claimId ?? []))]);
  const people = (await listPeople(actor)).items.map(({ id, name }) => ({ id, name }));
  return {
    items,
    next,
    people,
    articles: await listTitles(),
    claims: Object.fromEntries(claims.map(({ id, number }) => [id, number])),
  };
}

/** Walks the whole log; answers with the number of its events and the hash of the last, or refuses, naming the first bad one. */
export async function verifyAudit(actor: Actor, course?: Course): Promise<Extract<Verification, { unbroken: true }>> {
  permit(actor, "audit.read");
  const found = verificationOf(await verifyChain(course));
  if (found.unbroken) return found;
  throw new Refusal("conflict", verificationInWords(found), { present: found });
}

/** Walks the whole log, telling how far it is and then what it found. Ends when who asked is gone. */
export async function watchVerification(
  actor: Actor,
  _input: object,
  gone?: AbortSignal,
): Promise<AsyncIterable<Told[]>> {
  permit(actor, "audit.read");
  return walk(gone);
}

async function* walk(gone: AbortSignal | undefined): AsyncGenerator<Told[]> {
  let progress: Told | undefined;
  let wake = () => {};
  const walking = verifyChain({
    signal: gone,
    tell: (done, total) => {
      // the newest is enough for who reads slowly
      progress = { name: "progress", value: { done, total } };
      wake();
    },
  });
  const found = walking.then(verificationOf);
  const ended = found.catch(() => undefined);
  for (let over = false; !over;) {
    over = await Promise.race([ended.then(() => true), new Promise<false>((resolve) => (wake = () => resolve(false)))]);
    if (progress) yield [progress];
    progress = undefined;
  }
  yield [{ name: "found", value: await found }];
}
