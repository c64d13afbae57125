import { z } from "zod";
import { pageOf } from "@/core/inputs/common.ts";
import { EvidenceId } from "@/core/inputs/evidence.ts";
import { AddSnapshot, SnapshotId, SnapshotsOfSource, UpdateSnapshot } from "@/core/inputs/snapshots.ts";
import * as views from "@/core/inputs/views.ts";
import { largestFile } from "@/core/snapshots.ts";
import { operation } from "../operation.ts";
import { getNearestPassage } from "../passages.ts";
import * as snapshots from "../snapshots.ts";

/** The kept copies of sources, and what stands in them. */
export const snapshotOperations = {
  listSnapshots: operation({
    verb: "GET",
    path: "/sources/{sourceId}/snapshots",
    summary: "What was kept of a source, the newest first",
    input: SnapshotsOfSource,
    output: pageOf(views.snapshotSummary),
    status: 200,
    useCase: snapshots.listSnapshots,
  }),
  addSnapshot: operation({
    verb: "POST",
    path: "/sources/{sourceId}/snapshots",
    summary: "Keep a copy of a source: text, html, a file, the page at its address, or where an archive has it",
    input: AddSnapshot,
    output: views.snapshotSummary,
    status: 201,
    largestFile,
    useCase: snapshots.addSnapshot,
  }),
  getSnapshot: operation({
    verb: "GET",
    path: "/snapshots/{snapshotId}",
    summary: "A snapshot with its words",
    input: SnapshotId,
    output: views.snapshot,
    status: 200,
    useCase: snapshots.getSnapshot,
  }),
  updateSnapshot: operation({
    verb: "PATCH",
    path: "/snapshots/{snapshotId}",
    summary: "Say where an outside archive keeps the same page",
    input: UpdateSnapshot,
    output: views.snapshotSummary,
    status: 200,
    useCase: snapshots.updateSnapshot,
  }),
  getSnapshotContent: operation({
    verb: "GET",
    path: "/snapshots/{snapshotId}/content",
    summary: "The bytes of a snapshot as they came, to be saved",
    input: SnapshotId,
    output: z.file(),
    status: 200,
    useCase: snapshots.getSnapshotContent,
  }),
  getNearestPassage: operation({
    verb: "GET",
    path: "/evidence/{evidenceId}/nearest",
    summary: "The words of the snapshot that come nearest to a passage, and where they differ",
    input: EvidenceId,
    output: views.nearestPassage,
    status: 200,
    useCase: getNearestPassage,
  }),
} as const;
