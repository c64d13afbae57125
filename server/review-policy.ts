import type { z } from "zod";
import { changesBetween } from "@/core/changes.ts";
import type { UpdateReviewPolicy } from "@/core/inputs/review.ts";
import type { Actor } from "@/core/people.ts";
import { defaultReviewPolicy, type ReviewPolicy, type Rules, type SetReviewPolicy } from "@/core/review-policy.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getSetting, updateSetting } from "@/db/settings.ts";
import { permit } from "./permit.ts";
import { readPolicy } from "./policy.ts";

/** The row of the rules on review in the settings. */
const reviewPolicyKey = "review-policy";

/** The desk's rules, for whoever has to obey them or tells readers of them. */
export async function readReviewPolicy(): Promise<Rules> {
  return { ...(await present()), evidence: await readPolicy() };
}

async function present(): Promise<SetReviewPolicy> {
  const setting = await getSetting(reviewPolicyKey);
  const value = (setting?.value ?? {}) as Partial<ReviewPolicy>;
  const { secondReading, chosenVerdicts, chosenPriorities, selfApproval } = { ...defaultReviewPolicy, ...value };
  return { version: setting?.version ?? 0, secondReading, chosenVerdicts, chosenPriorities, selfApproval };
}

export async function getReviewPolicy(actor: Actor): Promise<SetReviewPolicy> {
  permit(actor, "article.read");
  return present();
}

/** Sets the desk's rules on review. Claims approved before stay approved. Refuses a stale version as a conflict. */
export async function updateReviewPolicy(
  actor: Actor,
  input: z.output<typeof UpdateReviewPolicy>,
): Promise<SetReviewPolicy> {
  permit(actor, "newsroom.manage");
  const before = await present();
  const { version, ...value } = input;
  const changes = changesBetween<ReviewPolicy>(before, value);
  if (version === before.version && Object.keys(changes).length === 0) return before;
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [updateSetting(reviewPolicyKey, version, value)],
    events: [newEvent(actor, { at, type: "review-policy.changed", data: { changes } })],
    answer: () => ({ version: version + 1, ...value }),
  });
}
