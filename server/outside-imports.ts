import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween } from "@/core/changes.ts";
import { newClaim, type Claim, type Target } from "@/core/claims.ts";
import { narrowest, newEvidence } from "@/core/evidence.ts";
import type { NewEvent } from "@/core/events.ts";
import type { BringInOutside } from "@/core/inputs/outside-claims.ts";
import { newDraft } from "@/core/opinions.ts";
import { outsideJustification, outsideKey, type OutsideClaim, type OutsideSource } from "@/core/outside-claims.ts";
import { outsideTargets, type OutsideTarget } from "@/core/outside-claims/placing.ts";
import type { OutsideOutcome } from "@/core/outside-claims/preview.ts";
import type { Actor } from "@/core/people.ts";
import type { Source } from "@/core/sources.ts";
import { insertClaim, insertTarget } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { insertEvidence } from "@/db/evidence.ts";
import { insertDraft } from "@/db/opinions.ts";
import { atRevision } from "@/db/revisions.ts";
import { listSources, requireUnmerged } from "@/db/sources.ts";
import { indexClaim } from "./claims.ts";
import { requireStillWanted } from "./copies.ts";
import { circleOf } from "./load.ts";
import { lookAtOutside, outsideTargetId, type LookedAt, type OutsideLook } from "./outside-claims.ts";
import { lockPassage } from "./passages.ts";
import { addSource, findSameSource, sourceFrom, urlKey } from "./sources.ts";
import { requireRevision } from "./targets.ts";

/** When and by whom claims are brought in, and from where. */
interface Made {
  at: string;
  by: string | null;
  from: string;
}

/** What a change is made of. */
interface Parts {
  writes: Write[];
  events: NewEvent[];
}

/** The source that is there under this address or, without one, under this very title. */
async function knownSource(actor: Actor, { url, title }: OutsideSource): Promise<Source | undefined> {
  if (url !== "") return findSameSource(actor, url);
  const page = { q: title, kind: undefined, used: undefined, urlKey: undefined, after: undefined, limit: 50 };
  const found = await listSources({ ...page, circle: circleOf(actor) });
  return found.find((source) => source.title === title && source.url === null);
}

/** Finds each source once in a request, and makes each that is new once. */
function sourceFinder(actor: Actor, made: Made, parts: Parts) {
  const found = new Map<string, Source>();
  return async (wanted: OutsideSource): Promise<Source> => {
    const key = wanted.url === "" ? `title ${wanted.title}` : (urlKey(wanted.url) ?? wanted.url);
    const before = found.get(key) ?? (await knownSource(actor, wanted));
    const source =
      before ?? sourceFrom({ url: wanted.url === "" ? null : wanted.url, title: wanted.title }, made.at, made.by);
    if (!found.has(key)) parts.writes.push(...(before ? [requireUnmerged(source.id)] : addSource(source)));
    found.set(key, source);
    return source;
  };
}

/** Ties the claim to its sources: as context, because what they say of it elsewhere nobody said. */
async function addSources(
  actor: Actor,
  { claim, sources }: { claim: Omit<Claim, "number">; sources: readonly OutsideSource[] },
  findSource: (wanted: OutsideSource) => Promise<Source>,
  made: Made,
  parts: Parts,
): Promise<string[]> {
  const cites: string[] = [];
  for (const wanted of sources) {
    const source = await findSource(wanted);
    const { passage } = wanted;
    const { lock, guards } = await lockPassage(source, { passage, stance: "context" }, undefined);
    const about = { id: uuidv7(), claimId: claim.id, sourceId: source.id, at: made.at, by: made.by };
    const note = `Brought in from ${made.from}, which does not say whether it supports or refutes.`;
    const row = newEvidence({ ...lock, passage, stance: "context", class: "secondary", note }, about);
    const visibility = narrowest(row.visibility, source.visibility);
    const data = { evidenceId: row.id, sourceId: source.id, passage, stance: row.stance, ...lock, lockSpans: [] };
    parts.writes.push(...guards, insertEvidence(row));
    parts.events.push(
      newEvent(actor, {
        at: made.at,
        type: "evidence.added",
        articleId: claim.articleId,
        claimId: claim.id,
        visibility,
        data: data as never,
      }),
    );
    cites.push(row.id);
  }
  return cites;
}

