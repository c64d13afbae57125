import { codePointMap } from "@/core/anchoring.ts";
import { statusShown } from "@/core/claim-labels.ts";
import { isVoid, weakestState, type Claim, type ClaimView, type Target } from "@/core/claims.ts";
import { replyClock, type ReplyStates } from "@/core/contacts.ts";
import type { Draft, Opinion } from "@/core/opinions.ts";
import type { Actor } from "@/core/people.ts";
import { listRevisions } from "@/db/articles.ts";
import { listTargets } from "@/db/claims.ts";
import { listReplyStates } from "@/db/contacts.ts";
import { countEvidence } from "@/db/evidence.ts";
import { listDrafts, listOpinions } from "@/db/opinions.ts";
import { blindOf } from "./blindness.ts";
import { circleOf } from "./load.ts";

/** How offsets are counted at the border (anchoring.md): UTF-16 code units inside, code points for who asks so. */
export type Offsets = "utf-16" | "code-points";

/** What a claim shows besides its own row. */
export interface ClaimParts {
  targets: readonly Target[];
  draft?: Draft | undefined;
  opinion?: Opinion | undefined;
  evidenceCount: number;
  contacts?: ReplyStates;
}

/** A claim as lists and pages show it. */
export function viewClaim(claim: Claim, parts: ClaimParts): ClaimView {
  const { targets, draft, opinion, evidenceCount, contacts = [] } = parts;
  const [target] = targets;
  if (!target) throw new Error(`claim ${claim.id} has no target`);
  // of a void claim nothing is said, and what happens to its words puts nothing in doubt
  const standing = isVoid(claim) ? undefined : draft?.verdict ? draft : opinion;
  const replies = replyClock(contacts);
  const begun = evidenceCount > 0 || draft !== undefined || contacts.length > 0;
  return {
    ...claim,
    stale: isVoid(claim) ? null : claim.stale,
    status: statusShown(claim.status, { begun, awaiting: replies !== null }),
    target,
    targets,
    state: weakestState(targets.map((each) => each.state)),
    verdict: standing?.verdict
      ? { verdict: standing.verdict, disposition: standing.disposition, draft: standing === draft }
      : null,
    evidenceCount,
    replies,
  };
}

/** A view after its claim's row changed. The status shown may be ahead of the row's (see viewClaim), and stays so. */
export function withClaim(view: ClaimView, claim: Claim): ClaimView {
  return { ...view, ...claim, status: claim.status === "marked" ? view.status : claim.status };
}

/** These rows by key, each group in their order. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** Views of these claims, in their order, as far as this person may see. */
export async function viewClaims(actor: Actor, claims: readonly Claim[]): Promise<ClaimView[]> {
  const ids = claims.map((claim) => claim.id);
  const [targets, drafts, opinions, counts, contacts, blind] = await Promise.all([
    listTargets(ids),
    listDrafts(ids),
    listOpinions(ids),
    countEvidence(ids, circleOf(actor)),
    listReplyStates(ids, circleOf(actor)),
    blindOf(actor, claims),
  ]);
  const targetsOf = groupBy(targets, (row) => row.claimId);
  const contactsOf = groupBy(contacts, (row) => row.claimId);
  const draftOf = new Map(drafts.map((row) => [row.claimId, row]));
  const opinionOf = new Map(opinions.map((row) => [row.claimId, row]));
  return claims.map((claim) =>
    viewClaim(claim, {
      targets: targetsOf.get(claim.id) ?? [],
      draft: blind.has(claim.id) ? undefined : draftOf.get(claim.id),
      opinion: blind.get(claim.id) === "verdict" ? undefined : opinionOf.get(claim.id),
      evidenceCount: counts.get(claim.id) ?? 0,
      contacts: contactsOf.get(claim.id) ?? [],
    }),
  );
}

/** One claim's view. */
export async function viewOne(actor: Actor, claim: Claim): Promise<ClaimView> {
  const [view] = await viewClaims(actor, [claim]);
  if (!view) throw new Error(`claim ${claim.id} has no view`);
  return view;
}

/** Says a view's offsets the way they were asked for. */
export type Counter = <T extends ClaimView>(view: T) => T;

/** Makes the counter for claims of these articles. Their texts are read once, and only when code points are asked for. */
export async function counterFor(articleIds: readonly string[], offsets: Offsets): Promise<Counter> {
  if (offsets === "utf-16") return (view) => view;
  const maps = new Map<string, ReturnType<typeof codePointMap>>();
  for (const articleId of new Set(articleIds)) {
    for (const { number, text } of await listRevisions(articleId)) {
      maps.set(`${articleId} ${number}`, codePointMap(text));
    }
  }
  const count = (target: Target): Target => {
    const map = maps.get(`${target.articleId} ${target.revision}`);
    if (!map) return target;
    return { ...target, start: map.toCodePoint(target.start), end: map.toCodePoint(target.end) };
  };
  return (view) => ({ ...view, target: count(view.target), targets: view.targets.map(count) });
}
