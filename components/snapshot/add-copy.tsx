"use client";
import { useCallback, useId, useState } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Beside } from "../workspace/beside.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { whyNot } from "../claim/why-not.ts";
import { safeHref } from "@/core/links.ts";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { useCopyDraft } from "./copy-draft.ts";
import { CopyOutcome } from "./copy-outcome.tsx";
import { ArchivedCopy, CaptureCopy } from "./fetched-copy.tsx";
import { showKept } from "./keep-copy.ts";
import { ways, type Way } from "./keep-way.tsx";
import { PasteCopy } from "./paste-copy.tsx";
import { UploadCopy } from "./upload-copy.tsx";
import { useKeeping } from "./use-keeping.ts";

interface AddCopyProps {
  shown: Beside & { view: "copies" };
  /** How many copies there are. */
  count: number;
}

/** The form for one more copy of a source: text, a file, the page itself, or the address of a copy kept elsewhere. */
export function AddCopy({ shown, count }: AddCopyProps) {
  const { source } = shown;
  const { me, may, beside, shelf } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const name = useId();
  const [way, setWay] = useState<Way>("paste");
  const form = useCopyDraft(me.id, source.id);
  const kept = useCallback((copy: SnapshotSummary) => showKept(copy, beside, shelf), [shelf, beside]);
  const keeping = useKeeping(kept);
  if (!may["evidence.write"]) return <p className="beside-note">Add a copy: {whyNot("evidence.write")}</p>;
  const shared = { sourceId: source.id, keeping, form };
  return (
    <div className="add-copy scroll">
      <h2>{count === 0 ? "No copy of this source yet" : "One more copy"}</h2>
      <p className="mid">
        A copy is kept as it is and gets a hash. Passages are looked for in its words, so that each quote can be shown
        in its place.
      </p>
      {line === "offline" && (
        <output className="rd-status partial">
          <Glyph name="off" />
          <span>
            <b>You are offline.</b> A copy needs the line. What you paste here is kept in this browser; send it when the
            line is back.
          </span>
        </output>
      )}
      <div className="segs" role="radiogroup" aria-label="How to keep it">
        {ways.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name={name} checked={way === id} onChange={() => setWay(id)} />
            {label}
          </label>
        ))}
      </div>
      {way === "paste" && <PasteCopy {...shared} language={source.language} />}
      {way === "upload" && <UploadCopy {...shared} />}
      {way === "capture" && <CaptureCopy {...shared} address={safeHref(source.url ?? "")} />}
      {way === "archive" && <ArchivedCopy {...shared} address={safeHref(source.url ?? "")} />}
      <CopyOutcome keeping={keeping} go={setWay} way={way} />
    </div>
  );
}
