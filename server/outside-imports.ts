import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween } from "@/core/changes.ts";
import { newClaim, type Claim, type Target } from "@/core/claims.ts";
import { narrowest, newEvidence, type Evidence } from "@/core/evidence.ts";
import type { NewEvent } from "@/core/events.ts";
import type { BringInOutside } from "@/core/inputs/outside-claims.ts";
import { newDraft, type Draft } from "@/core/opinions.ts";
import { outsideJustification, type OutsideClaim, type OutsideSource } from "@/core/outside-claims.ts";
import { outsideTargets, type OutsideTarget } from "@/core/outside-claims/placing.ts";
import type { OutsideOutcome } from "@/core/outside-claims/preview.ts";
import type { Actor } from "@/core/people.ts";
import { getLastClaimNumber, insertClaims, requireLastClaimNumber } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { insertAllEvidence } from "@/db/evidence.ts";
import { insertDrafts } from "@/db/opinions.ts";
import { atRevision, insertTargets } from "@/db/revisions.ts";
import { insertSearchDocuments, type SearchDocument } from "@/db/search.ts";
import { claimDocument } from "./claims.ts";
import { requireStillWanted } from "./copies.ts";
import { lookAtOutside, outsideTargetId, type LookedAt, type OutsideLook } from "./outside-claims.ts";
import { sourcesFor } from "./outside-sources.ts";
import { requireRevision } from "./targets.ts";

/** When and by whom claims are brought in, and from where. */
interface Made {
  at: string;
  by: string | null;
  from: string;
}

/** What comes in: rows, each kind put in in one statement, and the events that tell of them. */
interface Coming {
  claims: Claim[];
  targets: Target[];
  documents: SearchDocument[];
  evidence: Evidence[];
  drafts: Draft[];
  events: NewEvent[];
}

/** Ties the claim to its sources: as context, because what they say of it elsewhere nobody said. */
async function addEvidence(
  actor: Actor,
  claim: Claim,
  wanted: readonly OutsideSource[],
  find: Awaited<ReturnType<typeof sourcesFor>>["find"],
  made: Made,
  coming: Coming,
): Promise<string[]> {
  const cites: string[] = [];
  for (const [i, one] of wanted.entries()) {
    const { source, lock } = await find(one);
    const { passage } = one;
    const about = { id: uuidv7(), claimId: claim.id, sourceId: source.id, at: made.at, by: made.by };
    const note = `Brought in from ${made.from}, which does not say whether it supports or refutes.`;
    const row = newEvidence({ ...lock, passage, stance: "context", class: "secondary", note }, about);
    const visibility = narrowest(row.visibility, source.visibility);
    const data = { evidenceId: row.id, sourceId: source.id, passage, stance: row.stance, ...lock, lockSpans: [] };
    const told = { at: made.at, articleId: claim.articleId, claimId: claim.id, visibility };
    coming.evidence.push({ ...row, number: i + 1 });
    coming.events.push(newEvent(actor, { ...told, type: "evidence.added", data: data as never }));
    cites.push(row.id);
  }
  return cites;
}

/** What was said of it elsewhere, as a verdict in the making: nobody here has given it (decision 0024). */
function addDraft(actor: Actor, claim: Claim, row: LookedAt, cites: string[], made: Made, coming: Coming): void {
  const { claim: outside, ratings, verdict } = row;
  const { proposedText, reasons, disposition, missing } = outside;
  const isSaid = ratings.some((one) => one.verdict !== null || one.justification || one.reviewUrl || one.there.length);
  if (!isSaid && !proposedText && !missing && disposition === null && reasons.length === 0) return;
  const justification = outsideJustification(ratings, made.from);
  const begun = newDraft(claim.id, undefined, made.at, made.by);
  const draft = { ...begun, verdict, justification, proposedText, reasons, disposition, missing, cites, version: 1 };
  const about = { at: made.at, articleId: claim.articleId, claimId: claim.id };
  coming.drafts.push(draft);
  coming.events.push(
    newEvent(actor, { ...about, type: "draft.saved", data: { changes: changesBetween(begun, draft) } }),
  );
}

function targetsOf(
  look: OutsideLook,
  { targetId, key }: LookedAt,
  rows: readonly OutsideTarget[],
  claimId: string,
  made: Made,
): Target[] {
  const { id: articleId } = look.article;
  const about = { claimId, articleId, revision: look.revision.number, createdAt: made.at, createdBy: made.by };
  const open = { carriedFrom: null, decidedAt: null, decidedBy: null, retiredAt: null };
  return rows.map((target, i) => {
    return { ...target, ...about, ...open, id: i === 0 ? targetId : outsideTargetId(articleId, key, i) };
  });
}

