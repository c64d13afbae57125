import type { Person } from "@/core/people.ts";
import { operations } from "@/server/operations.ts";
import type { outsideOperations } from "@/server/operations/outside-claims.ts";
import type { revisionOperations } from "@/server/operations/revisions.ts";
import { acting, aClaim, anArticle, ask } from "@/server/testing.ts";
import type { Asked } from "./testing.ts";

/** As requestsOf() of routes.fixture.ts, of revisions, claims that wait for a place in them, and claims from elsewhere. */
export function revisionRequestsOf(
  editor: Person,
  articleId: string,
): Record<keyof typeof revisionOperations | keyof typeof outsideOperations, (who: Person) => Promise<Asked> | Asked> {
  const own = async () => (await anArticle(acting(editor), "The river rose.", "It fell again in May.")).id;
  /** A claim whose words are gone from the present text. */
  const waiting = async () => {
    const id = await own();
    const claim = await aClaim(acting(editor), id, "It fell again in May.");
    await ask(operations.addRevision, acting(editor), { articleId: id, base: 1, text: "The river rose." });
    return ask(operations.getClaim, acting(editor), { claimId: claim.id });
  };
  const number = "1";
  return {
    addRevision: async () => ({ params: { articleId: await own() }, body: { base: 1, text: "The river rose twice." } }),
    previewRevision: () => ({ params: { articleId }, body: { base: 1, text: "Something else." } }),
    listRevisions: () => ({ params: { articleId } }),
    getRevision: () => ({ params: { articleId, number } }),
    diffRevisions: () => ({ params: { articleId, number }, query: "?from=1" }),
    previewOutside: () => ({ params: { articleId }, body: { text: "Claim\nThe river rose." } }),
    bringInOutside: async () => ({
      params: { articleId: await own() },
      body: { text: "Claim,Verdict\nThe river rose.,False", rows: [1] },
    }),
    listWaiting: () => ({ params: { articleId } }),
    placeTarget: async () => {
      const { id, version, target } = await waiting();
      return { params: { claimId: id }, body: { targetId: target.id, version, removed: true } };
    },
  };
}
