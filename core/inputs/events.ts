import { z } from "zod";
import { id } from "./text.ts";

const after = z.coerce.number("after is a number.").int().min(0).default(0);
const limit = z.coerce.number().int().min(1).max(500, "limit is 500 at most.").default(200);

export const ListEvents = z.object({ after, limit, articleId: id.optional() });
export const ClaimHistory = z.object({ claimId: id, after, limit });
