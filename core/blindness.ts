import { isClosed, type Claim } from "./claims.ts";
import type { Event, Json } from "./events.ts";
import type { Draft, Opinion } from "./opinions.ts";
import type { ArticleRecord } from "./record.ts";
import type { SecondOpinion } from "./second-opinions.ts";

/** What decides who still has to read a claim without knowing what others say of it. */
export interface Readings {
  claim: Pick<Claim, "status" | "secondReader" | "thirdReader">;
  /** The opinion that stands. */
  first: Pick<Opinion, "id" | "createdBy"> | undefined;
  /** The verdict in the making. */
  draft: Pick<Draft, "claimId"> | undefined;
  /** Every second and third opinion on the claim, on whichever first one. */
  given: readonly Pick<SecondOpinion, "opinionId" | "reading" | "createdBy">[];
}

/**
 * Which reading of a claim somebody owes; null when they owe none. It is owed from the moment they are named its reader
 * until they have given their opinion on the first one that stands, or the claim is settled without them. A third
 * reader owes one for each dispute.
 */
export function owedReading(personId: string | null, { claim, first, given }: Omit<Readings, "draft">): 2 | 3 | null {
  if (personId === null || first?.createdBy === personId) return null;
  if (claim.status === "agreed" || isClosed(claim)) return null;
  const present = given.filter((row) => row.opinionId === first?.id);
  if (claim.secondReader === personId) return present.some((row) => row.reading === 2) ? null : 2;
  if (claim.thirdReader !== personId) return null;
  const read = claim.status === "disputed" ? present : given;
  return read.some((row) => row.reading === 3 && row.createdBy === personId) ? null : 3;
}

/**
 * How much of a claim is kept from somebody: `verdict`, all that was said of its verdict; `draft`, only the verdict in
 * the making, of which they may have to say later what they think of it; null, nothing.
 */
export type Blindness = "verdict" | "draft";

/** What is kept from this person (product.md, invariant 3). */
export function blindnessOf(personId: string | null, readings: Readings): Blindness | null {
  const { claim, first, draft } = readings;
  if (personId === null || first?.createdBy === personId) return null;
  if (claim.secondReader !== personId && claim.thirdReader !== personId) return null;
  if (owedReading(personId, readings) !== null) return "verdict";
  return draft ? "draft" : null;
}

/** What is kept of each claim, by its id; a claim of which nothing is kept is not in it. */
export type Blind = ReadonlyMap<string, Blindness>;

/** The words before the dot of the types of events that tell of a verdict. */
const verdictKinds = new Set(["opinion", "draft", "second-opinion", "decision"]);

type Telling = Pick<Event, "type" | "claimId" | "data" | "actorId">;

/** Whether an event tells of what somebody thinks of a verdict, or only of the verdict in the making. */
function tellsOf({ type, data }: Pick<Event, "type" | "data">): Blindness | null {
  const [kind = ""] = type.split(".");
  if (kind === "draft") return "draft";
  return verdictKinds.has(kind) || subjectOf(data) === "verdict" ? "verdict" : null;
}

/** What a comment's event is about. */
function subjectOf(data: Json): Json {
  return isTree(data) ? (data["subject"] ?? null) : null;
}

function isTree(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The events as this person may be told them: without what tells of a verdict they have to be blind to, and without
 * what others write in a second opinion before they give it. Of a merge the verdict in the making is left out.
 */
export function toldBlindly<E extends Telling>(events: readonly E[], blind: Blind, personId: string | null): E[] {
  return events.flatMap((event) => {
    if (event.type.startsWith("second-draft.")) return event.actorId === personId ? [event] : [];
    const kept = event.claimId === null ? undefined : blind.get(event.claimId);
    if (kept === undefined) return [event];
    const tells = tellsOf(event);
    if (tells !== null && (kept === "verdict" || tells === "draft")) return [];
    if (!isTree(event.data) || !("draft" in event.data)) return [event];
    const { draft: _draft, ...data } = event.data;
    return [{ ...event, data }];
  });
}

/**
 * The record as this person may have it: claims they are blind to stand in it unrated. What was published of it is not
 * in it then: of frozen bytes nothing can be taken out, and their notices tell verdicts, too.
 */
export function recordBlindly(record: ArticleRecord, blind: Blind, personId: string | null): ArticleRecord {
  const shown = ({ claimId }: { claimId: string }) => blind.get(claimId) !== "verdict";
  return {
    ...record,
    opinions: record.opinions.filter(shown),
    drafts: record.drafts.filter(({ claimId }) => !blind.has(claimId)),
    secondOpinions: record.secondOpinions.filter(shown),
    wordingAnswers: record.wordingAnswers.filter(shown),
    decisions: record.decisions.filter(shown),
    comments: record.comments.filter(({ subject, claimId }) => {
      return subject !== "verdict" || claimId === null || shown({ claimId });
    }),
    publications: [...blind.values()].includes("verdict") ? [] : record.publications,
    history: toldBlindly(record.history, blind, personId),
  };
}

/**
 * `own`, and for each claim that was merged into one of them the same: what is said of a merged claim is said of the
 * one it went into. A claim that is in both keeps the more.
 */
export function withMerged(own: Blind, claims: readonly Pick<Claim, "id" | "mergedInto">[]): Blind {
  if (own.size === 0) return own;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const blind = new Map(own);
  for (const claim of claims) {
    for (let above = claim.mergedInto; above !== null; above = byId.get(above)?.mergedInto ?? null) {
      const kept = own.get(above);
      if (kept === "verdict" || (kept && !blind.has(claim.id))) blind.set(claim.id, kept);
    }
  }
  return blind;
}
