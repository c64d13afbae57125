import type { z } from "zod";
import { changesBetween } from "@/core/changes.ts";
import type { UpdatePolicy } from "@/core/inputs/sources.ts";
import type { Actor } from "@/core/people.ts";
import { defaultPolicy, type Policy, type SetPolicy } from "@/core/policy.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getSetting, updateSetting } from "@/db/settings.ts";
import { permit } from "./permit.ts";

/** The row of the desk's rules in the settings. */
const policyKey = "policy";

/** The desk's rules on evidence, for whoever has to obey them. */
export async function readPolicy(): Promise<SetPolicy> {
  const setting = await getSetting(policyKey);
  const value = (setting?.value ?? {}) as Partial<Policy>;
  const { minEvidence, minOrigins, primaryRequired } = { ...defaultPolicy, ...value };
  return { version: setting?.version ?? 0, minEvidence, minOrigins, primaryRequired };
}

export async function getPolicy(actor: Actor): Promise<SetPolicy> {
  permit(actor, "article.read");
  return readPolicy();
}

/** Sets the desk's rules on evidence. Verdicts given before stay. Refuses a stale version as a conflict. */
export async function updatePolicy(actor: Actor, input: z.output<typeof UpdatePolicy>): Promise<SetPolicy> {
  permit(actor, "newsroom.manage");
  const before = await readPolicy();
  const { version, ...value } = input;
  const changes = changesBetween({ ...before }, value);
  if (version === before.version && Object.keys(changes).length === 0) return before;
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [updateSetting(policyKey, version, value)],
    events: [newEvent(actor, { at, type: "policy.changed", data: { changes } })],
    answer: () => ({ version: version + 1, ...value }),
  });
}
