/** A claim in each status, as each person of a small desk finds it. */
import { newClaim, type ClaimStatus } from "./claims.ts";
import type { ClaimState } from "./move-guards.ts";
import type { Opinion } from "./opinions.ts";
import type { Role } from "./people.ts";
import { defaultReviewPolicy } from "./review-policy.ts";
import type { SecondOpinion } from "./second-opinions.ts";

const at = "2026-03-12T09:00:00.000Z";

/** Who is there, and as what. */
export const desk = {
  first: ["checker"],
  second: ["checker"],
  third: ["checker"],
  other: ["checker"],
  editor: ["editor"],
  "editor who gave it": ["editor"],
  "editor who reads": ["editor"],
  legal: ["legal"],
  admin: ["admin"],
  viewer: ["viewer"],
} as const satisfies Record<string, readonly Role[]>;
export type Somebody = keyof typeof desk;

export const acting = (who: Somebody): { personId: string; roles: readonly Role[] } => ({
  personId: who,
  roles: desk[who],
});

export const opinionBy = (by: string, verdict: Opinion["verdict"] = "supported"): Opinion => ({
  id: `opinion of ${by}`,
  claimId: "c",
  verdict,
  reasons: [],
  justification: "j",
  disposition: null,
  proposedText: "",
  cites: ["e"],
  missing: "",
  wouldChange: "",
  asOf: null,
  scale: "claimcheck",
  scaleVersion: 1,
  createdAt: at,
  createdBy: by,
  supersedes: null,
});

export function secondBy(by: string, reading: 2 | 3, verdict: Opinion["verdict"], on: Opinion): SecondOpinion {
  const { supersedes: _, ...body } = opinionBy(by, verdict);
  return { ...body, id: `reading of ${by}`, opinionId: on.id, reading };
}

/** A claim in this status with what its way there left behind: an opinion, and a second one that differs. */
export function stateIn(status: ClaimStatus, more: Partial<ClaimState> = {}): ClaimState {
  const first = opinionBy("first");
  const judged = status !== "marked" && status !== "researching" && status !== "awaiting-reply";
  const read = status === "agreed" || status === "disputed";
  const claim = { ...newClaim({}, { id: "c", articleId: "a", at, by: "first" }), number: 1, status };
  return {
    claim,
    first: judged ? first : undefined,
    given: read ? [secondBy("second", 2, status === "agreed" ? "supported" : "refuted", first)] : [],
    cited: judged ? 1 : 0,
    last: undefined,
    publishedAt: null,
    waits: false,
    policy: defaultReviewPolicy,
    ...more,
  };
}
