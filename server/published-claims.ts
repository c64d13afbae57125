import type { Claim } from "@/core/claims.ts";
import type { PublicationState } from "@/core/publications.ts";
import type { Time } from "@/core/time.ts";
import { listPublications } from "@/db/publications.ts";
import { loadState } from "./publication-states.ts";

/** States are never changed: the claims that the last used ones tell something of are kept. */
const kept = new Map<string, Promise<ReadonlySet<string>>>();
const mostKept = 200;

/** A verdict, or that it was withdrawn. */
function toldOf({ report }: PublicationState): ReadonlySet<string> {
  return new Set(report.claims.filter(({ state }) => state === "decided" || state === "void").map(({ id }) => id));
}

async function claimsIn(stateSha256: string): Promise<ReadonlySet<string>> {
  const told = kept.get(stateSha256) ?? loadState({ stateSha256 }).then(toldOf);
  kept.delete(stateSha256);
  kept.set(stateSha256, told);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return told.catch((error: unknown) => {
    kept.delete(stateSha256);
    throw error;
  });
}

/**
 * When a publication of its article, withdrawn or not, last told of the verdict of each of these claims or that it is
 * void, by claim; one that none ever told of is not in it.
 */
export async function publishedTimes(claims: readonly Pick<Claim, "id" | "articleId">[]): Promise<Map<string, Time>> {
  const times = new Map<string, Time>();
  for (const articleId of new Set(claims.map((claim) => claim.articleId))) {
    const wanted = new Set(claims.filter((claim) => claim.articleId === articleId).map(({ id }) => id));
    for (const { stateSha256, createdAt } of (await listPublications(articleId)).toReversed()) {
      const told = await claimsIn(stateSha256);
      for (const id of wanted) if (told.has(id) && wanted.delete(id)) times.set(id, createdAt);
      if (wanted.size === 0) break;
    }
  }
  return times;
}
