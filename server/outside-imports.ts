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
import { withRatings } from "@/core/outside-claims/rated-anew.ts";
import type { OutsideOutcome } from "@/core/outside-claims/preview.ts";
import type { Actor } from "@/core/people.ts";
import { getLastClaimNumber, insertClaims, requireLastClaimNumber } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import type { Write } from "@/db/client.ts";
import { insertAllEvidence, insertEvidence, listEvidence } from "@/db/evidence.ts";
import { insertDraft, insertDrafts, updateDraft } from "@/db/opinions.ts";
import { atRevision, insertTargets } from "@/db/revisions.ts";
import { insertSearchDocuments, type SearchDocument } from "@/db/search.ts";
import { claimDocument } from "./claims.ts";
import { requireStillWanted } from "./copies.ts";
import { circleOf } from "./load.ts";
import { lookAtOutside, type LookedAt, type OutsideLook } from "./outside-claims.ts";
import { outsideTargetId } from "./outside-known.ts";
import { sourcesFor } from "./outside-sources.ts";
import { requireRevision } from "./targets.ts";

/** When and by whom claims are brought in, and from where. */
interface Made {
  at: string;
  by: string | null;
  from: string;
}

/** What comes in: rows, each kind put in in one statement, what is added to claims here, and the events that tell of it. */
interface Coming {
  claims: Claim[];
  targets: Target[];
  documents: SearchDocument[];
  evidence: Evidence[];
  drafts: Draft[];
  added: Write[];
  events: NewEvent[];
}

type FindSource = Awaited<ReturnType<typeof sourcesFor>>["find"];

/**
 * What ties the claim to its sources: as context, because what they say of it elsewhere nobody said. Without those of
 * which it `has` the same words already.
 */
async function evidenceFor(
  actor: Actor,
  claim: Claim,
  wanted: readonly OutsideSource[],
  find: FindSource,
  made: Made,
  has: readonly Evidence[] = [],
): Promise<{ rows: Omit<Evidence, "number">[]; events: NewEvent[] }> {
  const rows: Omit<Evidence, "number">[] = [];
  const events: NewEvent[] = [];
  for (const one of wanted) {
    const { source, lock } = await find(one);
    const { passage } = one;
    if (has.some((row) => row.sourceId === source.id && (passage === "" || row.passage === passage))) continue;
    const about = { id: uuidv7(), claimId: claim.id, sourceId: source.id, at: made.at, by: made.by };
    const note = `Brought in from ${made.from}, which does not say whether it supports or refutes.`;
    const row = newEvidence({ ...lock, passage, stance: "context", class: "secondary", note }, about);
    const visibility = narrowest(row.visibility, source.visibility);
    const data = { evidenceId: row.id, sourceId: source.id, passage, stance: row.stance, ...lock, lockSpans: [] };
    const told = { at: made.at, articleId: claim.articleId, claimId: claim.id, visibility };
    rows.push(row);
    events.push(newEvent(actor, { ...told, type: "evidence.added", data: data as never }));
  }
  return { rows, events };
}

/** That a draft was written on by bringing claims in, not by a person: it says from where. */
function draftSaved(actor: Actor, { articleId, id }: Claim, before: Draft, draft: Draft, { at, from }: Made): NewEvent {
  const data = { changes: changesBetween(before, draft), from };
  return newEvent(actor, { at, articleId, claimId: id, type: "draft.saved", data });
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
  coming.drafts.push(draft);
  coming.events.push(draftSaved(actor, claim, begun, draft, made));
}

