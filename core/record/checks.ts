import { articleText, placedBlocks } from "../article-text.ts";
import type { Revision } from "../articles.ts";
import { isAccepted } from "../carry.ts";
import { isPlaced } from "../claims.ts";
import { publicationErrors } from "./publications.ts";
import type { ArticleRecord, RecordOriginal } from "../record.ts";
import { copyErrors } from "./copy-checks.ts";
import { Refusal, type FieldError } from "../refusal.ts";

/** What core cannot do for itself. */
export interface RecordHashes {
  /** SHA-256 (hex) of a text as UTF-8. */
  ofText: (text: string) => string;
  /** SHA-256 (hex) and number of the bytes of a file's row, wherever they lie. */
  ofFile: (row: Pick<RecordOriginal, "sha256" | "base64">) => { sha256: string; size: number };
}

/** So many errors are named; a record with more has one cause. */
const mostErrors = 50;

/**
 * Refuses a record whose rows do not fit one another, with `invalid` and a message for each member that is wrong.
 * Call it after RecordInput of core/inputs/records.ts accepted the record's shape.
 */
export function refuseUnsound(record: ArticleRecord, hashes: RecordHashes): void {
  const errors = recordErrors(record, hashes);
  const first = errors[0];
  if (!first) return;
  throw new Refusal(
    "invalid",
    `This record does not fit together, so nothing of it was imported. ${first.path}: ${first.message}`,
    { errors },
  );
}

/** What does not fit in a record of the right shape: at most 50 errors, each with its dot path. */
export function recordErrors(record: ArticleRecord, hashes: RecordHashes): FieldError[] {
  return [
    ...originalErrors(record, hashes),
    ...revisionErrors(record, hashes),
    ...uniqueErrors(record),
    ...referenceErrors(record),
    ...placeErrors(record),
    ...copyErrors(record, hashes),
    ...publicationErrors(record),
    ...claimErrors(record),
  ].slice(0, mostErrors);
}

function originalErrors(record: ArticleRecord, { ofFile }: RecordHashes): FieldError[] {
  const { article, original, originals, revisions } = record;
  const isTrue = (row: RecordOriginal, path: string) => {
    const { sha256, size } = ofFile(row);
    return [
      ...wrong(sha256 !== row.sha256, `${path}.sha256`, "This is not the SHA-256 of its bytes."),
      ...wrong(size !== row.size, `${path}.size`, `Its bytes are ${size}.`),
    ];
  };
  const kept = new Set([original, ...originals].map((row) => row.sha256));
  return [
    ...wrong(article.originalSha256 !== original.sha256, "article.originalSha256", "This is not original.sha256."),
    ...isTrue(original, "original"),
    ...originals.flatMap((row, i) => isTrue(row, `originals.${i}`)),
    ...revisions.flatMap(({ originalSha256 }, i) =>
      wrong(
        originalSha256 !== null && !kept.has(originalSha256),
        `revisions.${i}.originalSha256`,
        "Its bytes are not in this record.",
      ),
    ),
  ];
}

function revisionErrors({ revisions }: ArticleRecord, { ofText }: RecordHashes): FieldError[] {
  return revisions.flatMap(({ number, text, document, sha256, revertsTo }, i) => [
    ...wrong(number !== i + 1, `revisions.${i}.number`, `Revisions are numbered in order; this one is ${i + 1}.`),
    ...wrong((revertsTo ?? 0) >= number, `revisions.${i}.revertsTo`, "This is no earlier revision."),
    ...wrong(text !== articleText(document), `revisions.${i}.text`, "This is not the text of the document."),
    ...wrong(sha256 !== ofText(text), `revisions.${i}.sha256`, "This is not the SHA-256 of the text."),
  ]);
}

