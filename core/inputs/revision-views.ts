/** What the API answers about revisions and about claims that wait for a place. */
import { z } from "zod";
import { targetStates } from "../claims.ts";
import * as rows from "./rows.ts";

const named = <S extends z.ZodType>(name: string, schema: S): S => schema.meta({ id: name });
const whole = z.number().int();
const state = z.enum(targetStates);
const staleWord = rows.claim.shape.stale.unwrap().shape.words.element;

const carrying = {
  carried: z.record(state, whole),
  claims: z.array(
    z.object({
      claimId: z.string(),
      number: whole,
      state,
      before: z.string(),
      after: z.string(),
      stale: z.array(staleWord),
    }),
  ),
};
export const revisionAdded = named("RevisionAdded", z.object({ revision: rows.revision, ...carrying }));
export const revisionPreview = named(
  "RevisionPreview",
  z.object({
    number: whole,
    document: rows.revision.shape.document,
    text: z.string(),
    pages: rows.pagePlaces,
    fetched: z.string().nullable(),
    notes: z.array(z.string()),
    ...carrying,
  }),
);
export const revisionSummary = named(
  "RevisionSummary",
  rows.revision.omit({ document: true, text: true, pages: true }).extend({ words: whole, counts: carrying.carried }),
);
export const revisionView = named(
  "RevisionWithClaims",
  rows.revision.extend({
    present: whole,
    claims: z.array(
      rows.claim
        .pick({ id: true, number: true, statement: true, deletedAt: true })
        .extend({ targets: z.array(rows.target), state }),
    ),
  }),
);

const side = z.object({ start: whole, end: whole, block: whole, level: whole }).nullable();
const piece = z.object({ kind: z.enum(["same", "only-a", "only-b"]), a: z.string(), b: z.string() });
export const revisionDiff = named(
  "RevisionDiff",
  z.object({
    from: whole,
    to: whole,
    blocks: z.array(
      z.object({
        kind: z.enum(["same", "changed", "added", "removed"]),
        picture: z.boolean(),
        a: side,
        b: side,
        pieces: z.array(piece),
      }),
    ),
  }),
);

const inContext = z.object({ before: z.string(), exact: z.string(), after: z.string() });
const waiting = z.object({
  targetId: z.string(),
  claimId: z.string(),
  version: whole,
  number: whole,
  statement: z.string(),
  state,
  reasons: z.array(z.string()),
  last: inContext.extend({ revision: whole }),
  point: whole,
  candidates: z.array(rows.target.shape.candidates.element.extend({ places: z.array(inContext) })),
  removedAt: z.string().nullable(),
  removedBy: z.string().nullable(),
});
export const waitingQueue = named(
  "WaitingQueue",
  z.object({ revision: whole, items: z.array(waiting), removed: z.array(waiting) }),
);
