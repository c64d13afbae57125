import type { ArticleRecord } from "../record.ts";

/**
 * The ids of the persons that a record's rows and events refer to, sorted, each once: those that `people` of an export
 * holds. Persons named inside the data of an event are not looked for.
 */
export function referredPeople(record: Omit<ArticleRecord, "people">): string[] {
  const { article, claims, drafts, problemFlags, history } = record;
  const { revisions, targets, sources, derivations, snapshots, evidence } = record;
  const { contacts, notes, opinions, sentenceMarks, secondOpinions, wordingAnswers, decisions } = record;
  const { clearances, comments, publications } = record;
  const made = [
    [article],
    [revisions, claims, targets, sources, derivations, snapshots, evidence].flat(),
    [problemFlags, contacts, notes, opinions, sentenceMarks].flat(),
    [secondOpinions, wordingAnswers, decisions, clearances, comments, publications].flat(),
  ].flat();
  const ids = [
    article.assignee,
    ...made.map((row) => row.createdBy),
    ...claims.flatMap((row) => [row.assignee, row.secondReader, row.thirdReader]),
    ...drafts.map((row) => row.updatedBy),
    ...problemFlags.map((row) => row.answeredBy),
    ...[clearances, publications].flat().map((row) => row.withdrawnBy),
    ...targets.map((row) => row.decidedBy),
    ...comments.flatMap((row) => [row.resolvedBy, ...row.mentions]),
    ...history.map((row) => row.actorId),
  ];
  return [...new Set(ids.filter((id) => id !== null))].toSorted();
}
