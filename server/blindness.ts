import { blindnessOf, withMerged, type Blind, type Blindness } from "@/core/blindness.ts";
import type { Claim } from "@/core/claims.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { listClaimRows } from "@/db/claims.ts";
import { listDrafts, listOpinions } from "@/db/opinions.ts";
import { listClaimsOfReader, listSecondOpinions } from "@/db/second-opinions.ts";

/** Nothing is kept from whoever reads no claim. */
const nothingKept: Blind = new Map();

/**
 * What of these claims is kept from this person, because they are named to read them blind. Give with a merged claim
 * those it went into, if what was said of it counts too.
 */
export async function blindOf(actor: Actor, claims: readonly Claim[]): Promise<Blind> {
  const me = actor.personId;
  if (me === null) return nothingKept;
  const theirs = claims.filter(({ secondReader, thirdReader }) => secondReader === me || thirdReader === me);
  if (theirs.length === 0) return nothingKept;
  const ids = theirs.map((claim) => claim.id);
  const [opinions, given, drafts] = await Promise.all([listOpinions(ids), listSecondOpinions(ids), listDrafts(ids)]);
  // oldest first, so the last one put in stands
  const first = new Map(opinions.map((row) => [row.claimId, row]));
  const blind = new Map<string, Blindness>();
  for (const claim of theirs) {
    const kept = blindnessOf(me, {
      claim,
      first: first.get(claim.id),
      draft: drafts.find((row) => row.claimId === claim.id),
      given: given.filter((row) => row.claimId === claim.id),
    });
    if (kept) blind.set(claim.id, kept);
  }
  return withMerged(blind, claims);
}

/** As blindOf(), of claims by their ids, merged and deleted ones too. */
export async function blindAmong(actor: Actor, claimIds: readonly string[]): Promise<Blind> {
  if (actor.personId === null || claimIds.length === 0) return nothingKept;
  const known = new Map<string, Claim>();
  for (let wanted = [...new Set(claimIds)]; wanted.length > 0;) {
    const rows = await listClaimRows(wanted);
    for (const row of rows) known.set(row.id, row);
    wanted = [...new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !known.has(id));
  }
  return blindOf(actor, [...known.values()]);
}

/** As blindOf(), of the claims of an article that stand. */
export async function blindIn(actor: Actor, articleId: string): Promise<Blind> {
  if (actor.personId === null) return nothingKept;
  return blindOf(actor, await listClaimsOfReader(actor.personId, articleId));
}

/** Whether this person is named to read a claim of an article. */
export async function readsBlind({ personId }: Actor, articleId: string): Promise<boolean> {
  return personId !== null && (await listClaimsOfReader(personId, articleId)).length > 0;
}

/** Whether all that was said of a claim's verdict is kept from this person. */
export async function isBlind(actor: Actor, claim: Claim): Promise<boolean> {
  return (await blindOf(actor, [claim])).get(claim.id) === "verdict";
}

/** Refuses what would let somebody see a verdict that they have to be blind to. */
export async function requireNotBlind(actor: Actor, claims: readonly Claim[]): Promise<void> {
  const blind = await blindOf(actor, claims);
  const claim = claims.find(({ id }) => blind.has(id));
  if (!claim) return;
  throw new Refusal(
    "forbidden",
    `You read claim ${claim.number} blind. Give your own opinion on it first, or let somebody else do this.`,
  );
}
