import type { EvidenceClass } from "@/core/evidence.ts";
import { missingFrom, type OpinionBody } from "@/core/opinions.ts";
import { forbids, policyGaps, saysSomething, type SetPolicy } from "@/core/policy.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { listHidden } from "@/db/circles.ts";
import { listEvidence } from "@/db/evidence.ts";
import { originsOf } from "./derivations.ts";
import { circleOf } from "./load.ts";
import { readPolicy } from "./policy.ts";

interface Citing {
  cites: readonly string[];
}

/** What these cite that is for legal, and so not there for anybody else. */
export async function hiddenCites(actor: Actor, rows: readonly (Citing | undefined)[]): Promise<ReadonlySet<string>> {
  if (circleOf(actor) === "legal") return new Set();
  return listHidden(rows.flatMap((row) => row?.cites ?? []));
}

/** As somebody sees it from whom these citations are hidden. */
export function seen<T extends Citing>(row: T, hidden: ReadonlySet<string>): T {
  return { ...row, cites: row.cites.filter((id) => !hidden.has(id)) };
}

/** The citations somebody gave, and behind them those they cannot see and so cannot have taken out. */
export function withHidden(
  given: readonly string[],
  before: Citing | undefined,
  hidden: ReadonlySet<string>,
): string[] {
  return [...given, ...(before?.cites ?? []).filter((id) => hidden.has(id))];
}

/** Refuses citations that are not evidence on this claim, as far as this person may see it. */
export async function requireCites(actor: Actor, claimId: string, cites: readonly string[] | undefined): Promise<void> {
  if (!cites?.length) return;
  const there = new Set((await listEvidence([claimId], circleOf(actor))).map((row) => row.id));
  const wrong = cites.findIndex((id) => !there.has(id));
  if (wrong === -1) return;
  const message = "This is not evidence on this claim. Add it to the claim first, or take it out.";
  throw new Refusal("invalid", message, { errors: [{ path: `cites.${wrong}`, message }] });
}

/**
 * Refuses an opinion that lacks something: a justification, evidence or the reason why there is none, or what the
 * desk's rules ask for. `cites` is what this person gave, without what is hidden from them. Answers the rules.
 */
export async function requireWhole(
  actor: Actor,
  claimId: string,
  body: OpinionBody,
  cites: readonly string[] | undefined,
): Promise<SetPolicy> {
  const policy = await readPolicy();
  const gaps = forbids(policy) ? policyGaps(policy, body.verdict, await citedBy(actor, claimId, cites)) : [];
  const missing = [...missingFrom(body), ...gaps];
  if (missing.length > 0) throw new Refusal("invalid", missing[0]?.message ?? "", { errors: missing });
  return policy;
}

/** What a verdict rests on, as the desk's rules count it: what this person cites, not what is hidden from them. */
async function citedBy(
  actor: Actor,
  claimId: string,
  cites: readonly string[] = [],
): Promise<{ origins: number; classes: EvidenceClass[] }> {
  const rows = await listEvidence([claimId], circleOf(actor));
  const cited = rows.filter((row) => cites.includes(row.id) && saysSomething(row));
  const { origins } = await originsOf(actor, [...new Set(cited.map((row) => row.sourceId))]);
  return { origins, classes: cited.map((row) => row.class) };
}

/** Now, but later than what came before, whatever the clock says: the newest one stands. */
export function timeAfter(before: string | undefined): string {
  const now = Date.now();
  return new Date(before === undefined ? now : Math.max(now, Date.parse(before) + 1)).toISOString();
}

/** What an opinion says, with nothing left out. */
export function fullBody(
  verdict: OpinionBody["verdict"],
  rest: Partial<{ [K in keyof OpinionBody]: OpinionBody[K] | undefined }>,
): OpinionBody {
  return {
    verdict,
    reasons: rest.reasons ?? [],
    justification: rest.justification ?? "",
    disposition: rest.disposition ?? null,
    proposedText: rest.proposedText ?? "",
    cites: rest.cites ?? [],
    missing: rest.missing ?? "",
    wouldChange: rest.wouldChange ?? "",
    asOf: rest.asOf ?? null,
  };
}
