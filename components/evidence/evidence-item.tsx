"use client";
import { useState } from "react";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { FieldNote } from "../claim/field.tsx";
import type { EvidenceFields } from "../workspace/changes.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { evidenceClasses, stances, type EvidenceView, type Stance } from "@/core/evidence.ts";
import { safeHref } from "@/core/links.ts";
import { dateInWords } from "@/core/time-words.ts";
import type { OnUndo } from "./evidence-list.tsx";
import { PassageFields } from "./passage-fields.tsx";

/** The sign of each stance. */
export const stanceSigns: Readonly<Record<Stance, GlyphName>> = {
  supports: "plus-circle",
  refutes: "minus-circle",
  context: "right",
  "not-found": "nothing-found",
};

const visibilityWords = { public: "in every copy", team: "for the desk", legal: "for legal only" } as const;

interface EvidenceItemProps {
  row: EvidenceView;
  open: boolean;
  cited: boolean;
  onToggle: () => void;
  onCite: () => void;
  onUndo: OnUndo;
}

/** What a source is called: its title, who published it, else its address. */
export function sourceName({ title, publisher, url }: EvidenceView["source"]): string {
  return publisher || title || url || "Source without a name";
}

/** One piece of evidence: a line, and when it is open the passage and what belongs to it. */
export function EvidenceItem({ row, open, cited, onToggle, onCite, onUndo }: EvidenceItemProps) {
  const { source } = row;
  const stance = stances.find(({ id }) => id === row.stance);
  return (
    <li className={open ? "ev" : "ev slim"}>
      <button type="button" className="ev-h" aria-expanded={open} onClick={onToggle}>
        <span className="ev-n">E{row.number}</span>
        <b>{sourceName(source)}</b>
        {source.publishedAt && <span className="dim nowrap">{dateInWords(source.publishedAt)}</span>}
        <span className="grow" />
        {cited && <span className="cite">cited</span>}
        <span className="stance">
          <Glyph name={stanceSigns[row.stance]} />
          {stance?.label}
        </span>
      </button>
      {open && <OpenEvidence row={row} cited={cited} onCite={onCite} onUndo={onUndo} />}
    </li>
  );
}

function OpenEvidence({ row, cited, onCite, onUndo }: Omit<EvidenceItemProps, "open" | "onToggle">) {
  const { store, may } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const { claimId, id: evidenceId, source } = row;
  const change = (fields: Partial<EvidenceFields>, when: "pause" | "now") =>
    store.change({ kind: "edit-evidence", claimId, evidenceId, fields }, when);
  const takeAway = () => {
    store.change({ kind: "delete-evidence", claimId, evidenceId });
    onUndo(`E${row.number} was taken away.`);
  };
  return (
    <>
      {editing ? (
        <div className="fields">
          <PassageFields value={row} language={source.language} onChange={change} />
        </div>
      ) : (
        <Passage row={row} />
      )}
      {(["passage", "locator", "note", "stance", "class"] as const).map((field) => (
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
      </div>
    </>
  );
}

function Passage({ row }: { row: EvidenceView }) {
  const { source } = row;
  const href = safeHref(source.url ?? "");
  const kind = evidenceClasses.find(({ id }) => id === row.class)?.label;
  return (
    <>
      {row.passage !== "" && (
        <q dir="auto" lang={source.language || undefined}>
          {row.passage}
        </q>
      )}
      <div className="ev-m">
        <span className="lock na">
          <Glyph name="unlock" />
          No snapshot
        </span>
        {row.locator !== "" && <span className="proof">{row.locator}</span>}
        <span className="small">{kind}</span>
        <span className="small dim">{visibilityWords[row.visibility]}</span>
      </div>
      {(source.title !== "" || href) && (
        <p className="ev-s">
          {href ? (
            <a href={href} target="_blank" rel="noopener noreferrer">
              {source.title || href}
            </a>
          ) : (
            source.title
          )}
          {source.author !== "" && `, ${source.author}`}
        </p>
      )}
      {source.url && !href && <p className="proof">{source.url}</p>}
      {row.note !== "" && <p className="ev-s mid">{row.note}</p>}
    </>
  );
}
