import type { z } from "zod";
import { placedBlocks } from "@/core/article-text.ts";
import type { Article, Revision } from "@/core/articles.ts";
import { isPlaced, type Claim, type Span } from "@/core/claims.ts";
import { OutsideRow, type PreviewOutside } from "@/core/inputs/outside-claims.ts";
import { safeHref } from "@/core/links.ts";
import {
  outsideKey,
  outsideVerdictName,
  outsideWords,
  type OutsideClaim,
  type OutsideSource,
} from "@/core/outside-claims.ts";
import type { OutsidePreview, OutsidePreviewRow } from "@/core/outside-claims/preview.ts";
import { groundOf, placeOutside, type Ground, type OutsidePlace } from "@/core/outside-claims/placing.ts";
import { proposedVerdict } from "@/core/outside-claims/ratings.ts";
import type { Actor } from "@/core/people.ts";
import type { VerdictId } from "@/core/verdicts.ts";
import { listAllClaims, listTargetClaims } from "@/db/claims.ts";
import { sha256 } from "@/db/commit.ts";
import { listLiveTargets } from "@/db/revisions.ts";
import { requireStillWanted } from "./copies.ts";
import { readOutside, type OutsideFile } from "./imports/outside-claims.ts";
import { loadText } from "./load.ts";
import { permit } from "./permit.ts";
import { urlKey } from "./sources.ts";

/** A claim from elsewhere, looked at beside the article it would come into. */
export interface LookedAt {
  claim: OutsideClaim;
  /** The id of its first target, made of what it says: it can come in once. */
  targetId: string;
  place: OutsidePlace;
  verdict: VerdictId | null;
  status: OutsidePreviewRow["status"];
  /** Ours that it is, or is alike. */
  ours: Claim | null;
  /** Why it cannot come in. */
  problems: readonly string[];
}

/** A file of claims beside its article. */
export interface OutsideLook {
  article: Article;
  revision: Revision;
  ground: Ground;
  file: OutsideFile;
  from: string;
  rows: readonly LookedAt[];
}

/** The id of a claim's target, made of the article and of what makes the claim the same: equal for equal claims. */
export function outsideTargetId(articleId: string, key: string, at: number): string {
  const digits = sha256(`outside-claim\n${articleId}\n${key}\n${at}`);
  // UUID version 8, which is for ids made by a rule of one's own (RFC 9562)
  const variant = ((Number.parseInt(digits[16]!, 16) & 0x3) | 0x8).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20)];
  return [...parts, digits.slice(20, 32)].join("-");
}

/** May bring in claims with their sources and what was said of them. */
export function permitOutside(actor: Actor): void {
  permit(actor, "claim.mark");
  permit(actor, "source.write");
  permit(actor, "evidence.write");
  permit(actor, "opinion.give");
}

function shortened(address: string): string {
  return address.length > 80 ? `${address.slice(0, 80)}…` : address;
}

/** The claim without addresses that lead nowhere, and with a remark for each. */
function harmless(claim: OutsideClaim, article: Article): OutsideClaim {
  const remarks = [...claim.remarks];
  const usable = (url: string): string => {
    if (url === "" || safeHref(url) !== undefined) return url;
    remarks.push(`The address «${shortened(url)}» leads to no page, and is left out.`);
    return "";
  };
  const sources = claim.sources
    .map((source): OutsideSource => ({ ...source, url: usable(source.url) }))
    .filter(({ url, title }) => url !== "" || title.trim() !== "");
  const reviewUrl = usable(claim.reviewUrl);
  const [page, own] = [urlKey(claim.page), urlKey(article.url)];
  if (page !== null && own !== null && page !== own) {
    remarks.push(`It was said of another page: ${shortened(claim.page)}`);
  }
  return { ...claim, sources, reviewUrl, remarks };
}

/** Why ours cannot hold it, in sentences with the way out. */
function problemsOf(claim: OutsideClaim): string[] {
  if (outsideWords(claim).trim() === "") {
    return ["It quotes no words and states nothing. Give it words or a statement in the file."];
  }
  const read = OutsideRow.safeParse(claim);
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => `${path.map(String).join(" ")}: ${message}`);
}

const fold = (words: string): string => words.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
const spanKey = ({ start, end }: Span): string => `${start} ${end}`;

