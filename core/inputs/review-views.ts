/** What the API answers about review. */
import { z } from "zod";
import { claimStatuses, priorities } from "../claims.ts";
import { workGroups } from "../my-work.ts";
import { queueGroups } from "../review-queue.ts";
import { verdicts } from "../verdicts.ts";
import { moves, type MoveName } from "../workflow.ts";
import { claimView } from "./views.ts";

const ids = <T extends string>(table: readonly { id: T }[]) => z.enum(table.map((row) => row.id) as [T, ...T[]]);
const named = <S extends z.ZodType>(name: string, schema: S): S => schema.meta({ id: name });
const moveName = z.enum(moves.map(({ move }) => move) as [MoveName, ...MoveName[]]);

const openMove = named(
  "Move",
  z.object({
    move: moveName,
    label: z.string(),
    needsReason: z.boolean(),
    byOpinion: z.boolean().meta({ description: "Made by giving an opinion" }),
    byPublication: z.boolean().meta({ description: "Made by publishing a correction" }),
    open: z.union([z.literal(true), z.string()]).meta({ description: "true, or why it is not open to you now" }),
  }),
);
const decision = named(
  "Decision",
  z.object({
    id: z.string(),
    claimId: z.string(),
    move: moveName,
    from: ids(claimStatuses),
    to: ids(claimStatuses),
    reason: z.string(),
    opinions: z.array(z.string()),
    claimVersion: z.number().int(),
    createdAt: z.string(),
    createdBy: z.string().nullable(),
  }),
);
export const movesView = z.object({ moves: z.array(openMove), decisions: z.array(decision) });
export const movedClaim = z.object({ claim: claimView, moves: z.array(openMove), version: z.number().int() });

export const reviewPolicy = named(
  "ReviewPolicy",
  z.object({
    version: z.number().int(),
    secondReading: z.enum(["never", "chosen", "always"]),
    chosenVerdicts: z.array(ids(verdicts)),
    chosenPriorities: z.array(z.enum(priorities)),
    selfApproval: z.boolean(),
  }),
);

const track = z.enum(["editor", "legal"]);
export const clearance = named(
  "Clearance",
  z.object({
    id: z.string(),
    articleId: z.string(),
    track,
    revision: z.number().int(),
    note: z.string(),
    conditions: z.array(z.string()),
    createdAt: z.string(),
    createdBy: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    withdrawnBy: z.string().nullable(),
    withdrawnBecause: z.string(),
  }),
);
const condition = z.object({
  id: z.enum(["approved", "text", "verdicts", "untouched", "stale", "problems", "replies", "released"]),
  label: z.string(),
  fails: z.string(),
  claimIds: z.array(z.string()),
});
export const clearanceView = named(
  "ArticleClearance",
  z.object({
    revision: z.number().int(),
    tracks: z.array(
      z.object({ track, conditions: z.array(condition), clearance: clearance.nullable(), holds: z.boolean() }),
    ),
    history: z.array(clearance),
  }),
);

export const review = named(
  "Review",
  z.object({
    items: z.array(
      z.object({
        group: ids(queueGroups),
        claim: claimView,
        articleTitle: z.string(),
        dueAt: z.string().nullable(),
        disagreement: z.boolean(),
      }),
    ),
    loads: z.array(z.object({ personId: z.string(), assigned: z.number().int(), toRead: z.number().int() })),
  }),
);

export const myWork = named(
  "MyWork",
  z.object({
    items: z.array(
      z.object({ group: ids(workGroups), claim: claimView, articleTitle: z.string(), dueAt: z.string().nullable() }),
    ),
  }),
);

const share = z.object({ count: z.number().int(), of: z.number().int() });
export const agreement = named(
  "Agreement",
  z.object({
    pairs: z.number().int(),
    kappa: z.number().nullable(),
    kappaWords: z.string(),
    raw: z.number().nullable(),
    confusion: z.object({ categories: z.array(ids(verdicts)), counts: z.array(z.array(z.number().int())) }),
    overturned: share,
    minutesPerClaim: z.number().nullable(),
    singleOrigin: share,
    onAuthor: share,
  }),
);
