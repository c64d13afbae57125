import type { Article, Revision } from "./articles.ts";
import { mayRead, type Audience } from "./audiences.ts";
import type { Claim, Target } from "./claims.ts";
import type { SentenceMark } from "./coverage.ts";
import { narrowest, type Evidence } from "./evidence.ts";
import type { Draft, Opinion } from "./opinions.ts";
import { byKeys, type ArticleRecord } from "./record.ts";
import type { Withheld } from "./reports.ts";
import type { Source } from "./sources.ts";

/** A claim with all that an audience may know of it. */
export interface ViewedClaim {
  claim: Claim;
  /** Where it stands in the current revision, in reading order; empty if its words are gone from it. */
  targets: readonly Target[];
  /** In the order of their numbers. */
  evidence: readonly Evidence[];
  standing: Opinion | null;
  /** Newest first; none for the public. */
  superseded: readonly Opinion[];
  /** null for the public. */
  draft: Draft | null;
  withheld: Withheld;
}

/** A record with everything taken out that an audience may not read, and only its live rows on the current revision. */
export interface ReadersView {
  audience: Audience;
  article: Pick<Article, "title" | "byline" | "outlet" | "publishedAt" | "language" | "url" | "originalSha256">;
  /** Who is in charge; "" for the public. */
  inCharge: string;
  revision: Revision;
  /** In the order of their place in the text: by start, the longer first; those without a place last. */
  claims: readonly ViewedClaim[];
  /** Those that visible evidence refers to, by id. */
  sources: ReadonlyMap<string, Source>;
  sentenceMarks: readonly SentenceMark[];
  nameOf: (personId: string | null) => string;
  withheld: Withheld;
}

/**
 * The record as one audience may know it. Every report is built from this alone, so what is not here is in no export
 * (product.md, invariant 4). The public gets public evidence and standing opinions, and no note, draft, person in
 * charge or address of a source that only masked evidence names; that a claim was sent to legal is not told either.
 */
export function readersView(record: ArticleRecord, audience: Audience): ReadersView {
  const revision = record.revisions.reduce((last, next) => (next.number > last.number ? next : last));
  const rowsOf = {
    targets: byClaim(record.targets.filter((row) => isPlaced(row, revision))),
    evidence: byClaim(record.evidence.filter((row) => !row.deletedAt).map(reaching(record.sources))),
    opinions: byClaim(record.opinions),
    drafts: byClaim(record.drafts),
  };
  const claims = record.claims
    .filter((claim) => !claim.deletedAt)
    .map((claim) => viewedClaim(audience, claim, rowsOf))
    .map((viewed) => (audience === "public" ? forThePublic(viewed) : viewed));
  const visible = new Set(claims.flatMap((viewed) => viewed.evidence.map((row) => row.sourceId)));
  const masked = claims.flatMap(({ claim }) =>
    rowsOf.evidence(claim.id).filter((row) => !mayRead(audience, row.visibility)),
  );
  const names = new Map(record.people.map((person) => [person.id, person.name]));
  const nameOf = (personId: string | null): string => (personId === null ? "" : (names.get(personId) ?? ""));
  return {
    audience,
    article: record.article,
    inCharge: audience === "public" ? "" : nameOf(record.article.assignee),
    revision,
    claims: byKeys(claims, ({ claim, targets: [first] }) =>
      first ? [0, first.start, -first.end, claim.number] : [1, claim.number],
    ),
    sources: new Map(
      record.sources
        .filter((source) => visible.has(source.id))
        .map((source) => [source.id, audience === "public" ? { ...source, note: "" } : source]),
    ),
    sentenceMarks: record.sentenceMarks.filter((mark) => mark.revision === revision.number),
    nameOf,
    withheld: countWithheld(masked, visible),
  };
}

/** Evidence with the circle it really reaches: no further than its source. */
function reaching(sources: readonly Source[]): (row: Evidence) => Evidence {
  const circles = new Map(sources.map((source) => [source.id, source.visibility]));
  return (row) => ({ ...row, visibility: narrowest(row.visibility, circles.get(row.sourceId) ?? "legal") });
}

interface RowsOf {
  targets: (claimId: string) => readonly Target[];
  evidence: (claimId: string) => readonly Evidence[];
  opinions: (claimId: string) => readonly Opinion[];
  drafts: (claimId: string) => readonly Draft[];
}

function viewedClaim(audience: Audience, claim: Claim, rowsOf: RowsOf): ViewedClaim {
  const evidence = byKeys(rowsOf.evidence(claim.id), (row) => [row.number, row.id]);
  const visible = evidence.filter((row) => mayRead(audience, row.visibility));
  const opinions = byKeys(rowsOf.opinions(claim.id), (row) => [row.createdAt, row.id]);
  const replaced = new Set(opinions.map((row) => row.supersedes));
  const standing = opinions.findLast((row) => !replaced.has(row.id)) ?? null;
  return {
    claim,
    targets: byKeys(rowsOf.targets(claim.id), (target) => [target.start, -target.end, target.id]),
    evidence: visible,
    standing,
    superseded: opinions.filter((row) => row !== standing).toReversed(),
    draft: rowsOf.drafts(claim.id)[0] ?? null,
    withheld: countWithheld(
      evidence.filter((row) => !visible.includes(row)),
      new Set(visible.map((row) => row.sourceId)),
    ),
  };
}

function forThePublic(viewed: ViewedClaim): ViewedClaim {
  const { claim, standing } = viewed;
  return {
    ...viewed,
    claim: { ...claim, note: "", assignee: null, secondReader: null, dueAt: null },
    evidence: viewed.evidence.map((row) => ({ ...row, note: "" })),
    standing: standing?.disposition === "legal" ? { ...standing, disposition: null } : standing,
    superseded: [],
    draft: null,
  };
}

/** A source that a reader sees elsewhere in the same place is not confidential, but its masked passage is. */
function countWithheld(masked: readonly Evidence[], visible: ReadonlySet<string>): Withheld {
  const sources = new Set(masked.map((row) => row.sourceId).filter((id) => !visible.has(id)));
  return { sources: sources.size, passages: masked.length };
}

/** An orphan keeps the place where its words last stood, which is no place in this text. */
function isPlaced(target: Target, revision: Revision): boolean {
  return target.revision === revision.number && target.retiredAt === null && target.state !== "orphaned";
}

function byClaim<T extends { claimId: string }>(rows: readonly T[]): (claimId: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return (claimId) => groups.get(claimId) ?? [];
}
