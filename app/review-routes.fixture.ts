import { can } from "@/core/permissions.ts";
import type { Person } from "@/core/people.ts";
import { operations } from "@/server/operations.ts";
import type { readinessOperations } from "@/server/operations/readiness.ts";
import type { reviewOperations } from "@/server/operations/review.ts";
import type { wordingOperations } from "@/server/operations/wordings.ts";
import { readReviewPolicy } from "@/server/review-policy.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "@/server/testing.ts";
import type { Asked, Name } from "./testing.ts";

const version = (n: number) => ({ "if-match": `"${n}"` });
const said = { verdict: "supported", justification: "j", missing: "m" };

/** As requestsOf() of routes.fixture.ts, of the acts of review. */
export function reviewRequestsOf(
  editor: Person,
  articleId: string,
): Record<
  keyof typeof reviewOperations | keyof typeof readinessOperations | keyof typeof wordingOperations,
  (who: Person) => Promise<Asked> | Asked
> {
  const by = <K extends Name>(who: Person, name: K, raw: object) =>
    ask(operations[name] as never, acting(who), raw) as Promise<Record<string, never>>;
  let checker: Promise<Person> | undefined;
  const newClaim = async (fields = {}) => ({ claimId: (await aClaim(acting(editor), articleId, "gamma", fields)).id });
  /** A claim with a verdict of somebody who never asks. */
  const proposed = async (fields = {}) => {
    const params = await newClaim(fields);
    await by(await (checker ??= aPerson("checker")), "giveOpinion", { ...params, ...said });
    return params;
  };
  const readBy = (who: Person) => proposed(can(who, "opinion.give") ? { secondReader: who.id } : {});
  const settled = async () => {
    const own = await anArticle(acting(editor), "Own.");
    await by(editor, "setSentence", { articleId: own.id, start: 0, end: 4, state: "opinion" });
    return { articleId: own.id };
  };
  const trackOf = (who: Person) => (can(who, "claim.decide") ? "editor" : "legal");

  return {
    listMoves: async () => ({ params: await newClaim() }),
    moveClaim: async (who) => {
      if (can(who, "claim.hold")) {
        return { params: await newClaim(), body: { move: "hold", reason: "r" }, headers: version(1) };
      }
      const params = await newClaim();
      if (can(who, "opinion.give")) await by(who, "giveOpinion", { ...params, ...said });
      return { params, body: { move: "withdraw" }, headers: version(2) };
    },
    approveClaims: async () => ({ params: { articleId }, body: { claimIds: [(await proposed()).claimId] } }),
    assignClaims: async (who) => ({
      params: { articleId },
      body: { claimIds: [(await newClaim()).claimId], assignee: who.id },
    }),
    listSecondOpinions: async () => ({ params: await proposed() }),
    giveSecondOpinion: async (who) => ({ params: await readBy(who), body: said }),
    getSecondDraft: async () => ({ params: await newClaim() }),
    saveSecondDraft: async (who) => ({ params: await readBy(who), body: { justification: "j" } }),
    discardSecondDraft: async (who) => {
      const params = await readBy(who);
      if (can(who, "opinion.give")) await by(who, "saveSecondDraft", { ...params, justification: "j" });
      return { params, headers: version(1) };
    },
    getReviewPolicy: () => ({}),
    updateReviewPolicy: async () => {
      const { version: seen, evidence: _, ...policy } = await readReviewPolicy();
      return { body: policy, headers: version(seen) };
    },
    getClearance: () => ({ params: { articleId } }),
    clearArticle: async (who) => ({ params: await settled(), body: { track: trackOf(who) } }),
    withdrawClearance: async (who) => {
      const params = await settled();
      await by(editor, "clearArticle", { ...params, track: trackOf(who) });
      return { params, body: { track: trackOf(who), reason: "r" } };
    },
    listWordings: () => ({ params: { articleId } }),
    answerWording: async () => {
      const params = await newClaim();
      const fix = { disposition: "fix", proposedText: "delta" };
      const { id } = await by(await (checker ??= aPerson("checker")), "giveOpinion", { ...params, ...said, ...fix });
      return { params, body: { opinionId: id, answer: "declined", reason: "r" } };
    },
    getReview: () => ({}),
    getMyWork: () => ({}),
    getAgreement: () => ({}),
    getReadiness: () => ({ params: { articleId } }),
    lintClaimReview: () => ({ body: { text: "{}" } }),
  };
}
