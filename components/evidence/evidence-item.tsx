"use client";
import { useState } from "react";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { TalkButton } from "../talk/talk-part.tsx";
import { FieldNote } from "../claim/field.tsx";
import type { EvidenceFields } from "../workspace/changes.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { evidenceLabel, stances, type EvidenceView, type Stance } from "@/core/evidence.ts";
import { dateInWords } from "@/core/time-words.ts";
import type { OnUndo } from "./evidence-list.tsx";
import { OpenEvidence } from "./open-evidence.tsx";
import { LockWord } from "./lock-line.tsx";
import { PassageFields } from "./passage-fields.tsx";
import { ProblemFlags, ProblemWord } from "./problem-flags.tsx";
import { SearchFields } from "./search-fields.tsx";
import { sourceName } from "./source-name.ts";

/** The sign of each stance. */
export const stanceSigns: Readonly<Record<Stance, GlyphName>> = {
  supports: "plus-circle",
  refutes: "minus-circle",
  context: "right",
  "not-found": "nothing-found",
};

interface EvidenceItemProps {
  row: EvidenceView;
  open: boolean;
  cited: boolean;
  onToggle: () => void;
  onCite: () => void;
  onUndo: OnUndo;
}

/** One piece of evidence: a line, and when it is open the passage and what belongs to it. */
export function EvidenceItem({ row, open, cited, onToggle, onCite, onUndo }: EvidenceItemProps) {
  const { source } = row;
  const stance = stances.find(({ id }) => id === row.stance);
  const date = row.stance === "not-found" ? (row.search?.at ?? null) : source.publishedAt;
  return (
    <li className={open ? "ev" : "ev slim"} id={`evidence-${row.id}`}>
      <button type="button" className="ev-h" aria-expanded={open} onClick={onToggle}>
        <span className="ev-n">{evidenceLabel(row)}</span>
        <b dir="auto">{sourceName(source)}</b>
        {date && <span className="dim nowrap">{dateInWords(date)}</span>}
        <span className="grow" />
        {cited && <span className="cite">cited</span>}
        <ProblemWord problems={row.problems} />
        {!open && <LockWord row={row} />}
        <span className="stance">
          <Glyph name={stanceSigns[row.stance]} />
          {stance?.label}
        </span>
      </button>
      {open && <OpenItem row={row} cited={cited} onCite={onCite} onUndo={onUndo} />}
    </li>
  );
}

const noted = [
  "passage",
  "translation",
  "language",
  "snapshotId",
  "locator",
  "note",
  "stance",
  "class",
  "dates",
  "search",
  "visibility",
  "maskReason",
] as const;

function OpenItem({ row, cited, onCite, onUndo }: Omit<EvidenceItemProps, "open" | "onToggle">) {
  const { store, may } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const { claimId, id: evidenceId, source } = row;
  const change = (fields: Partial<EvidenceFields>, when: "pause" | "now") =>
    store.change({ kind: "edit-evidence", claimId, evidenceId, fields }, when);
  const takeAway = () => {
    store.change({ kind: "delete-evidence", claimId, evidenceId });
    onUndo(`${evidenceLabel(row)} was taken away.`);
  };
  return (
    <>
      {editing ? (
        <div className="fields">
          {row.stance === "not-found" ? (
            <SearchFields value={row} onChange={change} />
          ) : (
            <PassageFields value={row} source={source} claimId={claimId} evidenceId={evidenceId} onChange={change} />
          )}
        </div>
      ) : (
        <OpenEvidence row={row} />
      )}
      {noted.map((field) => (
        <FieldNote
          key={field}
          id={`${evidenceId}-${field}-note`}
          edited={{ kind: "edit-evidence", id: evidenceId }}
          field={field}
        />
      ))}
      <div className="ev-a">
        <button type="button" className="btn sm" aria-pressed={cited} disabled={!may["opinion.give"]} onClick={onCite}>
          {cited ? "Cited" : "Cite"}
        </button>
        <button type="button" className="btn sm" disabled={!may["evidence.write"]} onClick={() => setEditing(!editing)}>
          {editing ? "Done" : "Edit"}
        </button>
        <button type="button" className="btn sm quiet" disabled={!may["evidence.write"]} onClick={takeAway}>
          Take away
        </button>
        <TalkButton about={{ claimId, subject: "evidence", evidenceId }} />
      </div>
      <ProblemFlags row={row} />
    </>
  );
}
