import { audienceLabel, type Audience } from "./audiences.ts";
import type { Document } from "./articles.ts";
import type { Checkability, ClaimStatus, ClaimType, Priority, Span } from "./claims.ts";
import type { CoverageState, SentenceCoverage } from "./coverage.ts";
import type { DerivationKind } from "./derivations.ts";
import type { RoleDate, Visibility } from "./evidence.ts";
import type { ArticleRecord } from "./record.ts";
import type { ReportChoice } from "./report/choices.ts";
import { reportClaims } from "./report/claims.ts";
import type { ReportContact, ReportEvidence, ReportNote, ReportOrigins, ReportSnapshot } from "./report/evidence.ts";
import type { Masked } from "./report/masked.ts";
import { readersView, type ReadersView } from "./report/masks.ts";
import { reportSources } from "./report/sources.ts";
import { openIssues, reportCoverage, reportParts, summarise } from "./report/summary.ts";
import { defaultReviewPolicy, reviewPolicyWords, type SetReviewPolicy } from "./review-policy.ts";
import type { SourceKind } from "./sources.ts";
import type { StaleWord } from "./staleness.ts";
import type { PartialDate, Time } from "./time.ts";
import type { Withdrawn } from "./withdrawn.ts";
import type { Disposition, Reason, Sign, VerdictId } from "./verdicts.ts";

/** What an opinion says, signed and dated. `disposition` «legal» is not told to the public. */
export interface ReportOpinion {
  verdict: VerdictId;
  scale: string;
  reasons: readonly Reason[];
  justification: string;
  disposition: Disposition | null;
  proposedText: string;
  /** What became of the proposed words, «Corrected in version 3»; "" while nothing has. */
  answer: string;
  missing: string;
  wouldChange: string;
  /** The verdict holds as of this date and is out of date now; null while it holds. */
  asOf: PartialDate | null;
  by: string;
  at: Time;
}

/** A verdict in the making: never in the public copy. */
export interface ReportDraft extends Omit<ReportOpinion, "verdict" | "scale" | "answer"> {
  verdict: VerdictId | null;
}

/** What was left out of this copy: only how much of it there is. */
export interface Withheld {
  sources: number;
  passages: number;
}

/** What only the desk may read about a claim. */
export interface DeskNotes {
  status: ClaimStatus;
  priority: Priority;
  assignee: string;
  secondReader: string;
  note: string;
}

export interface ReportClaim {
  id: string;
  number: number;
  /** Its verdict as marks show it: the standing opinion, else the draft (not in the public copy), else unrated or void. */
  sign: Sign;
  /**
   * `decided`: an opinion stands. `draft`: only a draft says something. `open`: nobody has said anything. `void`: its
   * published check was withdrawn, and nothing is said of it any more.
   */
  state: "decided" | "draft" | "open" | "void";
  /** Only of a void claim. */
  withdrawn?: Withdrawn;
  /** Exact words, one string a span; the last words that it had, when it has no place in the text. */
  words: readonly string[];
  /** Where it stands in the text of the report; empty if it has no place in it. */
  spans: readonly Span[];
  /** «¶4», «caption», «heading», «not placed in this version», or «not in the text». */
  place: string;
  /** Words of it that have no place in the text, or that were removed from it. */
  placeless: readonly { words: string; isRemoved: boolean }[];
  /** What changed in its words since the verdict, and nobody has confirmed the verdict since. */
  stale: readonly StaleWord[];
  statement: string;
  types: readonly ClaimType[];
  checkability: Checkability;
  speaker: string;
  saidAt: PartialDate | null;
  saidWhere: string;
  dates: readonly RoleDate[];
  /** Why the desk checked it; absent where nobody said, and in what was frozen before there was a field for it. */
  chosenBecause?: string;
  opinion: ReportOpinion | null;
  draft: ReportDraft | null;
  /** Newest first; none in the public copy. */
  superseded: readonly ReportOpinion[];
  evidence: readonly ReportEvidence[];
  origins: ReportOrigins | null;
  contacts: readonly ReportContact[];
  notes: readonly ReportNote[];
  withheld: Withheld;
  /** What `withheld` counts, and contacts, by kind and reason. */
  masked: readonly Masked[];
  /** null in the public copy. */
  desk: DeskNotes | null;
}

/** A source that another one has it from. */
export interface ReportOrigin {
  /** «S2» if it is in the source list, else "". */
  label: string;
  name: string;
  kind: DerivationKind;
  /** How it is known; "" in the public copy. */
  note: string;
}

