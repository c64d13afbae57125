"use client";
import { useState } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { claimPlaces } from "../claim/places.ts";
import { whyNot } from "../claim/why-not.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import { EvidenceForm } from "./evidence-form.tsx";
import { EvidenceItem } from "./evidence-item.tsx";
import { readFormDraft } from "./form-draft.ts";

/** Says what was done and that it can be taken back: the last act of the store is. */
export type OnUndo = (label: string) => void;

const none: readonly EvidenceView[] = [];

interface EvidenceListProps {
  claimId: string;
  cites: readonly string[];
  onCite: (evidenceId: string) => void;
  onUndo: OnUndo;
}

/** The evidence on a claim: the first piece open, the others one line each; and the form for one more, in place. */
export function EvidenceList({ claimId, cites, onCite, onUndo }: EvidenceListProps) {
  const { may, me } = useWorkspace();
  const rows = useShown((state) => state.evidence.get(claimId)) ?? none;
  const [adding, setAdding] = useState(() => readFormDraft(me.id, claimId) !== null);
  const [opened, setOpened] = useState<string | null>(null);
  const open = opened ?? rows[0]?.id;
  const sources = new Set(rows.map(({ sourceId }) => sourceId)).size;
  return (
    <div className="sec">
      <div className="sec-h">
        <h3>Evidence</h3>
        <span className="dim">{sources === 1 ? "1 source" : `${sources} sources`}</span>
        <span className="grow" />
        {may["evidence.write"] ? (
          <button
            type="button"
            id={claimPlaces.evidence}
            className="btn sm"
            aria-expanded={adding}
            onClick={() => setAdding(true)}
          >
            <Glyph name="plus" />
            Add <kbd>E</kbd>
          </button>
        ) : (
          <span className="hint">Add: {whyNot("evidence.write").toLowerCase()}</span>
        )}
      </div>
      {rows.length === 0 && !adding && <p className="hint">No evidence yet.</p>}
      <ol className="evs">
        {rows.map((row) => (
          <EvidenceItem
            key={row.id}
            row={row}
            open={row.id === open}
            cited={cites.includes(row.id)}
            onToggle={() => setOpened(row.id === open ? "" : row.id)}
            onCite={() => onCite(row.id)}
            onUndo={onUndo}
          />
        ))}
      </ol>
      {adding && <EvidenceForm claimId={claimId} onClose={() => setAdding(false)} />}
    </div>
  );
}
