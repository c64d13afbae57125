import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { isVoid, type Claim, type Target } from "@/core/claims.ts";
import type { NewEvent } from "@/core/events.ts";
import type { AddRevision } from "@/core/inputs/revisions.ts";
import type { AnswerWording, WordingsOfArticle } from "@/core/inputs/wordings.ts";
import type { Opinion } from "@/core/opinions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import {
  hasWords,
  standsInContext,
  wordsProposed,
  wordsStand,
  type ProposedWording,
  type WordingAnswer,
} from "@/core/wording-answers.ts";
import { listAllClaims, listTargets } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { listOpinions } from "@/db/opinions.ts";
import { insertWordingAnswer, listWordingAnswers } from "@/db/wordings.ts";
import { blindOf } from "./blindness.ts";
import { groupBy } from "./claim-views.ts";
import { loadClaim, loadText } from "./load.ts";
import { permit } from "./permit.ts";

/** A standing opinion's proposal with its claim, where that stands, and the answer that stands. */
interface Proposal {
  claim: Claim;
  opinion: Opinion;
  proposed: string;
  targets: readonly Target[];
  answer: WordingAnswer | null;
}

/** The proposals of the opinions that stand on these claims. */
export async function proposalsOf(claims: readonly Claim[]): Promise<Proposal[]> {
  const ids = claims.map((claim) => claim.id);
  const [opinions, targets, answers] = await Promise.all([
    listOpinions(ids),
    listTargets(ids),
    listWordingAnswers(ids),
  ]);
  // oldest first, so the last one put in stands
  const standing = new Map(opinions.map((row) => [row.claimId, row]));
  const answered = new Map(answers.map((row) => [row.opinionId, row]));
  const targetsOf = groupBy(targets, (row) => row.claimId);
  return claims.flatMap((claim) => {
    const opinion = standing.get(claim.id);
    const proposed = opinion ? wordsProposed(opinion) : null;
    if (!opinion || proposed === null) return [];
    const answer = answered.get(opinion.id) ?? null;
    return [{ claim, opinion, proposed, targets: targetsOf.get(claim.id) ?? [], answer }];
  });
}

function viewed({ claim, opinion, proposed, targets, answer }: Proposal, revision: number): ProposedWording {
  const [target, ...others] = targets;
  const placed = target && others.length === 0 && target.start < target.end;
  return {
    opinionId: opinion.id,
    claimId: claim.id,
    claimNumber: claim.number,
    disposition: opinion.disposition ?? "fix",
    revision,
    target: placed ? { start: target.start, end: target.end } : null,
    before: targets.map((row) => row.exact).join(" … "),
    proposed,
    proposedAt: opinion.createdAt,
    proposedBy: opinion.createdBy,
    answer,
  };
}

/** The wordings that standing opinions propose for an article, by claim number, with their answers. */
export async function listWordings(
  actor: Actor,
  { articleId }: z.output<typeof WordingsOfArticle>,
): Promise<{ items: ProposedWording[]; next: null }> {
  const { revision } = await loadText(actor, articleId);
  const claims = await standingClaims(articleId);
  const blind = await blindOf(actor, claims);
  const open = await proposalsOf(claims.filter(({ id }) => blind.get(id) !== "verdict"));
  return { items: open.map((row) => viewed(row, revision.number)), next: null };
}

/** A void claim proposes nothing any more. */
async function standingClaims(articleId: string): Promise<Claim[]> {
  return (await listAllClaims(articleId)).filter((claim) => claim.deletedAt === null && !isVoid(claim));
}

/** Declines a proposal without a new text, with the reason. Refused when its opinion stands no more or is answered. */
export async function answerWording(actor: Actor, input: z.output<typeof AnswerWording>): Promise<WordingAnswer> {
  const { claimId, opinionId, id = uuidv7(), reason } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "article.revise");
  const blind = (await blindOf(actor, [claim])).get(claim.id) === "verdict";
  const [proposal] = blind ? [] : await proposalsOf([claim]);
  if (!proposal || proposal.opinion.id !== opinionId) throw noProposal(proposal);
  requireUnanswered(proposal);
  const at = new Date().toISOString();
  const answer = answerTo(actor, proposal, {
    id,
    answer: "declined",
    words: "",
    reason,
    revision: null,
    createdAt: at,
  });
  return commit(actor, {
    writes: [insertWordingAnswer(answer)],
    events: [answeredEvent(actor, claim, answer)],
    answer: () => answer,
  });
}

function noProposal(present: Proposal | undefined): Refusal {
  const message = present
    ? "A newer verdict proposes other words now. Look at them, then answer."
    : "There is no proposed wording on this claim to answer.";
  return new Refusal(present ? "conflict" : "not-found", message, { present: present?.opinion.id ?? null });
}

/** Declined words may be taken over later; what the text has is done. */
function requireUnanswered({ claim, answer }: Proposal): void {
  if (!answer) return;
  throw new Refusal("conflict", `The wording proposed on claim ${claim.number} is answered already.`, {
    present: answer,
  });
}

