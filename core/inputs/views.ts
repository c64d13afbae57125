/** What the API answers, for its document and for the tests that hold the answers to it. */
import { z } from "zod";
import { sentenceStates } from "../coverage.ts";
import { claimStatuses, targetStates } from "../claims.ts";
import { dispositions, verdicts } from "../verdicts.ts";
import * as evidenceRows from "./evidence-rows.ts";
import * as rows from "./rows.ts";

const ids = <T extends string>(table: readonly { id: T }[]) => z.enum(table.map((row) => row.id) as [T, ...T[]]);
const named = <S extends z.ZodType>(name: string, schema: S): S => schema.meta({ id: name });

export const source = named("Source", evidenceRows.source);
export const opinion = named("Opinion", rows.opinion);
export const draft = named("Draft", rows.draft);
export const revision = named("Revision", rows.revision);
export const article = named("Article", rows.article);
const originalFile = rows.original.omit({ base64: true });
export const articleView = named(
  "ArticleWithText",
  rows.article.extend({ revision, original: originalFile, notes: z.array(z.string()).optional() }),
);

const replies = z.object({ pending: z.number().int(), due: z.string().nullable() }).nullable();
const coverageState = z.enum(["checked", "in-work", ...sentenceStates.map((row) => row.id), "untouched"]);
export const articleSummary = named(
  "ArticleSummary",
  rows.article.extend({
    progress: z.object({
      revision: z.number().int(),
      accounted: z.number().int(),
      total: z.number().int(),
      bar: z.array(z.object({ state: coverageState, length: z.number().int() })),
      claims: z.object({
        total: z.number().int(),
        decided: z.number().int(),
        byStatus: z.record(ids(claimStatuses), z.number().int()),
        singleOrigin: z.number().int(),
        waiting: z.number().int(),
        stale: z.number().int(),
      }),
      checkers: z.array(z.string()),
      replies,
    }),
  }),
);
export const articlePreview = named(
  "ArticlePreview",
  z.object({
    document: rows.revision.shape.document,
    text: z.string(),
    title: z.string(),
    byline: z.string(),
    outlet: z.string(),
    publishedAt: z.string().nullable(),
    language: z.string(),
    url: z.string().nullable(),
    pages: rows.revision.shape.pages,
    notes: z.array(z.string()),
    missing: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    fetched: z.string().nullable(),
  }),
);

const verdict = z.object({ verdict: ids(verdicts), disposition: ids(dispositions).nullable(), draft: z.boolean() });
export const claimView = named(
  "Claim",
  rows.claim.extend({
    target: rows.target,
    targets: z.array(rows.target),
    state: z.enum(targetStates),
    verdict: verdict.nullable(),
    evidenceCount: z.number().int(),
    replies,
  }),
);
export const splitView = z.object({ claim: claimView, split: claimView });
const snapshotParts = { textLength: z.number().int(), archiveProblems: z.array(z.string()) };
export const snapshot = named("Snapshot", evidenceRows.snapshot.extend(snapshotParts));
export const snapshotSummary = named(
  "SnapshotSummary",
  evidenceRows.snapshot.omit({ text: true }).extend(snapshotParts),
);
const span = z.object({ start: z.number().int(), end: z.number().int() });
export const nearestPassage = named(
  "NearestPassage",
  z.object({
    matches: z.array(z.object({ spans: z.array(span) })),
    nearest: z
      .object({
        span,
        exact: z.string(),
        likeness: z.number(),
        pieces: z.array(z.object({ kind: z.enum(["same", "only-a", "only-b"]), a: z.string(), b: z.string() })),
      })
      .nullable(),
    page: z.number().int().nullable(),
  }),
);
export const derivation = named("Derivation", evidenceRows.derivation);
const linkedSource = evidenceRows.source.pick({ id: true, title: true, publisher: true, kind: true, url: true });
export const derivationView = named(
  "DerivationOfSource",
  evidenceRows.derivation.extend({ source: linkedSource, origin: linkedSource }),
);
export const derivationSuggestion = named(
  "DerivationSuggestion",
  z.object({
    origin: linkedSource,
    kind: evidenceRows.derivation.shape.kind,
    shared: z.array(z.string()),
    names: z.string(),
  }),
);
export const claimOrigins = named(
  "ClaimOrigins",
  z.object({
    sources: z.number().int(),
    origins: z.number().int(),
    groups: z.array(z.object({ originId: z.string(), sourceIds: z.array(z.string()) })),
    items: z.array(linkedSource.extend({ cited: z.boolean() })),
    derivations: z.array(derivation),
  }),
);
const sourceCounts = z.object({
  claims: z.number().int(),
  evidence: z.number().int(),
  snapshots: z.number().int(),
  derivesFrom: z.number().int(),
});
export const sourceSummary = named("SourceSummary", evidenceRows.source.extend({ counts: sourceCounts }));
export const sourceView = named(
  "SourceWithUses",
  sourceSummary.extend({
    uses: z.array(
      z.object({
        claimId: z.string(),
        claimNumber: z.number().int(),
        articleId: z.string(),
        articleTitle: z.string(),
        words: z.string(),
        evidence: z.number().int(),
      }),
    ),
    articles: z.number().int(),
    twins: z.array(linkedSource),
  }),
);
export const problemFlag = named("ProblemFlag", evidenceRows.problemFlag);
export const contact = named("Contact", evidenceRows.contact);
export const note = named("Note", evidenceRows.note);
export const comment = named("Comment", evidenceRows.comment.extend({ place: span.nullable() }));
export const evidenceView = named(
  "Evidence",
  evidenceRows.evidence.extend({ source, snapshot: snapshotSummary.nullable(), problems: z.array(problemFlag) }),
);
const secondBody = rows.opinion.omit({ supersedes: true });
export const secondOpinion = named(
  "SecondOpinion",
  secondBody.extend({ opinionId: z.string(), reading: z.union([z.literal(2), z.literal(3)]) }),
);
export const givenSecondOpinion = secondOpinion.extend({ claim: claimView });
export const secondDraft = named("SecondDraft", rows.draft.omit({ updatedBy: true }).extend({ personId: z.string() }));
export const givenOpinion = rows.opinion.extend({ claim: claimView });
export const coverage = named(
  "Coverage",
  z.object({
    sentences: z.array(
      z.object({
        start: z.number().int(),
        end: z.number().int(),
        block: z.number().int(),
        state: coverageState,
        claimIds: z.array(z.string()),
      }),
    ),
    accounted: z.number().int(),
    total: z.number().int(),
    byRevision: z.array(z.object({ revision: z.number().int(), accounted: z.number().int(), total: z.number().int() })),
  }),
);
export const sentenceMark = z.union([rows.sentenceMark, z.object({ state: z.null() })]);
export const event = named(
  "Event",
  rows.event.extend({ seq: z.number().int(), prevHash: z.string(), hash: z.string() }),
);
export const presentPeople = named(
  "PresentPeople",
  z.object({ here: z.array(z.object({ personId: z.string(), name: z.string(), claimId: z.string().nullable() })) }),
);
export const verification = named(
  "Verification",
  z.union([
    z.object({ done: z.number().int(), total: z.number().int() }),
    z.object({ unbroken: z.literal(true), events: z.number().int(), hash: z.string() }),
    z.object({ unbroken: z.literal(false), seq: z.number().int(), id: z.string().nullable(), why: z.string() }),
  ]),
);
export const nothing = z.null();
