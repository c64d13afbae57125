import { z } from "zod";
import { id } from "./text.ts";

/** Which of a person's open pages speaks; each comes and goes by itself. */
const page = z.string().max(64, "page has 64 characters at most.").default("");

export const TellPresence = z.object({ articleId: id, claimId: id.nullable(), page });
export const LeavePresence = z.object({ articleId: id, page });
