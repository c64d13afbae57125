import { z } from "zod";
import { audiences, type Audience } from "../audiences.ts";
import { reportChoices, type ReportChoice } from "../report/choices.ts";
import { papers, type Paper } from "../report/formats.ts";
import { id } from "./text.ts";

const audienceIds = audiences.map((row) => row.id) as [Audience, ...Audience[]];
const paperIds = papers.map((row) => row.id) as [Paper, ...Paper[]];

const choiceIds = reportChoices.map((row) => row.id) as [ReportChoice, ...ReportChoice[]];

/** «history,contacts» as a list; nothing between the commas says nothing. */
const leaveOut = z
  .string()
  .max(100, "This is no list of what to leave out.")
  .default("")
  .transform((words) => words.split(",").flatMap((word) => word.trim() || []))
  .pipe(z.array(z.enum(choiceIds, `leaveOut is ${choiceIds.join(", ")}, with commas between.`)));

/** Which copies of an article's report there are for somebody. */
export const DescribeReport = z.object({ articleId: id });

export const ExportReport = z.object({
  articleId: id,
  /** One of core/report/formats.ts; others are refused with the list. */
  format: z.string().max(40, "This is no format."),
  audience: z.enum(audienceIds, `audience is ${audienceIds.join(", ")}.`).default("editor"),
  /** Of a PDF. */
  paper: z.enum(paperIds, `paper is ${paperIds.join(" or ")}.`).default("a4"),
  /** What the copy goes without: ids of core/report/choices.ts with commas between. */
  leaveOut,
  /** `file` is to be saved; `page` is to be shown: html only. */
  as: z.enum(["file", "page"], "as is file or page.").default("file"),
  /** An id of the asker's own, under which it is followed how far the file is. */
  exportId: id.optional(),
});

/** Following an export of an article's report under the id that its asker gives it. */
export const FollowExport = z.object({ articleId: id, exportId: id });
