/** The life of a claim: one table of all moves. The server obeys it; buttons and the tests read it. */
import { claimStatuses, isApproved, isClosed, statusesThat, type Claim, type ClaimStatus } from "./claims.ts";
import * as guards from "./move-guards.ts";
import { readingOf, type ClaimState, type Guard, type Who } from "./move-guards.ts";
import { can, type Permission } from "./permissions.ts";

interface Move {
  move: string;
  label: string;
  from: readonly ClaimStatus[];
  /** Where it leads. `null`: where the claim was before (take-back), or where it is (confirm, hold, release). */
  to: ClaimStatus | null;
  permission: Permission;
  /** Made by giving an opinion, not by itself. */
  byOpinion: boolean;
  /** Made by publishing a correction that changes the claim, not by itself. */
  byPublication: boolean;
  needsReason: boolean;
  /** Asked in order; the first that answers says why not. */
  guards: readonly Guard[];
}

const any: readonly ClaimStatus[] = claimStatuses.map(({ id }) => id);

const opinionMove = {
  permission: "opinion.give",
  byOpinion: true,
  byPublication: false,
  needsReason: false,
} as const;
const deskMove = { byOpinion: false, byPublication: false, needsReason: false } as const;
const publicationMove = {
  permission: "report.publish",
  byOpinion: false,
  byPublication: true,
  needsReason: false,
} as const;
const proposable = statusesThat((claim) => !isClosed(claim));
const approved = statusesThat(isApproved);

export const moves = [
  {
    ...opinionMove,
    move: "propose",
    label: "Give a verdict",
    from: proposable,
    to: "proposed",
    guards: [guards.notTheirs],
  },
  {
    ...opinionMove,
    move: "second-reading",
    label: "Give your second opinion",
    from: ["proposed"],
    to: "agreed",
    guards: [guards.isReader(2)],
  },
  {
    ...opinionMove,
    move: "third-reading",
    label: "Give your third opinion",
    from: ["disputed"],
    to: "agreed",
    guards: [guards.isReader(3)],
  },
  {
    ...deskMove,
    move: "withdraw",
    label: "Withdraw",
    from: ["proposed"],
    to: "researching",
    permission: "opinion.give",
    guards: [guards.gaveIt, guards.unread],
  },
  {
    ...deskMove,
    move: "agree",
    label: "Agree",
    from: ["proposed"],
    to: "agreed",
    permission: "opinion.give",
    guards: [guards.blindFirst, guards.didRead],
  },
  {
    ...deskMove,
    move: "dispute",
    label: "Keep mine",
    from: ["proposed"],
    to: "disputed",
    permission: "opinion.give",
    needsReason: true,
    guards: [guards.blindFirst, guards.didRead, guards.differs],
  },
  {
    ...deskMove,
    move: "approve",
    label: "Approve",
    from: ["proposed", "agreed"],
    to: "approved",
    permission: "claim.decide",
    guards: [
      guards.blindFirst,
      guards.notHeld,
      guards.hasPlace,
      guards.holdsStill,
      guards.notOwn,
      guards.justified,
      guards.readEnough,
    ],
  },
  {
    ...deskMove,
    move: "confirm",
    label: "Still holds",
    from: any,
    to: null,
    permission: "opinion.give",
    guards: [guards.isStale, guards.blindFirst],
  },
  {
    ...deskMove,
    move: "return",
    label: "Return",
    from: ["proposed", "agreed", "disputed", ...approved],
    to: "returned",
    permission: "claim.decide",
    needsReason: true,
    guards: [guards.blindFirst],
  },
  {
    ...deskMove,
    move: "reopen",
    label: "Reopen",
    from: statusesThat(isClosed),
    to: "researching",
    permission: "claim.decide",
    needsReason: true,
    guards: [],
  },
  {
    ...publicationMove,
    move: "correct",
    label: "Correct",
    from: approved,
    to: "corrected",
    guards: [],
  },
  {
    ...publicationMove,
    move: "update",
    label: "Update",
    // what was corrected stays so until it is approved anew
    from: ["approved", "updated"],
    to: "updated",
    guards: [],
  },
  {
    ...deskMove,
    move: "void",
    label: "Withdraw the published check",
    from: approved,
    to: "void",
    permission: "claim.decide",
    needsReason: true,
    guards: [guards.wasPublished],
  },
  {
    ...deskMove,
    move: "hold",
    label: "Hold for legal",
    from: any,
    to: null,
    permission: "claim.hold",
    needsReason: true,
    guards: [guards.notHeldYet],
  },
  {
    ...deskMove,
    move: "release",
    label: "Release",
    from: any,
    to: null,
    permission: "claim.hold",
    guards: [guards.isHeld],
  },
  {
    ...deskMove,
    move: "take-back",
    label: "Take back",
    from: any,
    to: null,
    permission: "claim.move",
    guards: [guards.ownLast],
  },
] as const satisfies readonly Move[];
export type MoveName = (typeof moves)[number]["move"];

