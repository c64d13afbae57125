import { z } from "zod";
import { id } from "./text.ts";

/** The version a change was made on; comes from If-Match. */
export const version = z
  .number('Send If-Match with the version you changed, such as "3".')
  .int("A version is a whole number.")
  .min(1, "A version is 1 or more.");

/** An id the client may choose, so that it can show the thing before the answer comes. */
export const newId = id.optional();

/** Which page of a list: from behind `cursor`, `limit` items. */
export const page = {
  cursor: z
    .string()
    .regex(/^[\x21-\x7e]{0,300}$/u, "This cursor is not from here.")
    .optional(),
  limit: z.coerce
    .number("limit is a number.")
    .int("limit is a whole number.")
    .min(1, "limit is 1 or more.")
    .max(500, "limit is 500 at most.")
    .default(100),
};

/** How offsets are counted in this request and its answer. */
export const offsets = z.enum(["utf-16", "code-points"], "offsets is utf-16 or code-points.").default("utf-16");

/** A list's answer: a page of items, and the cursor of the next page, or null at the end. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
