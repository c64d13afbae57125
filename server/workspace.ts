import type { z } from "zod";
import type { Article, Revision } from "@/core/articles.ts";
import { markedClaim } from "@/core/claim-labels.ts";
import type { Coverage } from "@/core/coverage.ts";
import type { ArticleId } from "@/core/inputs/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import { can, permissions, type Permission } from "@/core/permissions.ts";
import type { Actor, Person } from "@/core/people.ts";
import { listPlaces } from "@/db/claims.ts";
import { getLastSeq } from "@/db/events.ts";
import { listVerdicts } from "@/db/opinions.ts";
import { listPeople } from "@/db/people.ts";
import { loadText } from "./load.ts";
import { coverageOfArticle } from "./progress.ts";

/** What the page of an article needs before any script runs. */
export interface WorkspacePage {
  article: Article;
  revision: Revision;
  coverage: Coverage;
  marks: MarkedClaim[];
  people: Pick<Person, "id" | "name" | "active">[];
  may: Record<Permission, boolean>;
  /** The last event these words know of. */
  seq: number;
}

/** The marks of an article's claims in one revision, with their verdicts. */
async function listMarks(articleId: string, revision: number): Promise<MarkedClaim[]> {
  const places = (await listPlaces([articleId])).filter((place) => place.revision === revision);
  const verdicts = await listVerdicts(articleId);
  const given = new Map(verdicts.opinions.map((row) => [row.claimId, { ...row, draft: false }]));
  for (const { verdict, ...row } of verdicts.drafts)
    if (verdict) given.set(row.claimId, { ...row, verdict, draft: true });
  const claims = new Map<string, Parameters<typeof markedClaim>[0] & { targets: typeof places }>();
  for (const place of places) {
    const claim = claims.get(place.claimId);
    if (claim) claim.targets.push(place);
    else {
      const { claimId: id, number, status } = place;
      claims.set(id, { id, number, status, verdict: given.get(id) ?? null, targets: [place] });
    }
  }
  return [...claims.values()].map(markedClaim);
}

/** Reads what the page of an article shows at once; the rest it asks of the API. */
export async function openWorkspace(actor: Actor, { articleId }: z.output<typeof ArticleId>): Promise<WorkspacePage> {
  const { article, revision } = await loadText(actor, articleId);
  const seq = await getLastSeq(articleId);
  const people = (await listPeople()).map(({ id, name, active }) => ({ id, name, active }));
  const names = Object.keys(permissions) as Permission[];
  return {
    article,
    revision,
    coverage: await coverageOfArticle(article, revision),
    marks: await listMarks(articleId, revision.number),
    people,
    may: Object.fromEntries(names.map((name) => [name, can(actor, name)])) as Record<Permission, boolean>,
    seq,
  };
}
