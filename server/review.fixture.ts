import type { Actor } from "@/core/people.ts";
import { operations } from "./operations.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

/** What every opinion of these tests says: nothing is missing from it. */
export const said = (verdict: string, justification = "j") => ({ verdict, justification, missing: "m" });

/** For tests: a desk with an article, and what its people do in words as short as they are. */
export async function aDesk() {
  const [first, second, third] = [await aPerson("checker"), await aPerson("checker"), await aPerson("checker")].map(
    acting,
  ) as [Actor, Actor, Actor];
  const [editor, legal, admin] = [await aPerson("editor"), await aPerson("legal"), await aPerson("admin")].map(
    acting,
  ) as [Actor, Actor, Actor];
  const articleId = (await anArticle(first, "One came. Two went away. Three stayed.")).id;
  const claimOf = (claimId: string, who = editor) => ask(operations.getClaim, who, { claimId });
  return {
    first,
    second,
    third,
    editor,
    legal,
    admin,
    articleId,
    claimOf,
    /** A claim that the second reader is to read. */
    named: (fields: object = {}) => aClaim(first, articleId, "One came", { secondReader: second.personId, ...fields }),
    give: (who: Actor, claimId: string, verdict: string, justification?: string) =>
      ask(operations.giveOpinion, who, { claimId, ...said(verdict, justification) }),
    read: (who: Actor, claimId: string, verdict: string, justification?: string) =>
      ask(operations.giveSecondOpinion, who, { claimId, ...said(verdict, justification) }),
    move: async (who: Actor, claimId: string, name: string, reason = "") =>
      ask(operations.moveClaim, who, { claimId, version: (await claimOf(claimId, who)).version, move: name, reason }),
    openTo: async (who: Actor, claimId: string) => {
      const { moves } = await ask(operations.listMoves, who, { claimId });
      return moves.filter(({ open, byPublication }) => open === true && !byPublication).map((row) => row.move);
    },
    decisionsOn: async (claimId: string) => (await ask(operations.listMoves, editor, { claimId })).decisions,
    opinionsOn: async (claimId: string) => (await ask(operations.listOpinions, editor, { claimId })).items,
  };
}