/** What was said of it elsewhere, as a verdict in the making: nobody here has given it (decision 0024). */
function addDraft(
  actor: Actor,
  claim: Omit<Claim, "number">,
  { claim: outside, verdict }: LookedAt,
  cites: string[],
  made: Made,
  parts: Parts,
): void {
  if (outside.verdict === null && !outside.justification && !outside.reviewUrl && !outside.proposedText) return;
  const said = {
    verdict,
    justification: outsideJustification(outside, made.from),
    proposedText: outside.proposedText,
    cites,
  };
  const begun = newDraft(claim.id, undefined, made.at, made.by);
  const draft = { ...begun, ...said, version: 1 };
  const changes = changesBetween(begun, draft);
  parts.writes.push(insertDraft(draft));
  const about = { at: made.at, articleId: claim.articleId, claimId: claim.id };
  parts.events.push(newEvent(actor, { ...about, type: "draft.saved", data: { changes } }));
}

function targetsOf(
  look: OutsideLook,
  row: LookedAt,
  rows: readonly OutsideTarget[],
  claimId: string,
  made: Made,
): Target[] {
  const { id: articleId } = look.article;
  const key = outsideKey(row.claim);
  return rows.map((target, i) => ({
    ...target,
    id: outsideTargetId(articleId, key, i),
    claimId,
    articleId,
    revision: look.revision.number,
    carriedFrom: null,
    decidedAt: null,
    decidedBy: null,
    createdAt: made.at,
    createdBy: made.by,
    retiredAt: null,
  }));
}

function claimFrom({ id, articleId }: { id: string; articleId: string }, outside: OutsideClaim, made: Made) {
  const { statement, speaker, saidAt, saidWhere, chosenBecause } = outside;
  const note = [outside.note, `Brought in from ${made.from}.`].filter(Boolean).join("\n\n");
  return newClaim(
    { statement, speaker, saidAt, saidWhere, chosenBecause, note },
    { id, articleId, at: made.at, by: made.by },
  );
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
  const parts: Parts = { writes: [atRevision(look.revision)], events: [] };
  const findSource = sourceFinder(actor, made, parts);
  const placed = outsideTargets(look.ground, rows);
  const numbered: { row: LookedAt; claimId: string; at: number }[] = [];
  for (const [i, row] of rows.entries()) {
    const claim = claimFrom({ id: uuidv7(), articleId: look.article.id }, row.claim, made);
    const targets = targetsOf(look, row, placed[i]!, claim.id, made);
    numbered.push({ row, claimId: claim.id, at: parts.writes.length });
    parts.writes.push(insertClaim(claim), ...targets.map(insertTarget), indexClaim(claim, targets));
    const places = targets.map(({ revision, start, end, exact }) => ({ revision, start, end, exact }));
    const data = { statement: claim.statement, targets: places, from: look.from, row: row.claim.row };
    const about = { at: made.at, articleId: claim.articleId, claimId: claim.id };
    parts.events.push(newEvent(actor, { ...about, type: "claim.marked", data }));
    const cites = await addSources(actor, { claim, sources: row.claim.sources }, findSource, made, parts);
    addDraft(actor, claim, row, cites, made, parts);
  }
  requireStillWanted(gone);
  const [first, ...others] = parts.events;
  return commit(actor, {
    writes: parts.writes,
    events: [first!, ...others],
    answer: (returned) => ({
      ...outcome,
      brought: numbered.map(({ row, claimId, at }) => {
        return { row: row.claim.row, claimId, number: returned[at]?.["number"] as number, place: row.place.kind };
      }),
    }),
  });
}
