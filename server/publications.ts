import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import type { ReportChange } from "@/core/claim-corrections.ts";
import { compareReports, draftNotice, kindsOf, requiredKinds } from "@/core/corrections.ts";
import type {
  CorrectPublication,
  PublicationId,
  PublicationsOfArticle,
  PublishArticle,
  WithdrawPublication,
} from "@/core/inputs/publications.ts";
import type { Actor } from "@/core/people.ts";
import { publicationBlindly, reportBlindly, stateBlindly } from "@/core/publication-blindness.ts";
import {
  correctionKinds,
  type Correction,
  type CorrectionKind,
  type Publication,
  type PublicationState,
} from "@/core/publications.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Report } from "@/core/reports.ts";
import { timeInWords } from "@/core/time-words.ts";
import { insertBlob } from "@/db/blobs.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import * as rows from "@/db/publications.ts";
import { blindAmong, blindIn } from "./blindness.ts";
import { loadArticle } from "./load.ts";
import { permit } from "./permit.ts";
import { correctionMoves, type ReportCorrection } from "./correction-moves.ts";
import { freeze, loadState, publicReport } from "./publication-states.ts";

/** What publishing now would change. */
export interface PublicationDraft {
  changes: readonly ReportChange[];
  kinds: readonly CorrectionKind[];
  notice: string;
  /** Whether the newest state says the same as a new one would. */
  same: boolean;
  standing: Publication | null;
}

/** A publication that this person may see, with its article's others. */
export async function loadPublication(actor: Actor, id: string): Promise<Publication> {
  const publication = await rows.getPublication(id);
  if (publication) await loadArticle(actor, publication.articleId);
  else permit(actor, "article.read");
  if (!publication) throw new Refusal("not-found", "There is no such publication here. Look for it in its article.");
  return publication;
}

/**
 * The claims that this person still has to read blind. What is published is out: whoever opens the public page as a
 * reader sees every verdict, and no account keeps them from it. But nothing that somebody asks of the desk under their
 * own name may tell them: as in exportReport(), what they get by the API has those claims unrated.
 */
async function blindTo(actor: Actor, claims: readonly { id: string }[]): Promise<Set<string>> {
  const ids = claims.map(({ id }) => id);
  return new Set([...(await blindAmong(actor, ids))].filter(([, kept]) => kept === "verdict").map(([id]) => id));
}

/** Publications as this person may be told of them. */
async function told(actor: Actor, publications: readonly Publication[]): Promise<Publication[]> {
  const [newest] = publications;
  const blind = newest && [...(await blindIn(actor, newest.articleId)).values()].includes("verdict");
  return blind ? publications.map(publicationBlindly) : [...publications];
}

/** Every publication of an article, the newest first. */
export async function listPublications(
  actor: Actor,
  { articleId }: z.output<typeof PublicationsOfArticle>,
): Promise<{ items: Publication[]; next: null }> {
  await loadArticle(actor, articleId);
  return { items: await told(actor, (await rows.listPublications(articleId)).toReversed()), next: null };
}

/** A publication with its state, in which claims that this person has to read blind are unrated. */
export async function getPublication(
  actor: Actor,
  { publicationId }: z.output<typeof PublicationId>,
): Promise<Publication & { state: PublicationState }> {
  const publication = await loadPublication(actor, publicationId);
  const [row] = await told(actor, [publication]);
  return { ...(row ?? publication), state: await stateFor(actor, publication) };
}

/** The state of a publication as getPublication() tells it. */
export async function stateFor(actor: Actor, publication: Publication): Promise<PublicationState> {
  const state = await loadState(publication);
  return stateBlindly(state, await blindTo(actor, state.report.claims));
}

