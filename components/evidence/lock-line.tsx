"use client";
import { useMemo, useState } from "react";
import { shortHash } from "../snapshot/copy-words.ts";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { WorkspaceState } from "../workspace/store.ts";
import { passageLocks, type EvidenceView, type PassageLock } from "@/core/evidence.ts";
import { pageAt } from "@/core/snapshots.ts";

/** The sign and the tint of each state of a lock; the word stands beside them. */
const signs: Readonly<Record<PassageLock, { glyph: GlyphName; tint: string; short: string }>> = {
  found: { glyph: "lock", tint: "lock", short: "Found" },
  "not-found": { glyph: "unlock", tint: "lock no", short: "Not in snapshot" },
  "no-snapshot": { glyph: "unlock", tint: "lock na", short: "" },
};

const labelOf = (lock: PassageLock) => passageLocks.find(({ id }) => id === lock)?.label ?? lock;

/** Whether a passage, or the copy to look in, is still on its way to the server: the lock speaks of what was before. */
function isOnItsWay({ outbox }: WorkspaceState, evidenceId: string): boolean {
  return outbox.entries.some(({ change }) => {
    if (change.kind === "add-evidence") return change.evidence.id === evidenceId;
    if (change.kind !== "edit-evidence" || change.evidenceId !== evidenceId) return false;
    return "passage" in change.fields || "snapshotId" in change.fields || "sourceId" in change.fields;
  });
}

function useLock(row: EvidenceView) {
  const waits = useShown((state) => isOnItsWay(state, row.id));
  return waits ? null : signs[row.lock];
}

/** The lock in one word, on the line of evidence that is closed. Nothing where there is nothing to lock. */
export function LockWord({ row }: { row: EvidenceView }) {
  const sign = useLock(row);
  if (row.driftedIn !== null) {
    return (
      <span className="lock stale">
        <Glyph name="stale" />
        Changed
      </span>
    );
  }
  if (!sign?.short) return null;
  return (
    <span className={sign.tint}>
      <Glyph name={sign.glyph} />
      {sign.short}
    </span>
  );
}

const wholeWords = (snapshot: EvidenceView["snapshot"]) =>
  snapshot?.mediaType.startsWith("image/") ? "See the picture" : "See the copy";

/** Whether the machine found the passage in the copy, or the copy itself where no words are quoted; pressed, it opens the copy at the passage. */
export function LockLine({ row }: { row: EvidenceView }) {
  const { beside } = useWorkspace();
  const sign = useLock(row);
  // said aloud when it becomes another one
  const [first] = useState(row.lock);
  const { snapshot, source, claimId } = row;
  const page = useMemo(() => {
    const start = row.lockSpans[0]?.start;
    return snapshot && start !== undefined ? pageAt(snapshot.pages, start) : undefined;
  }, [snapshot, row.lockSpans]);
  if (!sign) {
    return (
      <span className="lock na">
        <Glyph name="wait" />
        Looked for when it is saved
      </span>
    );
  }
  const whole = row.passage === "" && row.lock === "no-snapshot";
  const nothing = row.lock === "no-snapshot" && !(whole && snapshot);
  const hash = nothing ? null : snapshot?.sha256;
  const place = row.locator || (page === undefined ? "" : `page ${page}`);
  const open = () =>
    beside.open({
      view: "copies",
      claimId,
      source,
      snapshotId: row.snapshotId,
      evidenceId: row.id,
      part: nothing ? "add" : "text",
    });
  if (whole && !snapshot) return place === "" ? null : <span className="proof">{place}</span>;
  return (
    <>
      <button type="button" className={`${sign.tint} lock-go`} data-act="passage" onClick={open}>
        <Glyph name={whole ? "eye" : sign.glyph} />
        {whole ? wholeWords(snapshot) : labelOf(row.lock)}
        {!whole && <span className="vh">{nothing ? ": add a copy" : ": show it in the copy"}</span>}
      </button>
      <output className="vh">{row.lock === first ? "" : `${labelOf(row.lock)}.`}</output>
      {(place !== "" || hash) && (
        <span className="proof" title={hash ? `sha256 ${hash}` : undefined}>
          {place}
          {place !== "" && hash && " · "}
          {hash && `sha256 ${shortHash(hash)}`}
        </span>
      )}
    </>
  );
}
