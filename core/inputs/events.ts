import { z } from "zod";
import { id, time } from "./text.ts";

/** The number of an event. */
const place = (name: string) =>
  z.coerce
    .number(`${name} is a number.`)
    .int(`${name} is a whole number.`)
    .min(0, `${name} is 0 or more.`)
    .max(2_147_483_647, `${name} is not from here.`);
const after = place("after").default(0);
const limit = z.coerce
  .number("limit is a number.")
  .int("limit is a whole number.")
  .min(1, "limit is 1 or more.")
  .max(500, "limit is 500 at most.")
  .default(200);

export const ListEvents = z.object({
  after,
  /** Only events before this one: how a list that begins with the newest goes on. */
  before: place("before").optional(),
  order: z.enum(["oldest", "newest"], "order is oldest or newest.").default("oldest"),
  limit,
  articleId: id.optional(),
  personId: id.optional(),
  /** What happened to what: the word before the dot of an event's type. */
  kind: z
    .string()
    .regex(/^[a-z]{1,40}$/u, "kind is one word, such as claim or evidence.")
    .optional(),
  /** From this moment on, and before that one. */
  from: time.optional(),
  to: time.optional(),
});
export const ClaimHistory = z.object({ claimId: id, after, limit });
export const FollowArticle = z.object({ articleId: id, after });