/** What publishing now would change against the newest publication, as far as this person may be told. */
export async function draftPublication(
  actor: Actor,
  { articleId }: z.output<typeof PublicationsOfArticle>,
): Promise<PublicationDraft> {
  await loadArticle(actor, articleId);
  const newest = (await rows.listPublications(articleId)).at(-1);
  if (!newest) return { changes: [], kinds: [], notice: "", same: false, standing: null };
  const [{ report: before }, { report: now }] = [await loadState(newest), await publicReport(actor, articleId)];
  const blind = await blindTo(actor, [...before.claims, ...now.claims]);
  const changes = compareReports(reportBlindly(before, blind), reportBlindly(now, blind));
  const [standing = null] = newest.withdrawnAt === null ? await told(actor, [newest]) : [];
  return { changes, kinds: kindsOf(changes), notice: draftNotice(changes), same: changes.length === 0, standing };
}

/** Refuses whoever still reads a claim blind: they would publish what they may not know, or a state without it. */
async function requireReader(actor: Actor, articleId: string): Promise<void> {
  permit(actor, "report.publish");
  if (![...(await blindIn(actor, articleId)).values()].includes("verdict")) return;
  throw new Refusal(
    "forbidden",
    "You read a claim of this article blind. Give your own opinion on it first, or let another editor publish.",
  );
}

/**
 * Publishes an article's public report as it is now. Claims without a verdict are shown as open. Refused while a
 * publication stands: what changed goes out as its correction. After a withdrawal the new state tells by itself what is
 * other than in the one withdrawn.
 */
export async function publishArticle(actor: Actor, input: z.output<typeof PublishArticle>): Promise<Publication> {
  const { articleId, note } = input;
  await loadArticle(actor, articleId);
  await requireReader(actor, articleId);
  const earlier = await rows.listPublications(articleId);
  const last = earlier.at(-1);
  if (last?.withdrawnAt === null) {
    throw new Refusal(
      "conflict",
      `This article is published, as number ${last.number}. Publish what changed since as a correction of it, or withdraw it first.`,
      { present: last },
    );
  }
  const report = await publicReport(actor, articleId);
  const change = last ? await sinceWithdrawal(last, report.report) : null;
  return put(actor, { report, earlier, change, note, type: "publication.published" });
}

/** What a state that follows a withdrawn one says of that: nothing changes in silence by going off and on again. */
async function sinceWithdrawal(last: Publication, report: Report): Promise<ReportCorrection> {
  const { report: before } = await loadState(last);
  const changes = compareReports(before, report);
  const kinds = kindsOf(changes);
  const gone = `This check was withdrawn on ${timeInWords(last.withdrawnAt ?? "")}: ${last.withdrawnBecause}`;
  const correction: Correction = {
    kinds: kinds.length === 0 ? ["update"] : kinds,
    notice: [gone, draftNotice(changes)].filter(Boolean).join("\n"),
    changes: changes.map(({ sentence }) => sentence),
  };
  return { correction, before, changes };
}

/**
 * Publishes what changed since as a new state of the article, with its notice. Refused when another publication is the
 * newest, when it was withdrawn, when nothing changed, and when a kind is left out that what changed is of.
 */
export async function correctPublication(
  actor: Actor,
  input: z.output<typeof CorrectPublication>,
): Promise<Publication> {
  const { publicationId, kinds, notice, note } = input;
  const publication = await loadPublication(actor, publicationId);
  const { articleId } = publication;
  await requireReader(actor, articleId);
  const earlier = await rows.listPublications(articleId);
  requireNewest(publication, earlier);
  const report = await publicReport(actor, articleId);
  const { report: before } = await loadState(publication);
  const changes = compareReports(before, report.report);
  if (changes.length === 0) {
    throw new Refusal("invalid", "Nothing changed since this was published, so there is nothing to correct.");
  }
  requireKinds(kinds, changes);
  const correction: Correction = {
    kinds: correctionKinds.map(({ id }) => id).filter((id) => kinds.includes(id)),
    notice,
    changes: changes.map(({ sentence }) => sentence),
  };
  const change = { correction, before, changes };
  return put(actor, { report, earlier, change, note, type: "publication.corrected" });
}

