import { setImmediate as breathe } from "node:timers/promises";
import type { z } from "zod";
import type { ReviewPublisher } from "@/core/formats/claim-reviews.ts";
import type { ExportReport } from "@/core/inputs/reports.ts";
import type { Actor } from "@/core/people.ts";
import { serialiseRecord } from "@/core/record.ts";
import { Refusal } from "@/core/refusal.ts";
import { reportFileName, reportFormatById, reportFormats, type ReportFormat } from "@/core/report-formats.ts";
import { buildReport } from "@/core/reports.ts";
import { appUrl } from "./env.ts";
import { reportWriters, type Content } from "./formats/report-writers.ts";
import { getNewsroom } from "./newsroom.ts";
import { permit } from "./permit.ts";
import { readReviewPolicy } from "./review-policy.ts";
import { loadRecord, loadRecordForReport } from "./records.ts";

/** A file for somebody to take away. */
export interface ExportedFile {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  fileName: string;
}

type Wanted = z.output<typeof ExportReport>;

async function publisher(): Promise<ReviewPublisher> {
  const { name } = await getNewsroom();
  return { name, url: appUrl(), page: null };
}

async function wholeRecord(actor: Actor, { articleId, audience }: Wanted): Promise<[string, Content]> {
  permit(actor, "record.export");
  if (audience === "public") {
    throw new Refusal(
      "invalid",
      "The whole record holds drafts, notes and history, so there is no public copy of it. Take html, or another format.",
    );
  }
  const record = await loadRecord(actor, articleId);
  await breathe();
  return [record.article.title, serialiseRecord(record)];
}

async function written(
  actor: Actor,
  format: ReportFormat,
  wanted: Wanted,
  gone: AbortSignal | undefined,
): Promise<[string, Content]> {
  if (format === "json") return wholeRecord(actor, wanted);
  const report = await reportFor(actor, wanted);
  await breathe();
  return [
    report.title,
    await reportWriters[format](report, { publisher: await publisher(), paper: wanted.paper, gone }),
  ];
}

async function reportFor(actor: Actor, { articleId, audience }: Wanted) {
  permit(actor, "report.export");
  if (audience === "legal") permit(actor, "legal.read");
  const [record, policy] = [await loadRecordForReport(actor, articleId), await readReviewPolicy()];
  await breathe(); // 500 claims take about 30 ms to load, 20 to build, 35 to write: others get a turn in between
  return buildReport(record, audience, policy);
}

/**
 * An article's report as a file for one audience; json is the whole record, as far as this person may see it. The same state gives the same bytes, whoever asks; but for who has to read a claim of it blind that claim is
 * unrated. Refuses a format that is not there with those that are.
 */
export async function exportReport(actor: Actor, wanted: Wanted, gone?: AbortSignal): Promise<ExportedFile> {
  const format = reportFormatById(wanted.format);
  if (!format) {
    const there = reportFormats.map((row) => row.id).join(", ");
    throw new Refusal("not-found", `There is no report as «${wanted.format}» here. There are: ${there}.`);
  }
  const [title, content] = await written(actor, format.id, wanted, gone);
  return {
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
    mediaType: format.mediaType,
    fileName: reportFileName({ title }, format.id, wanted.audience),
  };
}
