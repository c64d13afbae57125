import { z } from "zod";
import { upgradeRecord } from "../record/upgrade.ts";
import { recordFormat, recordFormatVersion } from "../record.ts";
import { FileOnDisk } from "./file-on-disk.ts";
import { blob, comment, contact, derivation, evidence, note, problemFlag, snapshot, source } from "./evidence-rows.ts";
import { clearance, decision, keptBack, publication, secondOpinion, wordingAnswer } from "./review-rows.ts";
import { article, claim, draft, event, opinion, original, revision, sentenceMark, target } from "./rows.ts";
import { freeText, id } from "./text.ts";

/** A list of rows at most this long; above it a record is not one article's. */
const list = <S extends z.ZodType>(row: S, max: number) => z.array(row).max(max, `At most ${max} of these.`);

/**
 * The shape of a record (core/record.ts), member by member; what is not in it is refused, so that nothing is lost
 * without a word. Whether its rows fit one another is for recordErrors in core/record/checks.ts.
 */
export const RecordInput = z.strictObject({
  format: z.literal(recordFormat, `This is not a record of Claimcheck: «format» must be "${recordFormat}".`),
  formatVersion: z.literal(recordFormatVersion, `This Claimcheck reads records of version ${recordFormatVersion}.`),
  article,
  original,
  originals: list(original, 1000),
  revisions: list(revision, 1000).min(1, "A record has the text of its article."),
  claims: list(claim, 50_000),
  targets: list(target, 500_000),
  sources: list(source, 100_000),
  derivations: list(derivation, 500_000),
  snapshots: list(snapshot, 500_000),
  blobs: list(blob, 500_000),
  evidence: list(evidence, 500_000),
  problemFlags: list(problemFlag, 500_000),
  contacts: list(contact, 500_000),
  notes: list(note, 500_000),
  opinions: list(opinion, 500_000),
  drafts: list(draft, 50_000),
  secondOpinions: list(secondOpinion, 500_000),
  wordingAnswers: list(wordingAnswer, 500_000),
  decisions: list(decision, 500_000),
  clearances: list(clearance, 100_000),
  comments: list(comment, 500_000),
  sentenceMarks: list(sentenceMark, 500_000),
  publications: list(publication, 10_000),
  keptBack: list(keptBack, 100_002),
  people: list(z.strictObject({ id, name: freeText(1000) }), 10_000),
  history: list(event, 2_000_000),
});

/** A record as it may come in: of this version, or of an earlier one, which is read as this one. */
export const ImportRecord = z.preprocess(upgradeRecord, RecordInput);

/** So large may a bundle be that comes in by a request: bytes. The command line takes larger ones. */
export const largestBundle = 1024 * 1024 * 1024;

export const ImportBundle = z.object({ file: z.instanceof(FileOnDisk) });
