import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Contact } from "@/core/contacts.ts";
import { db } from "./client.ts";
import { claims, contacts, drafts, evidence, sources } from "./schema.ts";

/** What has been done on the claims of some articles, as far as a circle may see: enough for the desk. */
export interface ClaimWork {
  /** Claims with evidence or words of a verdict. */
  begun: ReadonlySet<string>;
  /** Live contacts. */
  contacts: readonly (Pick<Contact, "claimId" | "outcome" | "deadline"> & { articleId: string })[];
}

/** What has been done on the claims of these articles. */
export async function getClaimWork(articleIds: readonly string[], circle: "team" | "legal"): Promise<ClaimWork> {
  if (articleIds.length === 0) return { begun: new Set(), contacts: [] };
  const reader = await db();
  const here = inArray(claims.articleId, [...articleIds]);
  const forTeam = and(ne(evidence.visibility, "legal"), ne(sources.visibility, "legal"));
  const withEvidence = await reader
    .selectDistinct({ id: evidence.claimId })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(and(here, isNull(evidence.deletedAt), circle === "legal" ? undefined : forTeam));
  const drafted = await reader
    .select({ id: drafts.claimId })
    .from(drafts)
    .innerJoin(claims, eq(claims.id, drafts.claimId))
    .where(here);
  const { claimId, outcome, deadline } = contacts;
  const asked = await reader
    .select({ articleId: claims.articleId, claimId, outcome, deadline })
    .from(contacts)
    .innerJoin(claims, eq(claims.id, contacts.claimId))
    .where(
      and(
        here,
        isNull(claims.deletedAt),
        isNull(contacts.deletedAt),
        circle === "legal" ? undefined : ne(contacts.visibility, "legal"),
      ),
    );
  return { begun: new Set([...withEvidence, ...drafted].map((row) => row.id)), contacts: asked };
}