function claimFrom(
  { number, articleId }: { number: number; articleId: string },
  outside: OutsideClaim,
  made: Made,
): Claim {
  const { statement, speaker, saidAt, saidWhere, types, checkability, priority, chosenBecause } = outside;
  const note = [outside.note, `Brought in from ${made.from}.`].filter(Boolean).join("\n\n");
  const fields = { statement, speaker, saidAt, saidWhere, types, chosenBecause, note };
  const chosen = { ...(checkability && { checkability }), ...(priority && { priority }) };
  return { ...newClaim({ ...fields, ...chosen }, { id: uuidv7(), articleId, at: made.at, by: made.by }), number };
}

/** The chosen rows that may come in, each once, and what is said of the others. */
function chosenRows(look: OutsideLook, wanted: readonly number[]): { rows: LookedAt[]; outcome: OutsideOutcome } {
  const outcome: OutsideOutcome = { brought: [], known: [], refused: [] };
  const byRow = new Map(look.rows.map((row) => [row.claim.row, row]));
  const rows: LookedAt[] = [];
  for (const row of new Set(wanted)) {
    const found = byRow.get(row);
    const problems = found?.problems ?? ["There is no such row in this file. Look at it again."];
    if (!found || problems.length > 0) outcome.refused.push({ row, problems });
    else if (found.status === "known" && found.ours) {
      outcome.known.push({ row, claimId: found.ours.id, number: found.ours.number });
    } else if (found.repeats !== null) {
      const problem = `It says the claim of row ${found.repeats}, and its rating comes in with that.`;
      outcome.refused.push({ row, problems: [problem] });
    } else if (rows.some(({ targetId }) => targetId === found.targetId)) {
      outcome.refused.push({ row, problems: ["It repeats a row above it, which comes in."] });
    } else rows.push(found);
  }
  return { rows, outcome };
}

/**
 * Brings chosen claims of a file into an article, all in one commit. What was brought in before stays as it is, so that
 * the same file makes no doubles; claims of ours are never changed. Verdicts come in as drafts.
 */
export async function bringInOutside(
  actor: Actor,
  input: z.output<typeof BringInOutside>,
  gone?: AbortSignal,
): Promise<OutsideOutcome> {
  const look = await lookAtOutside(actor, input, gone, new Set(input.rows));
  requireRevision(input.revision, look.revision);
  const { rows, outcome } = chosenRows(look, input.rows);
  if (rows.length === 0) return outcome;
  const made = { at: new Date().toISOString(), by: actor.personId, from: look.from };
  const { id: articleId } = look.article;
  const last = await getLastClaimNumber(articleId);
  const coming: Coming = { claims: [], targets: [], documents: [], evidence: [], drafts: [], events: [] };
  const wanted = rows.flatMap(({ claim }) => claim.sources);
  const sources = await sourcesFor(actor, wanted, made);
  const placed = outsideTargets(look.ground, rows);
  for (const [i, row] of rows.entries()) {
    const claim = claimFrom({ number: last + i + 1, articleId }, row.claim, made);
    const targets = targetsOf(look, row, placed[i]!, claim.id, made);
    coming.claims.push(claim);
    coming.targets.push(...targets);
    coming.documents.push(claimDocument(claim, targets));
    const places = targets.map(({ revision, start, end, exact }) => ({ revision, start, end, exact }));
    const data = { statement: claim.statement, targets: places, from: look.from, row: row.claim.row };
    const about = { at: made.at, articleId, claimId: claim.id };
    coming.events.push(newEvent(actor, { ...about, type: "claim.marked", data }));
    const cites = await addEvidence(actor, claim, row.claim.sources, sources.find, made, coming);
    addDraft(actor, claim, row, cites, made, coming);
  }
  requireStillWanted(gone);
  const [first, ...others] = coming.events;
  const brought = rows.map(({ claim, place }, i) => {
    return { row: claim.row, claimId: coming.claims[i]!.id, number: last + i + 1, place: place.kind };
  });
  return commit(actor, {
    writes: [
      atRevision(look.revision),
      requireLastClaimNumber(articleId, last),
      ...insertClaims(coming.claims),
      ...insertTargets(coming.targets),
      ...insertSearchDocuments(coming.documents),
      ...sources.writes,
      ...insertAllEvidence(coming.evidence),
      ...insertDrafts(coming.drafts),
    ],
    events: [first!, ...others],
    answer: () => ({ ...outcome, brought }),
  });
}
