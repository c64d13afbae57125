import type { Document } from "@/core/articles.ts";
import type { CommentView } from "@/core/comments.ts";
import type { ClaimView } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { SentenceMark } from "@/core/coverage.ts";
import type { RevisionShare } from "@/core/coverage-shares.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import type { Note } from "@/core/notes.ts";
import type { Decision } from "@/core/decisions.ts";
import type { Draft, Opinion } from "@/core/opinions.ts";
import type { SecondDraft, SecondOpinion } from "@/core/second-opinions.ts";
import type { Sentence } from "@/core/text/sentences.ts";
import type { OpenMove } from "@/core/workflow.ts";

/** What is known of a claim's review. */
export interface ClaimReview {
  moves: readonly OpenMove[];
  decisions: readonly Decision[];
  /** Second and third opinions; none while this person owes one. */
  given: readonly SecondOpinion[];
  /** This person's blind opinion in the making. */
  draft: SecondDraft | null;
}

/** What the server has said: the ground that changes on their way are shown upon. */
export interface Ground {
  articleId: string;
  /** The version that is shown. */
  revision: number;
  /** The newest version that the server told of: above `revision` when another came meanwhile. */
  newest: number;
  text: string;
  document: Document | null;
  sentences: readonly Sentence[];
  claims: ReadonlyMap<string, ClaimView>;
  /** Claims that went away on this page, so that undo can show them at once. */
  gone: ReadonlyMap<string, ClaimView>;
  drafts: ReadonlyMap<string, Draft | null>;
  evidence: ReadonlyMap<string, readonly EvidenceView[]>;
  opinions: ReadonlyMap<string, readonly Opinion[]>;
  contacts: ReadonlyMap<string, readonly Contact[]>;
  notes: ReadonlyMap<string, readonly Note[]>;
  reviews: ReadonlyMap<string, ClaimReview>;
  /** All that is said of the article, its claims and its words. */
  comments: readonly CommentView[];
  marks: readonly Pick<SentenceMark, "start" | "end" | "state">[];
  /** What was accounted for in each version when it was replaced, oldest first; the present one last. */
  shares: readonly RevisionShare[];
}

/** The ground before anything was read. */
export function emptyGround(articleId: string): Ground {
  return {
    articleId,
    revision: 0,
    newest: 0,
    text: "",
    document: null,
    sentences: [],
    claims: new Map(),
    gone: new Map(),
    drafts: new Map(),
    evidence: new Map(),
    opinions: new Map(),
    contacts: new Map(),
    notes: new Map(),
    reviews: new Map(),
    comments: [],
    marks: [],
    shares: [],
  };
}

/** A map with one entry put or (undefined) taken out. */
export function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

/** The ground with a claim changed; as it is, when the claim is not there. */
export function changedClaim(ground: Ground, claimId: string, change: (claim: ClaimView) => ClaimView): Ground {
  const claim = ground.claims.get(claimId);
  return claim ? { ...ground, claims: withEntry(ground.claims, claimId, change(claim)) } : ground;
}

/** A list with this row in the place of the one with its id, else at its end. */
export function withRow<T extends { id: string }>(rows: readonly T[], row: T): T[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((each) => (each.id === row.id ? row : each)) : [...rows, row];
}

/** The ground with the evidence on a claim changed, and the claim's count of it. */
export function changedEvidence(
  ground: Ground,
  claimId: string,
  change: (rows: readonly EvidenceView[]) => readonly EvidenceView[],
): Ground {
  const rows = change(ground.evidence.get(claimId) ?? []);
  const next = { ...ground, evidence: withEntry(ground.evidence, claimId, rows) };
  return changedClaim(next, claimId, (claim) => ({ ...claim, evidenceCount: rows.length }));
}

/** The ground with claims as the server has them. An answer that comes late never takes a newer one's place. */
export function putClaims(ground: Ground, read: readonly ClaimView[]): Ground {
  const claims = new Map(ground.claims);
  let { newest } = ground;
  for (const claim of read) {
    const known = claims.get(claim.id);
    if (known && known.version > claim.version) continue;
    newest = Math.max(newest, claim.target.revision);
    claims.set(claim.id, onThisText(ground, claim, known));
  }
  return { ...ground, newest, claims };
}

/** putClaims() for one. */
export function putClaim(ground: Ground, claim: ClaimView): Ground {
  return putClaims(ground, [claim]);
}

/** A claim with places that are true of the text shown. Places in a newer version would mark other words here. */
function onThisText({ revision }: Ground, claim: ClaimView, known: ClaimView | undefined): ClaimView {
  if (claim.target.revision <= revision) return claim;
  if (known) return { ...claim, target: known.target, targets: known.targets, state: known.state };
  const point = { ...claim.target, end: claim.target.start };
  return { ...claim, target: point, targets: [point] };
}

/** The ground after an answer, and the claims whose cards must be read anew to be whole. */
export interface After {
  ground: Ground;
  stale: readonly string[];
}
