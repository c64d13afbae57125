import { owedReading } from "./blindness.ts";
import type { Claim } from "./claims.ts";
import { unsettled, type Decision } from "./decisions.ts";
import type { Opinion } from "./opinions.ts";
import type { Actor } from "./people.ts";
import { needsSecondReading, type ReviewPolicy } from "./review-policy.ts";
import type { SecondOpinion } from "./second-opinions.ts";
import { staleText } from "./staleness.ts";
import type { Time } from "./time.ts";

/** All that a move depends on. */
export interface ClaimState {
  claim: Claim;
  /** The opinion that stands; undefined before there is one. */
  first: Opinion | undefined;
  /** Every second and third opinion on the claim, oldest first. */
  given: readonly SecondOpinion[];
  /** So many of the pieces of evidence that the standing opinion cites still stand. */
  cited: number;
  /** The newest decision. */
  last: Decision | undefined;
  /** When a publication last came out that told of its verdict, or that it is void; null when none did. */
  publishedAt: Time | null;
  /** A person has to say where its words stand in the present text. */
  waits: boolean;
  policy: ReviewPolicy;
}

/** Who would make a move. */
export type Who = Pick<Actor, "personId" | "roles">;
/** Why a move is not open, with the way out; undefined when nothing hinders it. */
export type Guard = (state: ClaimState, actor: Who) => string | undefined;

/** The second or third opinion on the opinion that stands. */
export function readingOf({ first, given }: Pick<ClaimState, "first" | "given">, reading: 2 | 3) {
  return given.find((row) => row.reading === reading && row.opinionId === first?.id);
}

const isMine = (by: string | null | undefined, { personId }: Who): boolean => personId !== null && by === personId;

export const blindFirst: Guard = (state, actor) =>
  owedReading(actor.personId, state) === null
    ? undefined
    : "You are asked to read this claim blind. Give your own opinion first.";

/** Who reads blind is not shown the verdict in the making, and so cannot be the one who writes it. */
export const notTheirs = ({ claim, first }: Pick<ClaimState, "claim" | "first">, actor: Who): string | undefined => {
  if (isMine(first?.createdBy, actor)) return undefined;
  if (!isMine(claim.secondReader, actor) && !isMine(claim.thirdReader, actor)) return undefined;
  return "You are a reader of this claim. Give your own opinion as its reader, or let somebody else be named.";
};

export const gaveIt: Guard = ({ first }, actor) =>
  isMine(first?.createdBy, actor) ? undefined : "Only who proposed the verdict can withdraw it.";

export const unread: Guard = (state) =>
  readingOf(state, 2) ? "It was read already. Ask for it to be returned." : undefined;

export const didRead: Guard = (state, actor) =>
  isMine(readingOf(state, 2)?.createdBy, actor) ? undefined : "Only its second reader can, after their own opinion.";

export const differs: Guard = (state) =>
  readingOf(state, 2)?.verdict === state.first?.verdict ? "Both verdicts are the same." : undefined;

export const isReader =
  (reading: 2 | 3): Guard =>
  (state, actor) => {
    const { claim, first } = state;
    if (isMine(first?.createdBy, actor)) return "The first verdict is yours. Somebody else has to read it.";
    if (readingOf(state, reading)) return "This reading was given already.";
    if (reading === 3 && isMine(readingOf(state, 2)?.createdBy, actor)) return "You read it already.";
    const reader = reading === 2 ? claim.secondReader : claim.thirdReader;
    if (isMine(reader, actor)) return undefined;
    return `You are not the ${reading === 2 ? "second" : "third"} reader of this claim. Ask to be named.`;
  };

export const justified: Guard = ({ first, cited }) => {
  if (!first) return "There is no verdict yet.";
  if (first.justification.trim() === "") return "Its verdict has no justification. Return it.";
  if (cited > 0 || first.missing.trim() !== "") return undefined;
  return "Its verdict cites no evidence that stands, and does not say why. Return it.";
};

export const notOwn: Guard = ({ first, policy }, actor) =>
  !policy.selfApproval && isMine(first?.createdBy, actor)
    ? "You proposed it. Somebody else has to approve it."
    : undefined;

export const isStale: Guard = ({ claim, first }) => {
  if (claim.stale && first) return undefined;
  return "Nothing that its verdict hangs on has changed.";
};

export const holdsStill: Guard = ({ claim: { stale } }) =>
  stale === null
    ? undefined
    : `Its words changed since the verdict: ${stale.words.map(staleText).join("; ")}. Confirm the verdict, or give a new one.`;

export const hasPlace: Guard = ({ waits }) =>
  waits ? "It has no place in this version of the text yet. Say first where its words stand now." : undefined;

export const notHeld: Guard = ({ claim }) => (claim.legalHold ? "Legal holds it. Ask legal to release it." : undefined);

export const notHeldYet: Guard = ({ claim }) => (claim.legalHold ? "Legal holds it already." : undefined);

export const isHeld: Guard = ({ claim }) => (claim.legalHold ? undefined : "Legal does not hold it.");

export const readEnough: Guard = (state) => {
  const { claim, first, policy } = state;
  if (claim.status !== "proposed") return undefined;
  if (readingOf(state, 2)) return "The verdicts differ. Let its second reader agree or dispute, or return it.";
  if (claim.secondReader !== null) return "Its second reader has not read it yet.";
  if (!first || !needsSecondReading(policy, first.verdict, claim.priority)) return undefined;
  return "The desk asks for a second reading of it. Name a second reader.";
};

export const wasPublished: Guard = ({ publishedAt }) =>
  publishedAt === null ? "No verdict on it was ever published. Return it, or reopen it." : undefined;

/** What others may have relied on already: an opinion given stays given. */
const lasting: ReadonlySet<string> = new Set([
  "propose",
  "second-reading",
  "third-reading",
  "take-back",
  "confirm",
  "correct",
  "update",
  unsettled,
]);

export const ownLast: Guard = ({ claim, last, publishedAt }, actor) => {
  if (!last || !isMine(last.createdBy, actor)) return "The last decision is not yours.";
  if (last.claimVersion !== claim.version) return "The claim was changed since. Make another decision.";
  if (last.move === "void" && publishedAt !== null && publishedAt > last.createdAt)
    return "Readers were told of it. Reopen the claim, and say why.";
  return lasting.has(last.move) ? "This cannot be taken back." : undefined;
};