function requireNewest(publication: Publication, all: readonly Publication[]): void {
  const newest = all.at(-1);
  if (newest && newest.id !== publication.id) {
    throw new Refusal(
      "conflict",
      `Number ${newest.number} was published since. Your notice is kept: look at what changed, and go on from that one.`,
      { present: newest },
    );
  }
  if (publication.withdrawnAt !== null) {
    throw new Refusal("conflict", "This publication was withdrawn. Publish the article anew.", {
      present: publication,
    });
  }
}

function requireKinds(kinds: readonly CorrectionKind[], changes: readonly ReportChange[]): void {
  const left = requiredKinds(changes).filter((kind) => !kinds.includes(kind));
  if (left.length === 0) return;
  const labels = left.map((kind) => `«${correctionKinds.find(({ id }) => id === kind)?.label ?? kind}»`).join(", ");
  const why = changes.find(({ kind }) => left.includes(kind))?.sentence ?? "";
  const message = `This correction is also ${labels}: ${why} Say so, and send it again.`;
  throw new Refusal("invalid", message, {
    errors: [{ path: "kinds", message }],
    present: { kinds: requiredKinds(changes) },
  });
}

interface Publishing {
  report: { report: Report; chain: PublicationState["chain"] };
  earlier: readonly Publication[];
  change: ReportCorrection | null;
  note: string;
  type: "publication.published" | "publication.corrected";
}

/**
 * Keeps the state's bytes, its row and what is told of it, and moves the claims that it corrects, in one commit; a
 * number that is taken is a conflict.
 */
async function put(actor: Actor, { report, earlier, change, note, type }: Publishing): Promise<Publication> {
  const at = new Date().toISOString();
  const last = earlier.at(-1);
  const correction = change?.correction ?? null;
  const { blob, number } = await freeze({ ...report, at, earlier, correction });
  const row: Publication = {
    id: uuidv7(),
    articleId: report.report.articleId,
    number,
    revision: report.report.revision.number,
    stateSha256: blob.sha256,
    correction,
    note,
    createdAt: at,
    createdBy: actor.personId,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnBecause: "",
  };
  const standing: Write[] = last?.withdrawnAt === null ? [rows.requireStanding(last.id)] : [];
  const moved = change ? await correctionMoves(actor, change, row) : { writes: [], events: [] };
  return commit(actor, {
    writes: [...standing, insertBlob(blob), rows.insertPublication(row), ...moved.writes],
    events: [newEvent(actor, { at, type, articleId: row.articleId, data: toldOf(row) }), ...moved.events],
    answer: () => row,
  });
}

/** What the log says of a publication. Its notice and reasons may tell a verdict: they stand in the row and the state alone. */
function toldOf({ id, number, revision, stateSha256 }: Publication) {
  return { publicationId: id, number, revision, stateSha256 };
}

/** Withdraws the newest publication, and with it every state of the article: their addresses say when and why. */
export async function withdrawPublication(
  actor: Actor,
  { publicationId, reason }: z.output<typeof WithdrawPublication>,
): Promise<Publication> {
  const publication = await loadPublication(actor, publicationId);
  permit(actor, "report.publish");
  const { articleId } = publication;
  const newest = (await rows.listPublications(articleId)).at(-1);
  if (publication.withdrawnAt !== null) {
    throw new Refusal("conflict", "This publication was withdrawn already.", { present: publication });
  }
  if (newest && newest.id !== publication.id) {
    throw new Refusal("conflict", `Number ${newest.number} stands in its place. Withdraw that one.`, {
      present: newest,
    });
  }
  const at = new Date().toISOString();
  const withdrawn = { withdrawnAt: at, withdrawnBy: actor.personId, withdrawnBecause: reason };
  return commit(actor, {
    writes: [rows.withdrawPublication(publicationId, withdrawn)],
    events: [newEvent(actor, { at, type: "publication.withdrawn", articleId, data: toldOf(publication) })],
    answer: () => ({ ...publication, ...withdrawn }),
  });
}
