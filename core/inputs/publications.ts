import { z } from "zod";
import { correctionKinds } from "../publications.ts";
import { papers, type Paper } from "../report/formats.ts";
import { oneOf } from "./row-parts.ts";
import { freeText, id } from "./text.ts";

const paperIds = papers.map((row) => row.id) as [Paper, ...Paper[]];
const note = freeText(20_000).default("");
const said = (why: string) => freeText(20_000).refine((value) => value.trim() !== "", why);

export const PublicationsOfArticle = z.object({ articleId: id });
export const PublicationId = z.object({ publicationId: id });
/** `note` is for the desk; readers never see it. */
export const PublishArticle = z.object({ articleId: id, note });
export const CorrectPublication = z.object({
  publicationId: id,
  kinds: z
    .array(oneOf(correctionKinds))
    .min(1, "Say what kind of correction it is.")
    .max(correctionKinds.length, "Say each kind once."),
  notice: said("Write the notice that readers see."),
  note,
});
export const WithdrawPublication = z.object({
  publicationId: id,
  reason: said("Write why it is withdrawn: readers are told."),
});
export const ExportPublication = z.object({
  publicationId: id,
  /** One of core/report/formats.ts but json; others are refused with the list. */
  format: z.string().max(40, "This is no format."),
  /** Of a PDF. */
  paper: z.enum(paperIds, `paper is ${paperIds.join(" or ")}.`).default("a4"),
});