type Said = Omit<WordingAnswer, "claimId" | "opinionId" | "createdBy">;

/** An answer to a proposal, by who acts. */
export function answerTo(actor: Actor, { claim, opinion }: Proposal, said: Said): WordingAnswer {
  return { ...said, claimId: claim.id, opinionId: opinion.id, createdBy: actor.personId };
}

/** The event that tells of an answer. */
export function answeredEvent(actor: Actor, claim: Claim, row: WordingAnswer): NewEvent {
  const { id, opinionId, answer, words, reason, revision } = row;
  const data = { subject: "verdict", answerId: id, opinionId, answer, words, reason, revision };
  const { articleId, id: claimId } = claim;
  return newEvent(actor, { at: row.createdAt, type: "wording.answered", articleId, claimId, data });
}

/** A revision in the making, as wordingChanges() needs it. `targets` are the rows that it adds. */
export interface NewText {
  articleId: string;
  number: number;
  text: string;
  textBefore: string;
  targets: readonly Target[];
  at: string;
  /** What the writer answered with it. */
  given: z.output<typeof AddRevision>["wordings"];
}

/**
 * What a new revision, whoever makes it, writes about proposed wordings, for the commit of the revision: the writer's
 * answers, and `corrected` for each open proposal whose words now stand where its claim stands and did not before.
 * Refuses answers to proposals that are not there, and words that the text does not have.
 */
export async function wordingChanges(actor: Actor, next: NewText): Promise<{ writes: Write[]; events: NewEvent[] }> {
  const claims = await standingClaims(next.articleId);
  const proposals = await proposalsOf(claims);
  const blind = next.given.length === 0 ? new Map() : await blindOf(actor, claims);
  const given = new Map(next.given.map((row) => [row.opinionId, row]));
  const byOpinion = new Map(proposals.map((row) => [row.opinion.id, row]));
  for (const { opinionId } of next.given) {
    const proposal = byOpinion.get(opinionId);
    if (!proposal || blind.get(proposal.claim.id) === "verdict") throw noProposal(undefined);
    if (proposal.answer?.answer !== "declined") requireUnanswered(proposal);
  }
  const targetsOf = groupBy(next.targets, (row) => row.claimId);
  const made = proposals.flatMap((proposal) => {
    const said = given.get(proposal.opinion.id);
    const targets = targetsOf.get(proposal.claim.id) ?? [];
    const row = said ? answered(actor, proposal, said, next) : corrected(actor, proposal, targets, next);
    return row ? [{ row, claim: proposal.claim }] : [];
  });
  return {
    writes: made.map(({ row }) => insertWordingAnswer(row)),
    events: made.map(({ row, claim }) => answeredEvent(actor, claim, row)),
  };
}

function answered(actor: Actor, proposal: Proposal, said: NewText["given"][number], next: NewText): WordingAnswer {
  const base = { id: uuidv7(), createdAt: next.at };
  if (said.answer === "declined") {
    const { answer, reason } = said;
    if (reason.trim() === "")
      throw new Refusal("invalid", `Say why you decline the words proposed on claim ${proposal.claim.number}.`);
    return answerTo(actor, proposal, { ...base, answer, words: "", reason, revision: null });
  }
  const words = said.answer === "edited" ? said.words : proposal.proposed;
  const cut = words === "" && proposal.targets.some(({ exact }) => isAsOften(exact, next));
  if (cut || !hasWords(next.text, words)) {
    const { number } = proposal.claim;
    throw new Refusal(
      "invalid",
      cut
        ? `The new text still has the words of claim ${number} that you answered to take out. Answer it again.`
        : `The new text does not have the words that you answered claim ${number} with: «${words}». Answer it again.`,
    );
  }
  const reason = said.answer === "edited" ? said.reason : "";
  return answerTo(actor, proposal, { ...base, answer: said.answer, words, reason, revision: next.number });
}

/** Whether the new text has these words no fewer times than the one before. */
function isAsOften(words: string, { text, textBefore }: NewText): boolean {
  return text.split(words).length >= textBefore.split(words).length;
}

function corrected(actor: Actor, proposal: Proposal, targets: readonly Target[], next: NewText): WordingAnswer | null {
  if (proposal.answer || targets.length === 0) return null;
  const { proposed } = proposal;
  const [old, ...others] = proposal.targets;
  // a claim that waits for its place: the words around it may still say where it stood
  const between = proposed !== "" && old && others.length === 0 && standsInContext(proposed, next.text, old);
  if (!between && !wordsStand(proposed, { text: next.text, targets })) return null;
  if (wordsStand(proposed, { text: next.textBefore, targets: proposal.targets })) return null;
  return answerTo(actor, proposal, {
    id: uuidv7(),
    answer: "corrected",
    words: proposed,
    reason: "",
    revision: next.number,
    createdAt: next.at,
  });
}
