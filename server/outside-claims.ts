import { setImmediate as breathe } from "node:timers/promises";
import type { z } from "zod";
import { placedBlocks } from "@/core/article-text.ts";
import type { Article, Revision } from "@/core/articles.ts";
import { isPlaced, type Claim, type Span } from "@/core/claims.ts";
import { OutsideRow, outsideWritten, type PreviewOutside } from "@/core/inputs/outside-claims.ts";
import { safeHref } from "@/core/links.ts";
import {
  outsideJustification,
  outsideKey,
  outsideVerdictName,
  outsideWords,
  type OutsideClaim,
  type OutsideSource,
} from "@/core/outside-claims.ts";
import type { Gathered } from "@/core/outside-claims/gathering.ts";
import type { OutsidePreviewRow } from "@/core/outside-claims/preview.ts";
import { groundOf, placeOutside, type Ground, type OutsidePlace } from "@/core/outside-claims/placing.ts";
import {
  draftAnew,
  withRatings,
  type Anew,
  type DraftAnew,
  type KnownVerdict,
} from "@/core/outside-claims/rated-anew.ts";
import { proposedVerdict } from "@/core/outside-claims/ratings.ts";
import type { Actor } from "@/core/people.ts";
import type { VerdictId } from "@/core/verdicts.ts";
import { listAllClaims } from "@/db/claims.ts";
import { listLiveTargets } from "@/db/revisions.ts";
import { requireStillWanted } from "./copies.ts";
import { broughtBefore, ratedAnew, targetIds, type AnewHere } from "./outside-known.ts";
import type { OutsideFile } from "./imports/outside-claims.ts";
import type { OutsideReading } from "./imports/outside-content.ts";
import { loadText } from "./load.ts";
import { permit } from "./permit.ts";
import { recently } from "./recently.ts";
import { urlKey } from "./sources.ts";

/** A claim from elsewhere, looked at beside the article it would come into. */
export interface LookedAt {
  claim: OutsideClaim;
  /** What was said of it, the newest first. */
  ratings: readonly OutsideClaim[];
  repeats: number | null;
  /** The id of its first target, made of what its first row says: it can come in once. */
  targetId: string;
  /** What that id is made of, for its other targets. */
  key: string;
  place: OutsidePlace;
  verdict: VerdictId | null;
  status: OutsidePreviewRow["status"];
  /** Ours that it is, or is alike. */
  ours: Claim | null;
  /** Of a claim that is rated anew: the ratings that are new here, and the draft that they come into. */
  anew: { fresh: readonly OutsideClaim[]; known: KnownVerdict; draft: DraftAnew } | null;
  /** Why it cannot come in. */
  problems: readonly string[];
}

/** A file of claims beside its article. */
export interface OutsideLook {
  article: Article;
  revision: Revision;
  ground: Ground;
  file: OutsideFile;
  /** The page that was fetched for it now. */
  page: OutsideReading["page"];
  from: string;
  rows: readonly LookedAt[];
}

/** So long one look works before others are heard, in ms. */
const turn = 15;

/** The texts that claims were looked for in last, each a minute. */
const grounds = recently<Ground>(3, 60_000);