/** The new ratings of a claim that is here, into its draft; their sources beside those that it has. */
async function addRatings(
  actor: Actor,
  { ours, claim, verdict, anew }: LookedAt,
  { find, has }: { find: FindSource; has: readonly Evidence[] },
  made: Made,
  coming: Coming,
): Promise<void> {
  if (!ours || !anew) return;
  const { known } = anew;
  const fresh = new Set(anew.fresh.flatMap(({ sources }) => sources.map(({ url, title }) => `${url} ${title}`)));
  const wanted = claim.sources.filter(({ url, title }) => fresh.has(`${url} ${title}`));
  const { rows, events } = await evidenceFor(actor, ours, wanted, find, made, has);
  const { before, draft } = withRatings(ours.id, known, { claim, verdict, ...anew }, made);
  const cites = anew.draft === "takes" ? [...draft.cites, ...rows.map(({ id }) => id)] : draft.cites;
  const cited = { ...draft, cites };
  coming.added.push(...rows.map(insertEvidence));
  coming.added.push(known.draft ? updateDraft(cited, known.draft.version) : insertDraft(cited));
  coming.events.push(...events, draftSaved(actor, ours, before, cited, made));
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

/** The chosen rows that may come in, each once, those that are rated anew, and what is said of the others. */
function chosenRows(
  look: OutsideLook,
  wanted: readonly number[],
): { rows: LookedAt[]; anew: LookedAt[]; outcome: OutsideOutcome } {
  const outcome: OutsideOutcome = { brought: [], rated: [], known: [], refused: [] };
  const anew: LookedAt[] = [];
  const byRow = new Map(look.rows.map((row) => [row.claim.row, row]));
  const rows: LookedAt[] = [];
  for (const row of new Set(wanted)) {
    const found = byRow.get(row);
    const problems = found?.problems ?? ["There is no such row in this file. Look at it again."];
    if (!found || problems.length > 0) outcome.refused.push({ row, problems });
    else if (anew.some(({ ours }) => ours !== null && ours.id === found.ours?.id)) {
      outcome.refused.push({ row, problems: ["Its claim is rated anew by a row above it, which comes in."] });
    } else if (found.status === "rated-anew" && found.ours) {
      anew.push(found);
      outcome.rated.push({ row, claimId: found.ours.id, number: found.ours.number });
    } else if (found.status === "known" && found.ours) {
      outcome.known.push({ row, claimId: found.ours.id, number: found.ours.number });
    } else if (found.repeats !== null) {
      const problem = `It says the claim of row ${found.repeats}, and its rating comes in with that.`;
      outcome.refused.push({ row, problems: [problem] });
    } else if (rows.some(({ targetId }) => targetId === found.targetId)) {
      outcome.refused.push({ row, problems: ["It repeats a row above it, which comes in."] });
    } else rows.push(found);
  }
  return { rows, anew, outcome };
}

/**
 * Brings chosen claims of a file into an article, all in one commit. What was brought in before stays as it is, so that
 * the same file makes no doubles: only a rating of it that is not here yet comes into its draft, beside what people wrote.
 * Verdicts come in as drafts.
 */
export async function bringInOutside(
  actor: Actor,
  input: z.output<typeof BringInOutside>,
  gone?: AbortSignal,
): Promise<OutsideOutcome> {
  const look = await lookAtOutside(actor, input, gone, new Set(input.rows));
  requireRevision(input.revision, look.revision);
  const { rows, anew, outcome } = chosenRows(look, input.rows);
  if (rows.length === 0 && anew.length === 0) return outcome;
  const made = { at: new Date().toISOString(), by: actor.personId, from: look.from };
  const { id: articleId } = look.article;
  const last = await getLastClaimNumber(articleId);
  const coming: Coming = { claims: [], targets: [], documents: [], evidence: [], drafts: [], added: [], events: [] };
  const wanted = [...rows, ...anew].flatMap(({ claim }) => claim.sources);
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
    const evidence = await evidenceFor(actor, claim, row.claim.sources, sources.find, made);
    coming.evidence.push(...evidence.rows.map((one, n) => ({ ...one, number: n + 1 })));
    coming.events.push(...evidence.events);
    const cites = evidence.rows.map(({ id }) => id);
    addDraft(actor, claim, row, cites, made, coming);
  }
  const had = await listEvidence(
    anew.flatMap(({ ours }) => ours?.id ?? []),
    circleOf(actor),
  );
  for (const row of anew) {
    const has = had.filter(({ claimId }) => claimId === row.ours?.id);
    await addRatings(actor, row, { find: sources.find, has }, made, coming);
  }
  requireStillWanted(gone);
  const [first, ...others] = coming.events;
  const brought = rows.map(({ claim, place }, i) => {
    return { row: claim.row, claimId: coming.claims[i]!.id, number: last + i + 1, place: place.kind };
  });
  return commit(actor, {
    writes: [
      atRevision(look.revision),
      ...(rows.length > 0 ? [requireLastClaimNumber(articleId, last)] : []),
      ...insertClaims(coming.claims),
      ...insertTargets(coming.targets),
      ...insertSearchDocuments(coming.documents),
      ...sources.writes,
      ...insertAllEvidence(coming.evidence),
      ...insertDrafts(coming.drafts),
      ...coming.added,
    ],
    events: [first!, ...others],
    answer: () => ({ ...outcome, brought }),
  });
}
