import { z } from "zod";
import { audiences, type Audience } from "../audiences.ts";
import { papers, type Paper } from "../report-formats.ts";
import { id } from "./text.ts";

const audienceIds = audiences.map((row) => row.id) as [Audience, ...Audience[]];
const paperIds = papers.map((row) => row.id) as [Paper, ...Paper[]];

export const ExportReport = z.object({
  articleId: id,
  /** One of core/report-formats.ts; others are refused with the list. */
  format: z.string().max(40, "This is no format."),
  audience: z.enum(audienceIds, `audience is ${audienceIds.join(", ")}.`).default("editor"),
  /** Of a PDF. */
  paper: z.enum(paperIds, `paper is ${paperIds.join(" or ")}.`).default("a4"),
});
