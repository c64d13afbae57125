import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { fromCodePoints, trimSpan } from "@/core/anchoring.ts";
import { changeClaim, newClaim, type Claim, type ClaimView, type Target } from "@/core/claims.ts";
import type { SetTargets, SplitClaim } from "@/core/inputs/claims.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { insertClaim, insertTarget, listTargets, retireTarget, updateClaim } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { insertEvidence, listEvidence } from "@/db/evidence.ts";
import { atRevision } from "@/db/revisions.ts";
import { loadClaim, loadText, requireVersion } from "./load.ts";
import { counterFor, viewClaim, viewOne, withClaim } from "./claim-views.ts";
import { indexClaim, requireNewClaim } from "./claims.ts";
import { permit } from "./permit.ts";
import { newTargets, placeOf, requireRevision } from "./targets.ts";

/** A view after its claim got other places. */
function replaced(view: ClaimView, claim: Claim, targets: readonly Target[]): ClaimView {
  return { ...withClaim(view, claim), targets, target: targets[0] ?? view.target, state: "exact" };
}

/** Sets where a claim stands, in one or several places. The old rows are retired, never changed. */
export async function setTargets(actor: Actor, input: z.output<typeof SetTargets>): Promise<ClaimView> {
  const claim = await loadClaim(actor, input.claimId);
  const { revision } = await loadText(actor, claim.articleId);
  permit(actor, "claim.update");
  const view = await viewOne(actor, claim);
  requireVersion(input.version, view);
  requireRevision(input.revision, revision);
  const at = new Date().toISOString();
  const old = await listTargets([claim.id]);
  const targets = newTargets(input.targets, revision, input.offsets, { claimId: claim.id, at, by: actor.personId });
  const changed = changeClaim(claim, {}, at);
  const data = { targets: [old.map(placeOf), targets.map(placeOf)] };
  const count = await counterFor([claim.articleId], input.offsets);
  return commit(actor, {
    writes: [
      atRevision(revision),
      updateClaim(changed, input.version),
      ...old.map((target) => retireTarget(target.id, at)),
      ...targets.map(insertTarget),
      indexClaim(changed, targets),
    ],
    events: [newEvent(actor, { at, type: "claim.moved", articleId: claim.articleId, claimId: claim.id, data })],
    answer: () => count(replaced(view, changed, targets)),
  });
}

/** The places before and behind an offset that falls inside one of them. */
function cutAt(text: string, targets: readonly Target[], at: number): [Target[], { start: number; end: number }[]] {
  const hit = targets.find((target) => target.start < at && at < target.end);
  if (!hit) throw new Refusal("invalid", "Choose a place inside the claim's words to split it at.");
  const [before, behind] = [trimSpan(text, { start: hit.start, end: at }), trimSpan(text, { start: at, end: hit.end })];
  return [
    [...targets.filter((target) => target.end <= hit.start), { ...hit, ...before }],
    [behind, ...targets.filter((target) => target.start >= hit.end).map(({ start, end }) => ({ start, end }))],
  ];
}

/**
 * Splits a claim in two at an offset inside its words: it keeps what is before, a new claim gets what is behind, the
 * same fields but the statement, and the same evidence. The draft and the opinions stay with the first.
 */
export async function splitClaim(
  actor: Actor,
  input: z.output<typeof SplitClaim>,
): Promise<{ claim: ClaimView; split: ClaimView }> {
  const claim = await loadClaim(actor, input.claimId);
  const { revision } = await loadText(actor, claim.articleId);
  permit(actor, "claim.mark");
  const view = await viewOne(actor, claim);
  requireVersion(input.version, view);
  const made = {
    id: input.id ?? uuidv7(),
    articleId: claim.articleId,
    at: new Date().toISOString(),
    by: actor.personId,
  };
  if (input.id !== undefined) await requireNewClaim(input.id);
  const split = newClaim({ ...fieldsOf(claim), statement: "" }, { ...made, splitFrom: claim.id });
  const old = await listTargets([claim.id]);
  const offset =
    input.offsets === "code-points"
      ? fromCodePoints(revision.text, { start: input.at, end: input.at }).start
      : input.at;
  const [before, behind] = cutAt(revision.text, old, offset);
  const kept = newTargets(before, revision, "utf-16", { ...made, claimId: claim.id });
  const given = newTargets(behind, revision, "utf-16", { ...made, claimId: made.id });
  const changed = changeClaim(claim, {}, made.at);
  const copies = (await listEvidence([claim.id], "legal")).map((row) =>
    insertEvidence({
      ...row,
      id: uuidv7(),
      claimId: made.id,
      version: 1,
      movedFrom: null,
      createdAt: made.at,
      createdBy: made.by,
      updatedAt: made.at,
    }),
  );
  const event = (claimId: string, type: string, targets: Target[], other: string) =>
    newEvent(actor, {
      at: made.at,
      type,
      articleId: claim.articleId,
      claimId,
      data: { other, targets: targets.map(placeOf) },
    });
  const count = await counterFor([claim.articleId], input.offsets);
  return commit(actor, {
    writes: [
      atRevision(revision),
      insertClaim(split),
      updateClaim(changed, input.version),
      ...old.map((target) => retireTarget(target.id, made.at)),
      ...kept.map(insertTarget),
      ...given.map(insertTarget),
      ...copies,
      indexClaim(changed, kept),
      indexClaim(split, given),
    ],
    events: [event(claim.id, "claim.split", kept, made.id), event(made.id, "claim.split-off", given, claim.id)],
    answer: ([, row]) => {
      const number = row?.["number"] as number;
      const parts = { targets: given, evidenceCount: view.evidenceCount };
      return { claim: count(replaced(view, changed, kept)), split: count(viewClaim({ ...split, number }, parts)) };
    },
  });
}

function fieldsOf(claim: Claim) {
  const { types, checkability, speaker, saidAt, saidWhere, chosenBecause } = claim;
  const { priority, assignee, secondReader, thirdReader, dueAt } = claim;
  const handling = { priority, assignee, secondReader, thirdReader, dueAt };
  return { types, checkability, speaker, saidAt, saidWhere, chosenBecause, ...handling };
}