export interface ReportSource {
  id: string;
  /** S1, S2 … in the order of first use. */
  label: string;
  kind: SourceKind;
  title: string;
  publisher: string;
  author: string;
  publishedAt: PartialDate | null;
  language: string;
  url: string | null;
  /** "" in the public copy. */
  note: string;
  visibility: Visibility;
  /** "" in the public copy. */
  interest: string;
  /** "" in the public copy. */
  reliability: string;
  /** Whom it has it from, as far as this copy may name them. */
  origins: readonly ReportOrigin[];
  /** The copies that passages of this report were looked for in, the oldest first. */
  snapshots: readonly ReportSnapshot[];
  /** Numbers of the claims in which it is used. */
  claims: readonly number[];
}

/** One line of a table of counts: what, and which claims. */
export interface Tally<Id extends string> {
  id: Id;
  label: string;
  claims: readonly number[];
}

export interface ReportSummary {
  claims: number;
  /** Claims by verdict, in the order of the scale, void ones last; drafts count with their verdict where they are shown. */
  verdicts: readonly Tally<Sign>[];
  dispositions: readonly Tally<Disposition>[];
  /** Claims on which no opinion stands, or whose words changed since; void ones are settled. */
  open: readonly number[];
  /** Claims on which all that says something comes from one origin. */
  oneOrigin: readonly number[];
  /** Passages with words, and those of them that the machine found in a snapshot. */
  passages: { total: number; found: number };
}

export interface ReportCoverage {
  accounted: number;
  total: number;
  /** In text order; claims are named by their numbers. */
  sentences: readonly SentenceCoverage[];
  states: readonly { state: CoverageState; label: string; sentences: number }[];
  /** Sentences that stand on the author's word alone, and claims whose disposition says so. */
  onAuthor: { sentences: number; claims: readonly number[] };
}

/** Something a reader must know is not settled. */
export interface OpenIssue {
  claim: number;
  issue: string;
}

/** A part in the work and who had it. */
export interface ReportPart {
  part: string;
  names: readonly string[];
}

/** What one circle of readers gets to know of a record. Plain data; whatever they may not see is not in it. */
export interface Report {
  articleId: string;
  audience: Audience;
  audienceLabel: string;
  title: string;
  byline: string;
  outlet: string;
  publishedAt: PartialDate | null;
  language: string;
  url: string | null;
  document: Document;
  revision: { number: number; sha256: string; createdAt: Time };
  /** Hash of the bytes the article came as; null in the public copy. */
  originalSha256: string | null;
  /** The latest of the revision, and of the opinions, withdrawals, drafts and contacts in this copy. */
  asOf: Time;
  people: readonly ReportPart[];
  /** Scales with version the verdicts were given on: «claimcheck 1». */
  scales: readonly string[];
  /** The desk's rules on review, in words. */
  reviewRules: string;
  summary: ReportSummary;
  coverage: ReportCoverage;
  /** In the order of their place in the text. */
  claims: readonly ReportClaim[];
  sources: readonly ReportSource[];
  withheld: Withheld;
  masked: readonly Masked[];
  issues: readonly OpenIssue[];
  /** What this copy goes without by choice. */
  leftOut: readonly ReportChoice[];
}

/**
 * The report of a record for one circle of readers. What the circle may not see is taken out of the record first, so
 * that nothing below can show it; the same record under the same rules on review gives the same report. `site` is where
 * the desk works, for what leads there; null where that is not known. A record without a revision is a bug.
 */
export function buildReport(
  record: ArticleRecord,
  audience: Audience,
  policy: SetReviewPolicy = { ...defaultReviewPolicy, version: 0 },
  site: string | null = null,
): Report {
  const view = readersView(record, audience);
  const { article, revision } = view;
  const asOf = latestAct(view);
  const claims = reportClaims(view, asOf, site);
  return {
    articleId: article.id,
    audience,
    audienceLabel: audienceLabel(audience),
    title: article.title,
    byline: article.byline,
    outlet: article.outlet,
    publishedAt: article.publishedAt,
    language: article.language,
    url: article.url,
    document: revision.document,
    revision: { number: revision.number, sha256: revision.sha256, createdAt: revision.createdAt },
    originalSha256: audience === "public" ? null : article.originalSha256,
    asOf,
    people: reportParts(view),
    scales: [...new Set(claims.flatMap((claim) => claim.opinion?.scale ?? []))].sort(),
    reviewRules: reviewPolicyWords(policy),
    summary: summarise(claims),
    coverage: reportCoverage(view, claims),
    claims,
    sources: reportSources(view),
    withheld: view.withheld,
    masked: view.masked,
    issues: openIssues(claims),
    leftOut: [],
  };
}

function latestAct({ revision, claims }: ReadersView): Time {
  const acts = claims.flatMap(({ standing, draft, contacts, withdrawn }) => [
    standing?.createdAt ?? "",
    withdrawn?.at ?? "",
    draft?.updatedAt ?? "",
    ...contacts.map((contact) => contact.updatedAt),
  ]);
  return acts.reduce((latest, act) => (act > latest ? act : latest), revision.createdAt);
}
