/** Claims from elsewhere that are here already: how they are known again, and what is new in how they are rated. */
import { isVoid, type Claim } from "@/core/claims.ts";
import type { Json } from "@/core/events.ts";
import { notTheirs } from "@/core/move-guards.ts";
import type { Draft, Opinion } from "@/core/opinions.ts";
import { outsideKey, type OutsideClaim } from "@/core/outside-claims.ts";
import type { Gathered } from "@/core/outside-claims/gathering.ts";
import { freshRatings, type KnownVerdict } from "@/core/outside-claims/rated-anew.ts";
import type { Actor } from "@/core/people.ts";
import { listClaimRows, listTargetClaims } from "@/db/claims.ts";
import { sha256 } from "@/db/commit.ts";
import { listClaimEvents } from "@/db/events.ts";
import { chunks } from "@/db/many.ts";
import { listDrafts, listOpinions } from "@/db/opinions.ts";
import { blindAmong } from "./blindness.ts";
import { groupBy } from "./claim-views.ts";

/** The id of a claim's target, made of the article and of what makes the claim the same: equal for equal claims. */
export function outsideTargetId(articleId: string, key: string, at: number): string {
  const digits = sha256(`outside-claim\n${articleId}\n${key}\n${at}`);
  // UUID version 8, which is for ids made by a rule of one's own (RFC 9562)
  const variant = ((Number.parseInt(digits[16]!, 16) & 0x3) | 0x8).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20)];
  return [...parts, digits.slice(20, 32)].join("-");
}

/**
 * The id that the first place of a claim has or would have, made of the first row that says it, and those that other
 * rows would have given it: a newer rating in the file makes no new claim, wherever it stands.
 */
export function targetIds(articleId: string, { claim, rows }: Gathered): [string, ...string[]] {
  const [first = claim, ...others] = rows;
  return [
    outsideTargetId(articleId, outsideKey(first), 0),
    ...others.map((row) => outsideTargetId(articleId, outsideKey(row), 0)),
  ];
}

/** Which of these claims were brought in before, by the ids of their first places. */
export async function broughtBefore(ids: readonly string[]): Promise<(ids: readonly string[]) => Claim | null> {
  const known = new Map((await listTargetClaims([...new Set(ids)])).map((row) => [row.id, row.claimId]));
  const claims = new Map((await listClaimRows([...new Set(known.values())])).map((claim) => [claim.id, claim]));
  return (wanted) => {
    const id = wanted.find((one) => known.has(one));
    return (id !== undefined && claims.get(known.get(id) ?? "")) || null;
  };
}

/** A claim that was brought in before, with every rating of it in the file. */
export interface Again {
  claim: Claim;
  ratings: readonly OutsideClaim[];
}

/** What is new in how it is rated; or why this person does not bring that in. */
export type AnewHere = { fresh: readonly OutsideClaim[]; known: KnownVerdict } | { why: string };

/** So many claims are asked for what was ever written of their verdicts at once: that may be long. */
const atOnce = 50;

/** All that the history of a verdict in the making has of its justification. */
function wordsIn(data: Json): string[] {
  const { changes, draft } = data as { changes?: { justification?: unknown[] }; draft?: { justification?: unknown } };
  return [...(changes?.justification ?? []), draft?.justification].filter((words) => typeof words === "string");
}

/** Whether a draft was saved by bringing claims in: it says from where, or came with its claim. */
const isBrought = ({ data, at }: { data: Json; at: string }, { createdAt }: Claim): boolean =>
  at === createdAt || Object.hasOwn(data as object, "from");

/** Whether a claim can be rated anew at all: one that was taken out, merged or is void has no verdict to be given. */
const isOpen = (claim: Claim): boolean => claim.deletedAt === null && claim.mergedInto === null && !isVoid(claim);

/** What is new in how these claims are rated, by their ids: those of which nothing is new are not in it. */
export async function ratedAnew(actor: Actor, all: readonly Again[]): Promise<Map<string, AnewHere>> {
  const again = all.filter(({ claim }) => isOpen(claim));
  const ids = again.map(({ claim }) => claim.id);
  const [drafts, opinions, blind] = await Promise.all([
    inParts(ids, listDrafts),
    inParts(ids, listOpinions),
    blindAmong(actor, ids),
  ]);
  const draftOf = new Map<string, Draft>(drafts.map((row) => [row.claimId, row]));
  const opinionsOf = groupBy<Opinion>(opinions, ({ claimId }) => claimId);
  const found = new Map<string, AnewHere>();
  const likely = again.flatMap(({ claim, ratings }): Again[] => {
    const [draft, given] = [draftOf.get(claim.id), opinionsOf.get(claim.id) ?? []];
    const why = blind.has(claim.id) ? readsIt : notTheirs({ claim, first: given.at(-1) }, actor) && readsIt;
    if (why !== undefined) found.set(claim.id, { why });
    const told = [draft, ...given].map((row) => row?.justification ?? "");
    const fresh = why === undefined ? freshRatings(ratings, told) : [];
    return fresh.length > 0 ? [{ claim, ratings: fresh }] : [];
  });
  for (const some of chunks(likely, atOnce)) {
    const events = await listClaimEvents(
      some.map(({ claim }) => claim.id),
      ["draft.saved", "draft.discarded"],
    );
    const eventsOf = groupBy(events, ({ claimId }) => claimId ?? "");
    for (const { claim, ratings } of some) {
      const history = eventsOf.get(claim.id) ?? [];
      const fresh = freshRatings(
        ratings,
        history.flatMap(({ data }) => wordsIn(data)),
      );
      const standing = opinionsOf.get(claim.id)?.at(-1);
      const isUntouched = !standing && history.every((event) => isBrought(event, claim));
      const known = { draft: draftOf.get(claim.id), standing, isUntouched };
      if (fresh.length > 0) found.set(claim.id, { fresh, known });
    }
  }
  return found;
}

const readsIt = "You are a reader of this claim: let somebody else bring in how it is rated now.";

async function inParts<T>(ids: readonly string[], list: (some: readonly string[]) => Promise<T[]>): Promise<T[]> {
  return (await Promise.all(chunks(ids, 1000).map(list))).flat();
}
