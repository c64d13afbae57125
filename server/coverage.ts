import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { codePointMap, fromCodePoints } from "@/core/anchoring.ts";
import type { Span } from "@/core/claims.ts";
import type { SentenceMark } from "@/core/coverage.ts";
import type { CoverageHistory } from "@/core/coverage-shares.ts";
import type { CoverageOf, SetSentence } from "@/core/inputs/coverage.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { marksBySentence, replacedMarks } from "@/core/text/sentence-marks.ts";
import { deleteSentenceMark, insertSentenceMark, listSentenceMarks } from "@/db/articles.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { atRevision } from "@/db/revisions.ts";
import { loadText } from "./load.ts";
import { permit } from "./permit.ts";
import { coverageOfArticle, sentencesOf, sharesOfArticle } from "./progress.ts";
import { requireRevision } from "./targets.ts";

/** How each sentence of the present text is accounted for, and how many were in each version. */
export async function getCoverage(actor: Actor, input: z.output<typeof CoverageOf>): Promise<CoverageHistory> {
  const { article, revision } = await loadText(actor, input.articleId);
  const present = await coverageOfArticle(article, revision);
  const { accounted, total } = present;
  const only = [{ revision: 1, accounted, total }];
  const coverage = { ...present, byRevision: revision.number === 1 ? only : await sharesOfArticle(article) };
  if (input.offsets === "utf-16") return coverage;
  const map = codePointMap(revision.text);
  const counted = coverage.sentences.map((row) => ({
    ...row,
    start: map.toCodePoint(row.start),
    end: map.toCodePoint(row.end),
  }));
  return { ...coverage, sentences: counted };
}

/**
 * Says of the sentence at exactly this span that it is an opinion, on author, or not checkable; null takes that back.
 * Refused where no sentence stands at the span.
 */
export async function setSentence(
  actor: Actor,
  input: z.output<typeof SetSentence>,
): Promise<SentenceMark | { state: null }> {
  const { article, revision } = await loadText(actor, input.articleId);
  permit(actor, "coverage.write");
  requireRevision(input.revision, revision);
  const { start, end } = input.offsets === "code-points" ? fromCodePoints(revision.text, input) : input;
  const sentences = sentencesOf(revision, article.language);
  const place = sentences.findIndex((each) => each.start === start && each.end === end);
  if (place === -1)
    throw new Refusal("invalid", "No sentence stands at exactly this place. GET coverage lists the sentences.");
  const marks = await listSentenceMarks(article.id, revision.number);
  const old = marksBySentence(sentences, marks)[place];
  const counted = <M extends Span>(mark: M): M => ({ ...mark, start: input.start, end: input.end });
  if (old && old.state === input.state && old.start === start && old.end === end) return counted(old);
  if (!old && input.state === null) return { state: null };
  const { gone, again } = replacedMarks(sentences, marks, place);
  const moved = again.map(({ sentence, mark }) => {
    const exact = revision.text.slice(sentence.start, sentence.end);
    return { ...mark, id: uuidv7(), start: sentence.start, end: sentence.end, exact };
  });
  const at = new Date().toISOString();
  const exact = revision.text.slice(start, end);
  const made = { id: uuidv7(), articleId: article.id, revision: revision.number, start, end, exact };
  const mark = input.state && { ...made, state: input.state, createdAt: at, createdBy: actor.personId };
  const data = { start, end, exact, revision: revision.number, state: [old?.state ?? null, input.state] };
  return commit(actor, {
    writes: [
      atRevision(revision),
      ...gone.map(({ id }) => deleteSentenceMark(id)),
      ...[...moved, ...(mark ? [mark] : [])].map(insertSentenceMark),
    ],
    events: [newEvent(actor, { at, type: "sentence.set", articleId: article.id, data })],
    answer: () => (mark ? counted(mark) : { state: null }),
  });
}