function uniqueErrors(record: ArticleRecord): FieldError[] {
  const byId = (row: { id: string }): string => row.id;
  return [
    ...repeated("claims", record.claims, byId, "id"),
    ...repeated("claims", record.claims, (row) => String(row.number), "number"),
    ...repeated("targets", record.targets, byId, "id"),
    ...repeated("sources", record.sources, byId, "id"),
    ...repeated("derivations", record.derivations, byId, "id"),
    ...repeated("snapshots", record.snapshots, byId, "id"),
    ...repeated("snapshots", record.snapshots, (row) => `${row.sourceId} ${row.number}`, "number"),
    ...repeated("blobs", record.blobs, (row) => row.sha256, "sha256"),
    ...repeated("evidence", record.evidence, byId, "id"),
    ...repeated("evidence", record.evidence, (row) => `${row.claimId} ${row.number}`, "number"),
    ...repeated("problemFlags", record.problemFlags, byId, "id"),
    ...repeated("contacts", record.contacts, byId, "id"),
    ...repeated("notes", record.notes, byId, "id"),
    ...repeated("opinions", record.opinions, byId, "id"),
    ...repeated("secondOpinions", record.secondOpinions, byId, "id"),
    ...repeated("secondOpinions", record.secondOpinions, (row) => `${row.opinionId} ${row.reading}`, "reading"),
    ...repeated("wordingAnswers", record.wordingAnswers, byId, "id"),
    ...repeated("decisions", record.decisions, byId, "id"),
    ...repeated("clearances", record.clearances, byId, "id"),
    ...repeated("comments", record.comments, byId, "id"),
    ...repeated("keptBack", record.keptBack, (row) => `${row.audience} ${row.claimId}`, "claimId"),
    ...repeated("publications", record.publications, byId, "id"),
    ...repeated("originals", record.originals, (row) => row.sha256, "sha256"),
    ...repeated("drafts", record.drafts, (row) => row.claimId, "claimId"),
    ...repeated("sentenceMarks", record.sentenceMarks, byId, "id"),
    ...repeated("sentenceMarks", record.sentenceMarks, (row) => `${row.revision} ${row.start} ${row.end}`, "start"),
    ...repeated("people", record.people, byId, "id"),
    ...repeated("history", record.history, byId, "id"),
  ];
}

function repeated<T>(list: string, rows: readonly T[], key: (row: T) => string, member: string): FieldError[] {
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    const before = seen.size;
    seen.add(key(row));
    return wrong(seen.size === before, `${list}.${i}.${member}`, `An earlier row of ${list} has the same ${member}.`);
  });
}

/** Every id that a row names stands in the record. */
function referenceErrors(record: ArticleRecord): FieldError[] {
  const articles = { ids: new Set([record.article.id]), kind: "article" };
  const claims = { ids: new Set(record.claims.map((row) => row.id)), kind: "claim" };
  const sources = { ids: new Set(record.sources.map((row) => row.id)), kind: "source" };
  const snapshots = { ids: new Set(record.snapshots.map((row) => row.id)), kind: "snapshot" };
  const evidence = { ids: new Set(record.evidence.map((row) => row.id)), kind: "piece of evidence" };
  const opinions = { ids: new Set(record.opinions.map((row) => row.id)), kind: "opinion" };
  const targets = { ids: new Set(record.targets.map((row) => row.id)), kind: "target" };
  const comments = { ids: new Set(record.comments.map((row) => row.id)), kind: "comment" };
  const people = { ids: new Set(record.people.map((row) => row.id)), kind: "person" };
  const each = referencesOf;
  return [
    ...each("article", [record.article], { assignee: people, createdBy: people }),
    ...each("revisions", record.revisions, { articleId: articles, createdBy: people }),
    ...each("claims", record.claims, {
      articleId: articles,
      assignee: people,
      secondReader: people,
      thirdReader: people,
      createdBy: people,
      splitFrom: claims,
      mergedInto: claims,
    }),
    ...each("targets", record.targets, {
      articleId: articles,
      claimId: claims,
      createdBy: people,
      decidedBy: people,
      carriedFrom: targets,
    }),
    ...each("sources", record.sources, { mergedInto: sources, createdBy: people }),
    ...each("derivations", record.derivations, { sourceId: sources, originId: sources, createdBy: people }),
    ...each("snapshots", record.snapshots, { sourceId: sources, createdBy: people }),
    ...each("evidence", record.evidence, {
      claimId: claims,
      sourceId: sources,
      snapshotId: snapshots,
      driftedIn: snapshots,
      movedFrom: claims,
      createdBy: people,
    }),
    ...each("problemFlags", record.problemFlags, { evidenceId: evidence, createdBy: people, answeredBy: people }),
    ...each("contacts", record.contacts, { claimId: claims, createdBy: people }),
    ...each("notes", record.notes, { claimId: claims, createdBy: people }),
    ...each("opinions", record.opinions, { claimId: claims, supersedes: opinions, createdBy: people, cites: evidence }),
    ...each("secondOpinions", record.secondOpinions, {
      claimId: claims,
      opinionId: opinions,
      createdBy: people,
      cites: evidence,
    }),
    ...each("wordingAnswers", record.wordingAnswers, { claimId: claims, opinionId: opinions, createdBy: people }),
    ...each("decisions", record.decisions, { claimId: claims, createdBy: people }),
    ...each("clearances", record.clearances, { articleId: articles, createdBy: people, withdrawnBy: people }),
    ...each("keptBack", record.keptBack, { claimId: claims }),
    ...each("publications", record.publications, { articleId: articles, createdBy: people, withdrawnBy: people }),
    ...each("comments", record.comments, {
      articleId: articles,
      claimId: claims,
      evidenceId: evidence,
      parentId: comments,
      createdBy: people,
      resolvedBy: people,
      mentions: people,
    }),
    ...each("drafts", record.drafts, { claimId: claims, updatedBy: people, cites: evidence }),
    ...each("sentenceMarks", record.sentenceMarks, { articleId: articles, createdBy: people }),
    ...each("history", record.history, { articleId: articles, claimId: claims, actorId: people }),
  ];
}