async function groundFor({ articleId, number, text, document }: Revision): Promise<Ground> {
  return grounds(`${articleId} ${number}`, () => Promise.resolve(groundOf(text, placedBlocks(document))));
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

/** The address, or nothing where it leads to no page. */
const harmlessUrl = (url: string): string => (safeHref(url) === undefined ? "" : url);

/** The claim without addresses that lead nowhere, and with a remark for each. */
function harmless(claim: OutsideClaim, article: Article): OutsideClaim & { remarks: string[] } {
  const remarks = [...claim.remarks];
  const usable = (url: string): string => {
    if (url === "" || harmlessUrl(url) !== "") return url;
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
function problemsOf(claim: OutsideClaim, ratings: readonly OutsideClaim[], from: string): string[] {
  if (outsideWords(claim).trim() === "") {
    return ["It quotes no words and states nothing. Give it words or a statement in the file."];
  }
  const [read, written] = [OutsideRow.safeParse(claim), outsideWritten.safeParse(outsideJustification(ratings, from))];
  const issues = [...(read.error?.issues ?? []), ...((read.success && written.error?.issues) || [])];
  return issues.map(({ path, message }) => `${path.map(String).join(" ") || "What was said of it"}: ${message}`);
}

const fold = (words: string): string => words.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
const spanKey = ({ start, end }: Span): string => `${start} ${end}`;

type FindAlike = (claim: OutsideClaim, place: OutsidePlace) => Claim | null;

/** Finds claims of ours that stand where one from elsewhere would, or say what it says. */
async function alikeIn(articleId: string): Promise<FindAlike> {
  const all = await listAllClaims(articleId);
  const byId = new Map(all.map((claim) => [claim.id, claim]));
  const standing = all.filter(({ deletedAt }) => deletedAt === null);
  const targets = (await listLiveTargets(articleId)).filter(({ claimId }) => byId.get(claimId)?.deletedAt === null);
  const bySpan = new Map(targets.filter(isPlaced).map((row) => [spanKey(row), row.claimId]));
  const byWords = new Map(targets.filter((row) => !isPlaced(row)).map((row) => [fold(row.exact), row.claimId]));
  const byStatement = new Map(standing.map((claim) => [fold(claim.statement), claim.id]));
  return (claim, { kind, spans: [first] }) => {
    const here = kind === "placed" && first ? bySpan.get(spanKey(first)) : byWords.get(fold(outsideWords(claim)));
    const said = claim.statement.trim() === "" ? undefined : byStatement.get(fold(claim.statement));
    return byId.get(here ?? said ?? "") ?? null;
  };
}

type Wanted = z.output<typeof PreviewOutside>;

/** Where it is from, in words: as somebody said, else as the reading knows it. */
function fromWords(said: string | undefined, name: string): string {
  const words = (said ?? name).replaceAll(/\s+/gu, " ").trim();
  return words.slice(0, 300).replace(/[\ud800-\udbff]$/u, "") || "a paste";
}

/** What is the same for every row of a look. */
interface Looking {
  article: Article;
  ground: Ground;
  from: string;
  verdicts: Wanted["verdicts"];
  alike: FindAlike;
}

/** What is known of a row before it is looked at. */
interface Before {
  targetId: string;
  brought: Claim | null;
  /** The row above that has its id. */
  twin: number | null;
  /** The row above that says the same claim is rated anew. */
  withAnew: boolean;
  anewHere: AnewHere | undefined;
}

/** The ratings that are new here, with what becomes of the draft; null where there are none. */
function anewOf(ratings: readonly OutsideClaim[], here: AnewHere | undefined): LookedAt["anew"] {
  return here && "fresh" in here ? { ...here, draft: draftAnew(here.fresh, ratings, here.known) } : null;
}

function lookAt(
  { article, ground, from, verdicts, alike }: Looking,
  { claim: found, ratings, rows, repeats }: Gathered,
  { targetId, brought, twin, withAnew, anewHere }: Before,
): LookedAt {
  const claim = harmless(found, article);
  const problems = problemsOf(claim, ratings, from);
  if (repeats === null && twin !== null && problems.length === 0) {
    claim.remarks.push(`It has the id of row ${twin} with other words, and does not come in.`);
  }
  const place: OutsidePlace = problems.length > 0 ? { kind: "not-found", spans: [] } : placeOutside(ground, claim);
  const like = brought ?? (problems.length > 0 ? null : alike(claim, place));
  const name = claim.verdict === null ? "" : outsideVerdictName(claim.verdict);
  const chosen = verdicts && Object.hasOwn(verdicts, name) ? verdicts[name]! : undefined;
  const verdict = chosen !== undefined || claim.verdict === null ? (chosen ?? null) : proposedVerdict(claim.verdict);
  const anew = twin === null && problems.length === 0 ? anewOf(ratings, anewHere) : null;
  if (brought && anew && !hasRoom(brought, { claim, verdict, ...anew }, from)) {
    problems.push(
      `The verdict in the making of claim ${brought.number} has no room for its new rating: shorten it first.`,
    );
  }
  if (anewHere && "why" in anewHere) claim.remarks.push(anewHere.why);
  const status = statusOf({ problems, brought, anew, withAnew, repeats: repeats ?? twin, like });
  return {
    claim,
    ratings,
    repeats,
    key: outsideKey(rows[0] ?? found),
    targetId,
    place,
    verdict,
    status,
    ours: like,
    anew,
    problems,
  };
}

/** Whether the draft of a known claim still holds the new ratings. */
function hasRoom({ id }: Claim, anew: Anew & { known: KnownVerdict }, from: string): boolean {
  const { draft } = withRatings(id, anew.known, anew, { at: "", by: null, from });
  return outsideWritten.safeParse(draft.justification).success;
}

/** A file's row with addresses of its reviews that lead to pages only. */
function withHarmlessReviews(row: Gathered): Gathered {
  const ratings = row.ratings.map((one) => ({ ...one, reviewUrl: one.reviewUrl && harmlessUrl(one.reviewUrl) }));
  return { ...row, ratings };
}

/** Reads claims and looks where each would go, or each of `only` these rows; keeps nothing. */
export async function lookAtOutside(
  actor: Actor,
  input: Wanted,
  gone: AbortSignal | undefined,
  only?: ReadonlySet<number>,
): Promise<OutsideLook> {
  const { article, revision } = await loadText(actor, input.articleId);
  permitOutside(actor);
  const { readContent } = await import("./imports/outside-content.ts");
  const { gathered, name, page, ...file } = await readContent(actor, input, gone);
  requireStillWanted(gone);
  const ground = await groundFor(revision);
  const from = fromWords(input.from, name);
  const wanted = gathered.filter(({ claim }) => only === undefined || only.has(claim.row)).map(withHarmlessReviews);
  const ids = wanted.map((row) => targetIds(article.id, row));
  const brought = await broughtBefore(ids.flat());
  const again = wanted.flatMap(({ ratings, repeats }, i) => {
    const claim = repeats === null && brought(ids[i]!);
    return claim ? [{ claim, ratings }] : [];
  });
  const anewHere = await ratedAnew(actor, again);
  // what is chosen was looked at beside ours before
  const alike = only === undefined ? await alikeIn(article.id) : () => null;
  const looking = { article, ground, from, verdicts: input.verdicts, alike };
  const seen = new Map<string, number>();
  const anewRows = new Set<number>();
  const rows: LookedAt[] = [];
  let since = performance.now();
  for (const [i, row] of wanted.entries()) {
    const [targetId] = ids[i]!;
    const twin = seen.get(targetId) ?? null;
    if (twin === null) seen.set(targetId, row.claim.row);
    const ours = brought(ids[i]!);
    const isFirst = row.repeats === null && ours !== null;
    const before = { targetId, brought: ours, twin, withAnew: anewRows.has(row.repeats ?? 0) };
    const looked = lookAt(looking, row, { ...before, anewHere: isFirst ? anewHere.get(ours.id) : undefined });
    if (looked.anew) anewRows.add(row.claim.row);
    rows.push(looked);
    if (performance.now() - since < turn) continue;
    await breathe();
    requireStillWanted(gone);
    since = performance.now();
  }
  return { article, revision, ground, file, page, from, rows };
}

function statusOf(
  found: Pick<LookedAt, "problems" | "anew" | "repeats"> &
    Pick<Before, "brought" | "withAnew"> & { like: Claim | null },
) {
  if (found.problems.length > 0) return "refused";
  if (found.anew) return "rated-anew";
  if (found.brought && !found.withAnew) return "known";
  if (found.repeats !== null) return "repeated";
  return found.like ? "alike" : "new";
}
