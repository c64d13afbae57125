import type { z } from "zod";
import { changesBetween, given } from "@/core/changes.ts";
import { changeClaim, type Claim, type ClaimFields, type ClaimView } from "@/core/claims.ts";
import { owedReading } from "@/core/blindness.ts";
import type { NewEvent } from "@/core/events.ts";
import type { AssignClaims } from "@/core/inputs/review.ts";
import type { ClaimState } from "@/core/move-guards.ts";
import { readingOf } from "@/core/move-guards.ts";
import { can } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { updateClaim } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { listDrafts } from "@/db/opinions.ts";
import { getPerson } from "@/db/people.ts";
import { loadStates } from "./claim-states.ts";
import { viewClaims, withClaim } from "./claim-views.ts";
import { loadArticle } from "./load.ts";
import { loadClaimsOf } from "./moves.ts";
import { notify } from "./notify.ts";
import { permit } from "./permit.ts";
import { requirePeople } from "./require-people.ts";

type Parts = Pick<ClaimFields, "assignee" | "secondReader" | "thirdReader">;
const readers = ["secondReader", "thirdReader"] as const;

function refuse(path: keyof Parts, message: string): never {
  throw new Refusal("invalid", message, { errors: [{ path, message }] });
}

/** Refuses readers who could not read blind: who is in charge of the claim, gave its verdict, or reads it already. */
function requireApart(after: Parts, state: Pick<ClaimState, "first" | "given"> | undefined): void {
  const { assignee, secondReader, thirdReader } = after;
  const first = state?.first?.createdBy ?? null;
  const second = state && readingOf(state, 2)?.createdBy;
  for (const part of readers) {
    const reader = after[part];
    if (reader === null) continue;
    if (reader === assignee) refuse(part, "Who is in charge of a claim cannot read it blind. Choose somebody else.");
    if (reader === first) refuse(part, "Who gave the verdict cannot read it blind. Choose somebody else.");
  }
  if (thirdReader !== null && (thirdReader === secondReader || thirdReader === second)) {
    refuse("thirdReader", "The second reader cannot be the third as well. Choose somebody else.");
  }
}

/** Refuses people who are not there, and readers who may not give a verdict. */
async function requireReaders(parts: Partial<Parts>): Promise<void> {
  await requirePeople([parts.assignee, parts.secondReader, parts.thirdReader]);
  for (const part of readers) {
    const reader = await getPerson(parts[part] ?? "");
    if (reader && !can(reader, "opinion.give")) {
      refuse(part, `${reader.name} cannot give a verdict: this needs the role checker or editor.`);
    }
  }
}

/**
 * Refuses parts that do not go together, before a claim is changed from `before` (undefined: it is just marked). Who
 * owes a blind opinion cannot take themselves out, and so get to see the verdict.
 */
export async function requireParts(
  actor: Actor,
  parts: Partial<Parts>,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, ClaimState>> {
  if (parts.assignee === undefined && parts.secondReader === undefined && parts.thirdReader === undefined) {
    return new Map();
  }
  await requireReaders(parts);
  const states = await loadStates(claims);
  const writing = new Map((await listDrafts(claims.map(({ id }) => id))).map((row) => [row.claimId, row.updatedBy]));
  for (const claim of claims) {
    const after: Claim = { ...claim, ...parts };
    const state = states.get(claim.id);
    requireApart(after, state);
    for (const part of readers) {
      if (after[part] === claim[part]) continue;
      if (after[part] !== null && after[part] === writing.get(claim.id)) {
        refuse(part, "Who writes the verdict cannot read it blind. Choose somebody else.");
      }
      if (claim[part] === actor.personId && state && owedReading(actor.personId, state) !== null) {
        const message = "You owe this claim a blind opinion. Give it, or ask somebody else to name another reader.";
        throw new Refusal("forbidden", message, { errors: [{ path: part, message }] });
      }
    }
  }
  return states;
}

/** As requireParts(), of a claim that is just being marked. */
export async function requireNewParts(parts: Partial<Parts>): Promise<void> {
  await requireReaders(parts);
  requireApart({ assignee: null, secondReader: null, thirdReader: null, ...parts }, undefined);
}

/** Tells those who got a part in a claim by this change; readers when there is something for them to read. */
export function partNotices(actor: Actor, before: Parts | undefined, after: Omit<Claim, "number">): Write[] {
  const got = (part: keyof Parts) => (before?.[part] === after[part] ? [] : [after[part]]);
  return [
    ...notify(actor, "assigned", got("assignee"), after),
    ...(after.status === "proposed" ? notify(actor, "second-reading", got("secondReader"), after) : []),
    ...(after.status === "disputed" ? notify(actor, "third-reading", got("thirdReader"), after) : []),
  ];
}

/** Gives many claims of an article to people, or a deadline, in one commit. Fields left out stay as they are. */
export async function assignClaims(
  actor: Actor,
  input: z.output<typeof AssignClaims>,
): Promise<{ items: ClaimView[]; next: null }> {
  const { articleId, claimIds, ...fields } = input;
  await loadArticle(actor, articleId);
  permit(actor, "claim.update");
  const parts = given(fields);
  const claims = await loadClaimsOf(actor, articleId, claimIds);
  await requireParts(actor, parts, claims);
  const at = new Date().toISOString();
  const views = await viewClaims(actor, claims);
  const changes = claims.map((before) => ({ before, after: changeClaim(before, parts, at) }));
  const changed = changes.filter(({ before, after }) => Object.keys(changesBetween(before, after)).length > 0);
  if (changed.length === 0) return { items: views, next: null };
  const now = new Map(changed.map(({ after }) => [after.id, after]));
  return commit(actor, {
    writes: changed.flatMap(({ before, after }) => [
      updateClaim(after, before.version),
      ...partNotices(actor, before, after),
    ]),
    events: changed.map(({ before, after }) => {
      const data = { changes: changesBetween(before, after) };
      return newEvent(actor, { at, type: "claim.updated", articleId, claimId: after.id, data });
    }) as [NewEvent, ...NewEvent[]],
    answer: () => ({ items: views.map((view) => withClaim(view, now.get(view.id) ?? view)), next: null }),
  });
}
