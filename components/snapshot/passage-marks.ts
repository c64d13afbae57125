import { evidenceLabel, type EvidenceView } from "@/core/evidence.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { findIn } from "./passage-search.ts";
import type { ReaderMark } from "./reader-text.tsx";

/** The passages of a claim's evidence as they stand in this copy: where they were locked, or where they are found. */
export function passageMarks(rows: readonly EvidenceView[], snapshot: Snapshot, openId: string | null): ReaderMark[] {
  return rows
    .filter(({ source, passage }) => source.id === snapshot.sourceId && passage !== "")
    .flatMap((row) => {
      const locked = row.snapshotId === snapshot.id && row.lock === "found" ? row.lockSpans : null;
      const spans = locked ?? findIn(snapshot.text, row.passage) ?? [];
      const name: ReaderMark["name"] = row.id === openId ? "open-passage" : "passage";
      return spans.map((span, i) => ({
        ...span,
        name,
        evidenceId: row.id,
        ...(i === spans.length - 1 && { number: evidenceLabel(row) }),
      }));
    });
}
