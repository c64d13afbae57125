import { setImmediate as breathe } from "node:timers/promises";
import type { z } from "zod";
import { publishedHtml, reviewPublisher } from "@/core/formats/published-html.ts";
import type { ExportPublication } from "@/core/inputs/publications.ts";
import type { Actor } from "@/core/people.ts";
import type { PublicationState } from "@/core/publications.ts";
import { Refusal } from "@/core/refusal.ts";
import {
  reportFileName,
  reportFormatById,
  reportFormats,
  type Paper,
  type ReportFormat,
} from "@/core/report/formats.ts";
import { printPdf } from "./formats/pdf.ts";
import { reportAssets } from "./formats/report-assets.ts";
import { reportWriters, type Content } from "./formats/report-writers.ts";
import { loadPublication, stateFor } from "./publications.ts";
import type { ExportedFile } from "./exported-file.ts";

/**
 * A published state as a file, made from its frozen bytes alone: the same file whatever became of the record, but for who
 * has to read a claim of it blind. Refuses a format that is not there with those that are.
 */
export async function exportPublication(
  actor: Actor,
  { publicationId, format, paper }: z.output<typeof ExportPublication>,
  gone?: AbortSignal,
): Promise<ExportedFile> {
  const publication = await loadPublication(actor, publicationId);
  const row = reportFormatById(format);
  if (!row || row.id === "json" || row.id === "zip") {
    const there = reportFormats.flatMap(({ id }) => (id === "json" || id === "zip" ? [] : [id])).join(", ");
    throw new Refusal("not-found", `There is no publication as «${format}» here. There are: ${there}.`);
  }
  const state = await stateFor(actor, publication);
  await breathe();
  const content = await written(state, row.id, { paper, gone });
  return {
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
    mediaType: row.mediaType,
    fileName: reportFileName(state.report, row.id, "public"),
  };
}

function written(
  state: PublicationState,
  format: Exclude<ReportFormat, "json" | "zip">,
  { paper, gone }: { paper: Paper; gone: AbortSignal | undefined },
): Content | Promise<Content> {
  if (format === "html") return publishedHtml(state, reportAssets());
  if (format === "pdf") return printPdf(publishedHtml(state, reportAssets()), { paper, gone, at: state.publishedAt });
  return reportWriters[format](state.report, { publisher: reviewPublisher(state), paper, gone });
}
