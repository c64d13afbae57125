import { uuidv7 } from "uuidv7";
import type { Revision } from "@/core/articles.ts";
import type { Claim, Target } from "@/core/claims.ts";
import type { Actor } from "@/core/people.ts";
import { hasWords, wordsStand } from "@/core/wording-answers.ts";
import { getRevision } from "@/db/revisions.ts";
import { insertWordingAnswer } from "@/db/wordings.ts";
import type { Change } from "./carrying-writes.ts";
import { answeredEvent, answerTo, proposalsOf } from "./wordings.ts";

/** A claim that a person gives its place in the present text. */
export interface PlacedClaim {
  claim: Claim;
  revision: Revision;
  /** Where it stood last, before its words changed. */
  last: Target;
  /** All its targets as they are from now on. */
  targets: readonly Target[];
  at: string;
}

/** The first revision behind `last` whose text has the words proposed, or none of those to be cut. */
async function correctedIn(proposed: string, { claim, revision, last }: PlacedClaim): Promise<number> {
  const numbers = Array.from({ length: revision.number - last.revision - 1 }, (_, i) => last.revision + 1 + i);
  const between = await Promise.all(numbers.map((number) => getRevision(claim.articleId, number)));
  const first = between.find((row) =>
    row === undefined ? false : proposed === "" ? !hasWords(row.text, last.exact) : hasWords(row.text, proposed),
  );
  return first?.number ?? revision.number;
}

/**
 * What placing a claim by hand writes about its proposed wording: `corrected` where the open proposal was made on the
 * words before, and its words now stand where the claim stands. wordingChanges() does so for claims that a new version
 * places by itself.
 */
export async function placedWording(actor: Actor, placed: PlacedClaim): Promise<Change> {
  const { claim, revision, last, targets, at } = placed;
  const [proposal] = await proposalsOf([claim]);
  const isOpen = proposal !== undefined && proposal.answer === null && proposal.opinion.createdAt < revision.createdAt;
  if (!isOpen || !wordsStand(proposal.proposed, { text: revision.text, targets })) return { writes: [], events: [] };
  const before = await getRevision(claim.articleId, last.revision);
  if (!before || wordsStand(proposal.proposed, { text: before.text, targets: [last] }))
    return { writes: [], events: [] };
  const answer = answerTo(actor, proposal, {
    id: uuidv7(),
    answer: "corrected",
    words: proposal.proposed,
    reason: "",
    revision: await correctedIn(proposal.proposed, placed),
    createdAt: at,
  });
  return { writes: [insertWordingAnswer(answer)], events: [answeredEvent(actor, claim, answer)] };
}