/** Finds claims of ours that stand where one from elsewhere would, or say what it says. */
async function ourClaims(articleId: string) {
  const all = await listAllClaims(articleId);
  const byId = new Map(all.map((claim) => [claim.id, claim]));
  const standing = all.filter(({ deletedAt }) => deletedAt === null);
  const targets = (await listLiveTargets(articleId)).filter(({ claimId }) => byId.get(claimId)?.deletedAt === null);
  const bySpan = new Map(targets.filter(isPlaced).map((row) => [spanKey(row), row.claimId]));
  const byWords = new Map(targets.filter((row) => !isPlaced(row)).map((row) => [fold(row.exact), row.claimId]));
  const byStatement = new Map(standing.map((claim) => [fold(claim.statement), claim.id]));
  const alike = (claim: OutsideClaim, { kind, spans: [first] }: OutsidePlace): Claim | null => {
    const here = kind === "placed" && first ? bySpan.get(spanKey(first)) : byWords.get(fold(outsideWords(claim)));
    const said = claim.statement.trim() === "" ? undefined : byStatement.get(fold(claim.statement));
    return byId.get(here ?? said ?? "") ?? null;
  };
  return { byId, alike };
}

type Wanted = z.output<typeof PreviewOutside>;

/** Reads a file of claims and looks where each would go, or each of `only` these rows; keeps nothing. */
export async function lookAtOutside(
  actor: Actor,
  input: Wanted,
  gone: AbortSignal | undefined,
  only?: ReadonlySet<number>,
): Promise<OutsideLook> {
  const { article, revision } = await loadText(actor, input.articleId);
  permitOutside(actor);
  const file = await readOutside(input);
  requireStillWanted(gone);
  const ground = groundOf(revision.text, placedBlocks(revision.document));
  const { byId, alike } = await ourClaims(article.id);
  const wanted = file.claims.filter(({ row }) => only === undefined || only.has(row));
  const claims = wanted.map((claim) => harmless(claim, article));
  const ids = claims.map((claim) => outsideTargetId(article.id, outsideKey(claim), 0));
  const known = new Map((await listTargetClaims(ids)).map((row) => [row.id, row.claimId]));
  const seen = new Set<string>();
  const rows = claims.map((claim, i): LookedAt => {
    const targetId = ids[i]!;
    const problems = problemsOf(claim);
    const place: OutsidePlace = problems.length > 0 ? { kind: "not-found", spans: [] } : placeOutside(ground, claim);
    const brought = byId.get(known.get(targetId) ?? "") ?? null;
    const like = brought ?? (problems.length > 0 ? null : alike(claim, place));
    const repeats = seen.has(targetId);
    seen.add(targetId);
    const name = claim.verdict === null ? "" : outsideVerdictName(claim.verdict);
    const chosen = input.verdicts && Object.hasOwn(input.verdicts, name) ? input.verdicts[name]! : undefined;
    const proposed = claim.verdict === null ? null : proposedVerdict(claim.verdict);
    const status = statusOf({ problems, brought, repeats, like });
    return { claim, targetId, place, verdict: chosen === undefined ? proposed : chosen, status, ours: like, problems };
  });
  const from = (input.from ?? input.file?.fileName ?? "").replaceAll(/\s+/gu, " ").trim().slice(0, 300);
  return { article, revision, ground, file, from: from || "a paste", rows };
}

function statusOf(found: { problems: readonly string[]; brought: Claim | null; repeats: boolean; like: Claim | null }) {
  if (found.problems.length > 0) return "refused";
  if (found.brought) return "known";
  if (found.repeats) return "repeated";
  return found.like ? "alike" : "new";
}

/** At most so many places of one claim are named. */
const placesNamed = 3;

function previewRow({ ground }: OutsideLook, row: LookedAt, inPoints: boolean): OutsidePreviewRow {
  const { claim, place, ours } = row;
  const count = (offset: number) => (inPoints ? ground.points.toCodePoint(offset) : offset);
  const [first] = place.spans;
  const block = first && ground.blocks.findLast(({ start }) => start <= first.start);
  return {
    row: claim.row,
    words: outsideWords(claim),
    statement: claim.statement,
    speaker: claim.speaker,
    saidAt: claim.saidAt,
    place: place.kind,
    spans: place.spans.slice(0, placesNamed).map(({ start, end }) => ({ start: count(start), end: count(end) })),
    paragraph: block ? ground.blocks.indexOf(block) + 1 : null,
    verdict: claim.verdict && { name: outsideVerdictName(claim.verdict), proposed: row.verdict },
    justification: claim.justification,
    sources: claim.sources.map(({ url, title }) => ({ url, title })),
    status: row.status,
    claim: ours && { id: ours.id, number: ours.number, deleted: ours.deletedAt !== null },
    problems: row.problems,
    remarks: claim.remarks,
  };
}

/** What a file of claims was taken for, and what would become of each of them in this article; keeps nothing. */
export async function previewOutside(actor: Actor, input: Wanted, gone?: AbortSignal): Promise<OutsidePreview> {
  const look = await lookAtOutside(actor, input, gone);
  const { file, from, revision, rows } = look;
  const inPoints = input.offsets === "code-points";
  return {
    kind: file.kind,
    from,
    revision: revision.number,
    sheet: file.sheet,
    rows: rows.map((row) => previewRow(look, row, inPoints)),
    left: file.left,
  };
}
