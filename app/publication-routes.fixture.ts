import type { Person } from "@/core/people.ts";
import { operations } from "@/server/operations.ts";
import type { publicationOperations } from "@/server/operations/publications.ts";
import { acting, aClaim, anArticle, ask } from "@/server/testing.ts";
import type { Asked } from "./testing.ts";

/** As requestsOf() of routes.fixture.ts, of publications. */
export function publicationRequestsOf(
  editor: Person,
): Record<keyof typeof publicationOperations, (who: Person) => Promise<Asked> | Asked> {
  const own = async () => (await anArticle(acting(editor), "The river rose.")).id;
  const published = async () => {
    const articleId = await own();
    const { id } = await ask(operations.publishArticle, acting(editor), { articleId });
    return { articleId, publicationId: id };
  };
  const publication = async () => ({ publicationId: (await published()).publicationId });
  let kept: ReturnType<typeof published> | undefined;
  /** The same one for all who only read it. */
  const standing = async () => (kept ??= published());
  return {
    listPublications: async () => ({ params: { articleId: (await standing()).articleId } }),
    publishArticle: async () => ({ params: { articleId: await own() }, body: { note: "n" } }),
    draftPublication: async () => ({ params: { articleId: (await standing()).articleId } }),
    getPublication: async () => ({ params: { publicationId: (await standing()).publicationId } }),
    correctPublication: async () => {
      const { articleId, publicationId } = await published();
      await aClaim(acting(editor), articleId, "river");
      return { params: { publicationId }, body: { kinds: ["update"], notice: "A claim is new." } };
    },
    withdrawPublication: async () => ({ params: await publication(), body: { reason: "It was wrong." } }),
    exportPublication: async () => ({
      params: { publicationId: (await standing()).publicationId, format: "claimreview" },
    }),
  };
}
