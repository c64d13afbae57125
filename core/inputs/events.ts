import { z } from "zod";
import { id } from "./text.ts";

const after = z.coerce
  .number("after is a number.")
  .int("after is a whole number.")
  .min(0, "after is 0 or more.")
  .max(2_147_483_647, "after is not from here.")
  .default(0);
const limit = z.coerce
  .number("limit is a number.")
  .int("limit is a whole number.")
  .min(1, "limit is 1 or more.")
  .max(500, "limit is 500 at most.")
  .default(200);

export const ListEvents = z.object({ after, limit, articleId: id.optional() });
export const ClaimHistory = z.object({ claimId: id, after, limit });
