import type { z } from "zod";
import type { ReadinessOf } from "@/core/inputs/readiness.ts";
import type { Actor } from "@/core/people.ts";
import { readinessOf, type Readiness } from "@/core/readiness.ts";
import { readersView } from "@/core/report/masks.ts";
import { blindOf } from "./blindness.ts";
import { circleOf } from "./load.ts";
import { readPolicy } from "./policy.ts";
import { loadRecordForReport } from "./records.ts";

/**
 * How an article stands with the codes of fact-checkers and the house rules, in the circle of who asks: what is for
 * legal is not counted for the desk, and of a claim that they read blind no verdict is told.
 */
export async function getReadiness(actor: Actor, { articleId }: z.output<typeof ReadinessOf>): Promise<Readiness> {
  const record = await loadRecordForReport(actor, articleId);
  const blind = await blindOf(actor, record.claims);
  const kept = [...blind].filter(([, what]) => what === "verdict").map(([id]) => id);
  const view = readersView(record, circleOf(actor) === "legal" ? "legal" : "editor");
  return readinessOf(view, await readPolicy(), new Set(kept));
}
