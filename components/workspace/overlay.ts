import { isDecided, isWaiting, markedByPerson, newClaim, type ClaimView, type Target } from "@/core/claims.ts";
import type { Event } from "@/core/events.ts";
import { newEvidence } from "@/core/evidence.ts";
import { newDraft, type Draft, type Opinion } from "@/core/opinions.ts";
import { newSource } from "@/core/sources.ts";
import { scale } from "@/core/verdicts.ts";
import type { Change } from "./changes.ts";
import { answeredProblem, changedContacts, changedNotes, flaggedProblem } from "./contact-overlay.ts";
import { changedTalk, talkKnown } from "./talk-overlay.ts";
import { changedReview } from "./review-overlay.ts";
import { changedClaim, changedEvidence, withEntry, type Ground } from "./ground.ts";

function shownTarget(ground: Ground, claimId: string, span: { start: number; end: number }): Target {
  const exact = ground.text.slice(span.start, span.end);
  return {
    id: `${claimId}:${span.start}`,
    claimId,
    articleId: ground.articleId,
    revision: ground.revision,
    ...span,
    exact,
    prefix: "",
    suffix: "",
    block: 0,
    ...markedByPerson,
    createdAt: "",
    createdBy: null,
  };
}

function shownClaim(ground: Ground, claimId: string, span: { start: number; end: number }): ClaimView {
  const target = shownTarget(ground, claimId, span);
  const numbers = [...ground.claims.values(), ...ground.gone.values()].map((claim) => claim.number);
  return {
    ...newClaim({}, { id: claimId, articleId: ground.articleId, at: "", by: null }),
    version: 0,
    number: Math.max(0, ...numbers) + 1,
    target,
    targets: [target],
    state: "exact",
    verdict: null,
    evidenceCount: 0,
    replies: null,
  };
}

function withoutClaim(ground: Ground, claimId: string): Ground {
  const claim = ground.claims.get(claimId);
  if (!claim) return ground;
  return {
    ...ground,
    claims: withEntry(ground.claims, claimId, undefined),
    gone: withEntry(ground.gone, claimId, claim),
  };
}

function summary(draft: Draft, opinion: Opinion | undefined): ClaimView["verdict"] {
  const standing = draft.verdict ? draft : opinion;
  if (!standing?.verdict) return null;
  return { verdict: standing.verdict, disposition: standing.disposition, draft: standing === draft };
}

/** The opinion that stands on a claim: the last on itself; those of claims merged into it only stand beside. */
export function standingOpinion(opinions: readonly Opinion[] | undefined, claimId: string): Opinion | undefined {
  return opinions?.findLast((opinion) => opinion.claimId === claimId);
}

function editedDraft(ground: Ground, change: Change & { kind: "edit-draft" }): Ground {
  const opinion = standingOpinion(ground.opinions.get(change.claimId), change.claimId);
  const before = ground.drafts.get(change.claimId) ?? newDraft(change.claimId, opinion, "", null);
  const draft: Draft = { ...before, ...change.fields };
  const drafts = withEntry(ground.drafts, change.claimId, draft);
  return changedClaim({ ...ground, drafts }, change.claimId, (claim) => ({
    ...claim,
    status: claim.status === "marked" ? "researching" : claim.status,
    verdict: summary(draft, opinion),
  }));
}

function givenOpinion(ground: Ground, { claimId, opinionId, body }: Change & { kind: "give-opinion" }): Ground {
  const before = ground.opinions.get(claimId) ?? [];
  const made = { scale: scale.id, scaleVersion: scale.version, createdAt: "", createdBy: null };
  const supersedes = standingOpinion(before, claimId)?.id ?? null;
  const opinion: Opinion = { id: opinionId, claimId, ...body, ...made, supersedes };
  const opinions = before.some(({ id }) => id === opinionId) ? before : [...before, opinion];
  const next = {
    ...ground,
    drafts: withEntry(ground.drafts, claimId, null),
    opinions: withEntry(ground.opinions, claimId, opinions),
  };
  const given = { verdict: body.verdict, disposition: body.disposition, draft: false };
  return changedClaim(next, claimId, (claim) => ({ ...claim, status: "proposed", verdict: given }));
}

function addedEvidence(ground: Ground, change: Change & { kind: "add-evidence" }): Ground {
  const { evidence } = change;
  const known = [...ground.evidence.values()]
    .flat()
    .find((row) => "sourceId" in evidence && row.sourceId === evidence.sourceId);
  const made = { at: "", by: null };
  const source = "source" in evidence ? newSource(evidence.source, { id: evidence.source.id, ...made }) : known?.source;
  if (!source) return ground;
  const { id, source: _source, ...fields } = { source: undefined, ...evidence };
  const row = newEvidence(fields, { ...made, id, claimId: change.claimId, sourceId: source.id });
  return changedEvidence(ground, change.claimId, (rows) => [
    ...rows,
    { ...row, number: Math.max(0, ...rows.map(({ number }) => number)) + 1, source, snapshot: null, problems: [] },
  ]);
}

