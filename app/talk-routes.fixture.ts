import { can } from "@/core/permissions.ts";
import type { Person } from "@/core/people.ts";
import { operations } from "@/server/operations.ts";
import type { commentOperations } from "@/server/operations/comments.ts";
import { acting, aClaim, ask } from "@/server/testing.ts";
import type { Asked } from "./testing.ts";

const version = (n: number) => ({ "if-match": `"${n}"` });

/** As requestsOf() of routes.fixture.ts, of the talk on an article. */
export function talkRequestsOf(
  editor: Person,
  articleId: string,
): Record<keyof typeof commentOperations, (who: Person) => Promise<Asked> | Asked> {
  const newClaim = async () => ({ claimId: (await aClaim(acting(editor), articleId, "gamma")).id });
  /** A comment of whoever asks, if they may write one. */
  const aComment = async (who: Person) => {
    const by = acting(can(who, "comment.write") ? who : editor);
    return { commentId: (await ask(operations.addComment, by, { ...(await newClaim()), body: "C" })).id };
  };
  return {
    listComments: async () => ({ params: await newClaim() }),
    addComment: async (who) => ({ params: await newClaim(), body: { body: "C", mentions: [who.id] } }),
    listArticleComments: () => ({ params: { articleId } }),
    addArticleComment: () => ({ params: { articleId }, body: { body: "C", target: { exact: "beta" } } }),
    updateComment: async (who) => ({ params: await aComment(who), body: { body: "x" }, headers: version(1) }),
    deleteComment: async (who) => ({ params: await aComment(who), headers: version(1) }),
    resolveComment: async (who) => ({ params: await aComment(who), body: {}, headers: version(1) }),
    reopenComment: async (who) => {
      const params = await aComment(who);
      if (can(who, "comment.write")) await ask(operations.resolveComment, acting(who), { ...params, version: 1 });
      return { params, body: {}, headers: version(2) };
    },
  };
}
