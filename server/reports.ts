import { setImmediate as breathe } from "node:timers/promises";
import type { z } from "zod";
import type { ReviewPublisher } from "@/core/formats/claim-reviews.ts";
import type { TellStep } from "@/core/export-steps.ts";
import type { DescribeReport, ExportReport } from "@/core/inputs/reports.ts";
import type { Actor } from "@/core/people.ts";
import { serialiseRecord } from "@/core/record.ts";
import { Refusal } from "@/core/refusal.ts";
import { chosenReport, reportHoldings, type ReportCopies, type ReportCopy } from "@/core/report/choices.ts";
import { reportFileName, reportFormatById, reportFormats, type ReportFormat } from "@/core/report/formats.ts";
import { audiences } from "@/core/audiences.ts";
import { can } from "@/core/permissions.ts";
import { buildReport } from "@/core/reports.ts";
import { getHead } from "@/db/events.ts";
import { exportBundle } from "./bundle/export-bundle.ts";
import { appUrl, publicAddress } from "./env.ts";
import { reportWriters, type Content } from "./formats/report-writers.ts";
import type { ExportedFile, FileInParts } from "./exported-file.ts";
import { getNewsroom } from "./newsroom.ts";
import { permit, permitCopy } from "./permit.ts";
import { readReviewPolicy } from "./review-policy.ts";
import { loadRecord, loadRecordForReport } from "./records.ts";

type Wanted = z.output<typeof ExportReport>;

/** Of an export: what ends it, and what hears how far it is. */
export interface Course {
  gone?: AbortSignal | undefined;
  tell?: TellStep | undefined;
}

async function publisher(): Promise<ReviewPublisher> {
  const { name } = await getNewsroom();
  return { name, url: appUrl(), page: null };
}

async function wholeRecord(actor: Actor, { articleId, audience, leaveOut }: Wanted): Promise<[string, Content]> {
  permit(actor, "record.export");
  if (leaveOut.length > 0) {
    throw new Refusal(
      "invalid",
      "The whole record leaves nothing out. Take html, or another format, to leave something out.",
    );
  }
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
  format: Exclude<ReportFormat, "zip">,
  wanted: Wanted,
  { gone, tell = () => undefined }: Course,
): Promise<[string, Content]> {
  tell("gathering");
  if (format === "json") return wholeRecord(actor, wanted);
  const report = await reportFor(actor, wanted);
  await breathe();
  return [
    report.title,
    await reportWriters[format](report, { publisher: await publisher(), paper: wanted.paper, gone, tell }),
  ];
}

/** Where a link into the workspace leads: a file leads nowhere when nobody said what the desk's address is. */
function deskAddress({ as }: Wanted): string | null {
  return publicAddress() ?? (as === "page" ? "" : null);
}

async function reportFor(actor: Actor, wanted: Wanted) {
  const { articleId, audience, leaveOut } = wanted;
  permitCopy(actor, audience);
  const [record, policy] = [await loadRecordForReport(actor, articleId), await readReviewPolicy()];
  await breathe(); // 500 claims take about 30 ms to load, 20 to build, 35 to write: others get a turn in between
  return chosenReport(buildReport(record, audience, policy, deskAddress(wanted)), leaveOut);
}

/** The copies of an article's report that this person may take: what is kept from their readers, what can be left out. */
export async function describeReport(
  actor: Actor,
  { articleId }: z.output<typeof DescribeReport>,
): Promise<ReportCopies> {
  permit(actor, "report.export");
  const seq = (await getHead(articleId))?.seq ?? 0;
  const record = await loadRecordForReport(actor, articleId);
  const items: ReportCopy[] = [];
  for (const { id: audience } of audiences.filter(({ id }) => id !== "legal" || can(actor, "legal.read"))) {
    await breathe();
    const report = buildReport(record, audience);
    items.push({ audience, asOf: report.asOf, masked: report.masked, holds: reportHoldings(report) });
  }
  return { seq, items };
}

/** A link would lead the frame away from the report: it opens a tab of its own. Words of others hold no bare quotes. */
function inFrame(html: string): string {
  return html.replaceAll('rel="noopener noreferrer nofollow"', '$& target="_blank"');
}

/**
 * An article's report as a file for one audience; json is the whole record, as far as this person may see it. The same state gives the same bytes, whoever asks; but for who has to read a claim of it blind that claim is
 * unrated. Refuses a format that is not there with those that are.
 */
export async function exportReport(
  actor: Actor,
  wanted: Wanted,
  course: Course = {},
): Promise<ExportedFile | FileInParts> {
  const format = reportFormatById(wanted.format);
  if (!format) {
    const there = reportFormats.map((row) => row.id).join(", ");
    throw new Refusal("not-found", `There is no report as «${wanted.format}» here. There are: ${there}.`);
  }
  if (wanted.as === "page" && format.id !== "html") {
    throw new Refusal("invalid", `Only html is shown as a page. Take ${format.id} as a file.`);
  }
  if (format.id === "zip") return exportBundle(actor, wanted, course.gone);
  const [title, content] = await written(actor, format.id, wanted, course);
  const text = typeof content === "string" && wanted.as === "page" ? inFrame(content) : content;
  return {
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
    mediaType: format.mediaType,
    fileName: reportFileName({ title }, format.id, wanted.audience),
    ...(wanted.as === "page" && { shown: true }),
  };
}