/** A move as somebody sees it: open to them now, or why it is not. */
export interface OpenMove {
  move: MoveName;
  label: string;
  needsReason: boolean;
  byOpinion: boolean;
  byPublication: boolean;
  open: true | string;
}

const nouns: Readonly<Record<ClaimStatus, string>> = {
  marked: "not begun",
  researching: "in work",
  "awaiting-reply": "awaiting a reply",
  proposed: "proposed",
  agreed: "agreed",
  disputed: "disputed",
  returned: "returned",
  approved: "approved",
  corrected: "approved, and corrected since",
  updated: "approved, and updated since",
  void: "void: its check was withdrawn",
};

/** Why a move is not open to somebody now, with the way out; undefined when it is. */
export function whyNot(name: MoveName, state: ClaimState, actor: Who): string | undefined {
  const row: Move = moveByName(name);
  const { status } = state.claim;
  if (!row.from.includes(status)) {
    const way = name === "propose" ? " Let an editor reopen it first." : "";
    return `The claim is ${nouns[status]}.${way}`;
  }
  if (!can(actor, row.permission)) return "Your roles do not allow it.";
  for (const guard of row.guards) {
    const why = guard(state, actor);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Every move with whether it is open to somebody now. */
export function openMoves(state: ClaimState, actor: Who): OpenMove[] {
  return moves.map(({ move, label, needsReason, byOpinion, byPublication }) => {
    return { move, label, needsReason, byOpinion, byPublication, open: whyNot(move, state, actor) ?? true };
  });
}

/** The row of a move. */
export function moveByName(name: MoveName): (typeof moves)[number] {
  const row = moves.find(({ move }) => move === name);
  if (!row) throw new Error(`no move «${name}»`);
  return row;
}

/** What a move that is made by itself changes of the claim. `last` is what a take-back takes back. */
export function moved(
  name: MoveName,
  { claim, last }: ClaimState,
): Partial<Pick<Claim, "status" | "legalHold" | "stale">> {
  if (name === "confirm") return { stale: null };
  if (name === "hold" || name === "release") return { legalHold: name === "hold" };
  if (name !== "take-back") return { status: moveByName(name).to ?? claim.status };
  if (last?.move === "hold" || last?.move === "release") return { legalHold: last.move === "release" };
  return { status: last?.from ?? claim.status };
}

/**
 * Where a blind reading leads. Second: the same verdict agrees, another leaves the claim proposed, for its reader to
 * agree or dispute. Third: two of three carry, equal to neither leaves it disputed for the editor. `carries` is whose
 * verdict stands then.
 */
export function readingLeads(
  verdict: string,
  state: Pick<ClaimState, "first" | "given">,
  reading: 2 | 3,
): { status: ClaimStatus; carries: "first" | "second" | null } {
  if (verdict === state.first?.verdict) return { status: "agreed", carries: "first" };
  if (reading === 2) return { status: "proposed", carries: null };
  if (verdict === readingOf(state, 2)?.verdict) return { status: "agreed", carries: "second" };
  return { status: "disputed", carries: null };
}