interface Known {
  ids: ReadonlySet<string>;
  kind: string;
}

function referencesOf<T extends object>(
  list: string,
  rows: readonly T[],
  members: Readonly<Partial<Record<keyof T & string, Known>>>,
): FieldError[] {
  const named = Object.entries(members) as [keyof T & string, Known][];
  return rows.flatMap((row, i) =>
    named.flatMap(([member, { ids, kind }]) => {
      const missing = [row[member]].flat().find((id) => typeof id === "string" && !ids.has(id));
      const path = list === "article" ? `article.${member}` : `${list}.${i}.${member}`;
      return wrong(missing !== undefined, path, `There is no ${kind} ${String(missing)} in this record.`);
    }),
  );
}

/** Targets and sentence marks stand where they say, word for word; one without a place only keeps what its words were. */
function placeErrors({ revisions, targets, sentenceMarks }: ArticleRecord): FieldError[] {
  const blocks = new Map(revisions.map((row) => [row.number, placedBlocks(row.document)]));
  const byNumber = new Map(revisions.map((row) => [row.number, row]));
  const stands = (path: string, row: { revision: number; start: number; end: number; exact: string }): FieldError[] => {
    const revision = byNumber.get(row.revision);
    if (!revision) return [{ path: `${path}.revision`, message: `There is no revision ${row.revision}.` }];
    return wrong(!isAt(revision, row), `${path}.exact`, "These words do not stand at start to end of that revision.");
  };
  const targetErrors = targets.flatMap((row, i) => {
    const path = `targets.${i}`;
    if (row.state === "orphaned" || (!isPlaced(row) && !isAccepted(row.state))) {
      return wrong(!byNumber.has(row.revision), `${path}.revision`, `There is no revision ${row.revision}.`);
    }
    const text = byNumber.get(row.revision)?.text ?? "";
    const block = blocks.get(row.revision)?.[row.block];
    return [
      ...stands(path, row),
      ...wrong(
        !block || row.start < block.start || row.start > block.end,
        `${path}.block`,
        "It starts in another block.",
      ),
      ...wrong(!text.slice(0, row.start).endsWith(row.prefix), `${path}.prefix`, "These words do not stand before it."),
      ...wrong(!text.startsWith(row.suffix, row.end), `${path}.suffix`, "These words do not stand behind it."),
    ];
  });
  return [...targetErrors, ...sentenceMarks.flatMap((row, i) => stands(`sentenceMarks.${i}`, row))];
}

function isAt({ text }: Revision, { start, end, exact }: { start: number; end: number; exact: string }): boolean {
  return start < end && end <= text.length && text.slice(start, end) === exact;
}

/** A merged claim is gone, and a claim that is not has words in the current revision. */
function claimErrors({ claims, targets, revisions }: ArticleRecord): FieldError[] {
  const current = revisions.length;
  const live = targets.filter((row) => row.revision === current && row.retiredAt === null);
  const withWords = new Set(live.map((row) => row.claimId));
  return claims.flatMap((row, i) => [
    ...wrong(
      row.mergedInto !== null && row.deletedAt === null,
      `claims.${i}.deletedAt`,
      "A claim merged into another is deleted with it.",
    ),
    ...wrong(row.mergedInto === row.id, `claims.${i}.mergedInto`, "A claim cannot be merged into itself."),
    ...wrong(
      row.deletedAt === null && !withWords.has(row.id),
      `claims.${i}`,
      `This claim has no target in revision ${current}.`,
    ),
  ]);
}

function wrong(isWrong: boolean, path: string, message: string): FieldError[] {
  return isWrong ? [{ path, message }] : [];
}