function setSentence(ground: Ground, { span, state }: Change & { kind: "set-sentence" }): Ground {
  const others = ground.marks.filter((mark) => mark.start !== span.start || mark.end !== span.end);
  return { ...ground, marks: state === null ? others : [...others, { ...span, state }] };
}

/** The ground as it will be when the server has made the change: what the page shows meanwhile. */
export function overlaid(ground: Ground, change: Change): Ground {
  // made on another version: its offsets would be those of other words here
  if ("revision" in change && change.revision !== ground.revision) return ground;
  switch (change.kind) {
    case "mark-claim": {
      const claim = ground.claims.get(change.claimId) ?? shownClaim(ground, change.claimId, change.span);
      return { ...ground, claims: withEntry(ground.claims, change.claimId, claim) };
    }
    case "edit-claim":
      return changedClaim(ground, change.claimId, (claim) => ({ ...claim, ...change.fields }));
    case "edit-draft":
      return editedDraft(ground, change);
    case "discard-draft":
      return { ...ground, drafts: withEntry(ground.drafts, change.claimId, null) };
    case "give-opinion":
      return givenOpinion(ground, change);
    case "move-claim":
    case "edit-second-draft":
    case "discard-second-draft":
    case "give-second-opinion":
      return changedReview(ground, change);
    case "delete-claim":
      return withoutClaim(ground, change.claimId);
    case "restore-claim": {
      const claim = ground.gone.get(change.claimId);
      return claim ? { ...ground, claims: withEntry(ground.claims, claim.id, claim) } : ground;
    }
    case "set-targets":
      return changedClaim(ground, change.claimId, (claim) => {
        const targets = change.spans.map((span) => shownTarget(ground, claim.id, span));
        return { ...claim, targets, target: targets[0] ?? claim.target };
      });
    case "merge-claims":
      return withoutClaim(ground, change.otherId);
    case "split-claim":
      return ground;
    case "set-sentence":
      return setSentence(ground, change);
    case "add-evidence":
      return addedEvidence(ground, change);
    case "edit-evidence":
      return changedEvidence(ground, change.claimId, (rows) =>
        rows.map((row) => (row.id === change.evidenceId ? { ...row, ...change.fields } : row)),
      );
    case "delete-evidence":
      return changedEvidence(ground, change.claimId, (rows) => rows.filter((row) => row.id !== change.evidenceId));
    case "restore-evidence":
      return ground;
    case "add-contact":
    case "edit-contact":
    case "delete-contact":
      return changedContacts(ground, change);
    case "add-note":
    case "edit-note":
    case "delete-note":
      return changedNotes(ground, change);
    case "add-comment":
    case "change-comment":
    case "delete-comment":
    case "settle-thread":
      return changedTalk(ground, change);
    case "flag-problem":
      return flaggedProblem(ground, change);
    case "answer-problem":
      return answeredProblem(ground, change);
  }
}

/** Claims as coverage counts them. */
export function coveringClaims(claims: Iterable<ClaimView>) {
  return [...claims].map((claim) => ({
    id: claim.id,
    spans: claim.targets,
    decided: isDecided(claim) && !claim.targets.some(isWaiting),
  }));
}

/**
 * Whether the ground already holds what this event tells: of what this person did, the very row that was changed, at its
 * moment or later. What another did, and what came of it besides, is not in the answers to later changes of one's own.
 */
export function isKnown(
  ground: Ground,
  event: Pick<Event, "type" | "data" | "at" | "claimId" | "actorId">,
  personId: string,
): boolean {
  const { claimId, at } = event;
  const ofTalk = talkKnown(ground, event);
  if (ofTalk !== null) return ofTalk;
  if (claimId === null || event.actorId !== personId) return false;
  return timesTold(ground, claimId, event).some((time) => time !== undefined && time >= at);
}

/** When the rows that an event tells of were changed last, as far as the ground knows. */
function timesTold(ground: Ground, claimId: string, { type, data }: Pick<Event, "type" | "data">) {
  const named: readonly unknown[] = Object.values((data ?? {}) as object);
  const told = (rows: readonly { id: string; updatedAt: string }[] = []) =>
    rows.filter(({ id }) => named.includes(id)).map(({ updatedAt }) => updatedAt);
  const evidence = ground.evidence.get(claimId) ?? [];
  switch (type.split(".")[0]) {
    case "claim":
    case "decision":
      return [ground.claims.get(claimId)?.updatedAt];
    case "draft":
    case "opinion":
      return [ground.drafts.get(claimId)?.updatedAt, ground.opinions.get(claimId)?.at(-1)?.createdAt];
    case "second-draft":
      return [ground.reviews.get(claimId)?.draft?.updatedAt];
    case "evidence":
      return told(evidence);
    case "problem":
      return told(evidence.flatMap(({ problems }) => problems));
    case "contact":
      return told(ground.contacts.get(claimId));
    case "note":
      return told(ground.notes.get(claimId));
    default:
      return [];
  }
}
