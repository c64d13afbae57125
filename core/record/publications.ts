import { canonicalJson } from "../events.ts";
import { noticesUpTo, type Publication, type PublicationState } from "../publications.ts";
import type { ArticleRecord } from "../record.ts";
import type { FieldError } from "../refusal.ts";

/** What does not fit in the publications of a record, but for what their states say: see stateErrors(). */
export function publicationErrors({ publications, revisions, blobs }: ArticleRecord): FieldError[] {
  const kept = new Set(blobs.map((row) => row.sha256));
  const numbers = new Set(revisions.map((row) => row.number));
  return publications.flatMap((row, i) => {
    const isUntouched = row.withdrawnBy === null && row.withdrawnBecause === "";
    return [
      ...wrong(row.number !== i + 1, `${i}.number`, `Publications are numbered in order; this one is ${i + 1}.`),
      ...wrong(!numbers.has(row.revision), `${i}.revision`, `There is no revision ${row.revision}.`),
      ...wrong(!kept.has(row.stateSha256), `${i}.stateSha256`, "The bytes of this state are not in the record."),
      ...wrong((row.correction === null) !== (i === 0), `${i}.correction`, "All but the first say what changed."),
      ...wrong(row.withdrawnAt === null && !isUntouched, `${i}.withdrawnAt`, "Who withdraws does it at a time."),
    ];
  });
}

/** What the frozen state of a publication says otherwise than its record: at most one error a publication. */
export function stateErrors(
  { article, publications }: Pick<ArticleRecord, "article" | "publications">,
  publication: Publication,
  { number, publishedAt, firstPublishedAt, corrections, report }: PublicationState,
): FieldError[] {
  const i = publications.indexOf(publication);
  const pairs: [unknown, unknown][] = [
    [report.articleId, article.id],
    [report.audience, "public"],
    [report.revision.number, publication.revision],
    [number, publication.number],
    [publishedAt, publication.createdAt],
    [firstPublishedAt, publications[0]?.createdAt],
    [canonicalJson(corrections), canonicalJson(noticesUpTo(publications.slice(0, i + 1)))],
  ];
  const fits = pairs.every(([said, kept]) => said === kept);
  return wrong(!fits, `${i}.stateSha256`, "These bytes are the state of another publication, or were changed.");
}

function wrong(isWrong: boolean, path: string, message: string): FieldError[] {
  return isWrong ? [{ path: `publications.${path}`, message }] : [];
}
