"use client";
import { useDeferredValue, useMemo } from "react";
import { nearestIn } from "../snapshot/passage-search.ts";
import { useSnapshot } from "../snapshot/use-copies.ts";
import { useWorkspace } from "../workspace/context.tsx";
import type { EvidenceView } from "@/core/evidence.ts";
import { Wordings } from "./wordings.tsx";

/** The words of the copy that come nearest to a passage that is not in it, with the difference; and how to take them. */
export function NearestWords({ row, snapshotId }: { row: EvidenceView; snapshotId: string }) {
  const { store, may } = useWorkspace();
  const reading = useSnapshot(snapshotId);
  const text = reading.state === "here" ? reading.value.text : "";
  const passage = useDeferredValue(row.passage);
  const words = useMemo(() => {
    const span = text === "" ? null : nearestIn(text, passage);
    return span ? text.slice(span.start, span.end) : null;
  }, [text, passage]);
  if (reading.state !== "here") {
    return <p className="hint">{reading.state === "failed" ? reading.message : "Looking for the nearest words…"}</p>;
  }
  if (words === null) {
    return <p className="hint">No words of the copy come near. Is it the right page, and the right copy?</p>;
  }
  const take = () =>
    store.change({
      kind: "edit-evidence",
      claimId: row.claimId,
      evidenceId: row.id,
      fields: { passage: words, snapshotId },
    });
  return (
    <div className="nearest">
      <Wordings one={passage} other={words} names={["The passage", "The copy"]} language={row.language} />
      {may["evidence.write"] && (
        <button type="button" className="btn sm" onClick={take}>
          Take the copy’s words
        </button>
      )}
    </div>
  );
}
