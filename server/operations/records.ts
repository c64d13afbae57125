import { z } from "zod";
import { ArticleId } from "@/core/inputs/articles.ts";
import { ImportBundle, ImportRecord, largestBundle } from "@/core/inputs/records.ts";
import { exportProgress, reportCopies } from "@/core/inputs/report-views.ts";
import { DescribeReport, ExportReport, FollowExport } from "@/core/inputs/reports.ts";
import * as views from "@/core/inputs/views.ts";
import { getOriginal } from "../articles.ts";
import { importBundleFile } from "../bundle/import-bundle.ts";
import { followExport, tellingFollowers } from "../export-progress.ts";
import { fileResponse, plainMediaType } from "../file-response.ts";
import { operation } from "../operation.ts";
import { importRecord } from "../record-imports.ts";
import { describeReport, exportReport } from "../reports.ts";

/** What comes back is a file, not JSON. */
const fileAnswer = z.file();

/** What leaves the building as a file, and comes back in as a record. */
export const recordOperations = {
  describeReport: operation({
    verb: "GET",
    path: "/articles/{articleId}/report",
    summary:
      "The copies of the report that you may take: what is kept from their readers, and what they can go without",
    input: DescribeReport,
    output: reportCopies,
    status: 200,
    useCase: describeReport,
  }),
  exportReport: operation({
    verb: "GET",
    path: "/articles/{articleId}/report/{format}",
    summary: "The report as a file, in any of its formats; json is the whole record, zip a bundle that proves itself",
    input: ExportReport,
    output: fileAnswer,
    status: 200,
    useCase: async (actor, input, gone) =>
      fileResponse(await tellingFollowers(actor, input, (tell) => exportReport(actor, input, { gone, tell }))),
  }),
  followExport: operation({
    verb: "GET",
    path: "/articles/{articleId}/exports",
    summary: "How far a report is that you ask for afterwards with this exportId, an id of your own, until it is made",
    input: FollowExport,
    output: exportProgress,
    status: 200,
    streams: true,
    useCase: followExport,
  }),
  getOriginal: operation({
    verb: "GET",
    path: "/articles/{articleId}/original",
    summary: "The bytes an article came as",
    input: ArticleId,
    output: fileAnswer,
    status: 200,
    useCase: async (actor, input) => {
      const { bytes, mediaType, fileName } = await getOriginal(actor, input);
      return fileResponse({
        bytes: new Uint8Array(bytes),
        mediaType: plainMediaType(mediaType),
        fileName: fileName || "original",
      });
    },
  }),
  importRecord: operation({
    verb: "POST",
    path: "/records",
    summary: "Bring in an article with all its checking, as exported elsewhere",
    input: ImportRecord,
    output: views.article,
    status: 201,
    useCase: (actor, record) => importRecord(actor, record),
  }),
  importBundle: operation({
    verb: "POST",
    path: "/records/bundle",
    summary: "Bring in the record of a bundle (report as zip), once every byte of it is verified",
    input: ImportBundle,
    output: views.article,
    status: 201,
    bodyFile: { mediaType: "application/zip", largest: largestBundle, needs: "record.import" },
    useCase: (actor, { file }, gone) => importBundleFile(actor, file.path, { signal: gone }),
  }),
} as const;
