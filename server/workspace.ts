import type { z } from "zod";
import { annotatedHtml } from "@/core/annotated-html.ts";
import type { Blind } from "@/core/blindness.ts";
import type { Article } from "@/core/articles.ts";
import { markedClaim } from "@/core/claim-labels.ts";
import type { ArticleId } from "@/core/inputs/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import { can, permissions, type Permission } from "@/core/permissions.ts";
import type { Actor, Person } from "@/core/people.ts";
import { listPlaces } from "@/db/claims.ts";
import { getHead } from "@/db/events.ts";
import { listVerdicts } from "@/db/opinions.ts";
import { listPeople } from "@/db/people.ts";
import { blindIn } from "./blindness.ts";
import { loadArticle, loadText } from "./load.ts";
import { getNewsroom } from "./newsroom.ts";
import { coverageOfArticle } from "./progress.ts";

/** The text as the page shows it before any script runs. */
interface DrawnText {
  revisionNumber: number;
  /** annotatedHtml of the newest text with all marks and coverage. */
  html: string;
  /** Sentences accounted for, of how many. */
  accounted: number;
  total: number;
}

/** What the page of an article needs before any script runs. */
export interface WorkspacePage extends DrawnText {
  article: Article;
  people: Pick<Person, "id" | "name" | "active">[];
  may: Record<Permission, boolean>;
  /** Whether pages of sources may be fetched from here. */
  captureAllowed: boolean;
  /** The last event these words know of. */
  seq: number;
}

/** The marks of an article's claims in one revision, with their verdicts as far as nobody has to be blind to them. */
export async function listMarks(articleId: string, revision: number, blind: Blind): Promise<MarkedClaim[]> {
  const places = (await listPlaces([articleId])).filter((place) => place.revision === revision);
  const verdicts = await listVerdicts(articleId);
  const opinions = verdicts.opinions.filter(({ claimId }) => blind.get(claimId) !== "verdict");
  const given = new Map(opinions.map((row) => [row.claimId, { ...row, draft: false }]));
  for (const { verdict, ...row } of verdicts.drafts)
    if (verdict && !blind.has(row.claimId)) given.set(row.claimId, { ...row, verdict, draft: true });
  const claims = new Map<string, Parameters<typeof markedClaim>[0] & { targets: typeof places }>();
  for (const place of places) {
    const claim = claims.get(place.claimId);
    if (claim) claim.targets.push(place);
    else {
      const { claimId: id, number, status } = place;
      const stale = blind.get(id) === "verdict" ? null : place.stale;
      claims.set(id, { id, number, status, stale, verdict: given.get(id) ?? null, targets: [place] });
    }
  }
  return [...claims.values()].map(markedClaim);
}

/**
 * Texts as they were drawn, by article and the hash of its last event: nothing of them changes without another event.
 * So an article that is opened again is not drawn again, on whichever connection or after whichever restore.
 */
const drawn = new Map<string, DrawnText & { hash: string }>();
/** In characters of HTML, all articles together: about 20 MB. */
const mostDrawn = 10_000_000;

function keepDrawn(articleId: string, text: DrawnText & { hash: string }): void {
  drawn.delete(articleId);
  drawn.set(articleId, text);
  const size = () => [...drawn.values()].reduce((sum, { html }) => sum + html.length, 0);
  while (drawn.size > 0 && size() > mostDrawn) drawn.delete(drawn.keys().next().value ?? "");
}

async function drawText(actor: Actor, articleId: string, blind: Blind): Promise<DrawnText> {
  const { article, revision } = await loadText(actor, articleId);
  const { sentences, accounted, total } = await coverageOfArticle(article, revision);
  const marks = await listMarks(articleId, revision.number, blind);
  const html = annotatedHtml(revision.document, marks, { sentences, language: article.language });
  return { revisionNumber: revision.number, html, accounted, total };
}

/** The text as it was drawn at this event, or drawn anew; for who reads a claim of it blind always anew, and not kept. */
async function textFor(actor: Actor, articleId: string, hash: string): Promise<DrawnText> {
  const blind = await blindIn(actor, articleId);
  if (blind.size > 0) return drawText(actor, articleId, blind);
  const known = drawn.get(articleId);
  const text = known?.hash === hash ? known : await drawText(actor, articleId, blind);
  keepDrawn(articleId, { ...text, hash });
  return text;
}

/** Reads what the page of an article shows at once; the rest it asks of the API. */
export async function openWorkspace(actor: Actor, { articleId }: z.output<typeof ArticleId>): Promise<WorkspacePage> {
  const article = await loadArticle(actor, articleId);
  // read before the text: what is drawn may know of more than this event, never of less
  const { seq, hash } = (await getHead(articleId)) ?? { seq: 0, hash: "" };
  const text = await textFor(actor, articleId, hash);
  const { revisionNumber, html, accounted, total } = text;
  const people = (await listPeople()).map(({ id, name, active }) => ({ id, name, active }));
  const names = Object.keys(permissions) as Permission[];
  const may = Object.fromEntries(names.map((name) => [name, can(actor, name)])) as Record<Permission, boolean>;
  const { captureAllowed } = await getNewsroom();
  return { article, revisionNumber, html, accounted, total, people, may, captureAllowed, seq };
}
