import { z } from "zod";
import { audiences, type Audience } from "../audiences.ts";
import { id } from "./text.ts";

const audienceIds = audiences.map((row) => row.id) as [Audience, ...Audience[]];

export const ExportReport = z.object({
  articleId: id,
  /** One of core/report-formats.ts; others are refused with the list. */
  format: z.string().max(40, "This is no format."),
  audience: z.enum(audienceIds, `audience is ${audienceIds.join(", ")}.`).default("editor"),
});
