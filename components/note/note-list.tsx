"use client";
import { useState } from "react";
import { maskReasons } from "@/core/evidence.ts";
import type { Note } from "@/core/notes.ts";
import { CircleFields } from "../claim/circle-fields.tsx";
import { circleWords } from "../claim/circles.ts";
import { useNames } from "../claim/claim-history.tsx";
import { FieldNote, TextField } from "../claim/field.tsx";
import { useKeptForm } from "../claim/kept-form.ts";
import { claimPlaces, focusForm } from "../claim/places.ts";
import { TakeOut } from "../claim/take-out.tsx";
import { whyNot } from "../claim/why-not.ts";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import type { NoteFields } from "../workspace/changes.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { emptyNote, NoteForm } from "./note-form.tsx";
import "../claim/log.css";

const none: readonly Note[] = [];

/** The notes on a claim, each for one circle of readers, and the form for one more, in place. */
export function NoteList({ claimId, onUndo }: { claimId: string; onUndo: OnUndo }) {
  const { may } = useWorkspace();
  const rows = useShown((state) => state.notes.get(claimId)) ?? none;
  const form = useKeptForm(`note-form.${claimId}`, emptyNote);
  const toButton = () => document.getElementById(claimPlaces.note)?.focus();
  return (
    <div className="sec">
      <div className="sec-h">
        <h3>Notes</h3>
        {rows.length > 0 && <span className="dim">{rows.length}</span>}
        <span className="grow" />
        {may["note.write"] && may["legal.read"] && (
          <button
            type="button"
            className="btn sm"
            data-act="legal-note"
            onClick={() => {
              // words begun for another circle come along, and go no further than legal
              form.change({ visibility: "legal" });
              focusForm(claimPlaces.noteForm);
            }}
          >
            <Glyph name="lock" />
            Legal note <kbd>L</kbd>
          </button>
        )}
        {may["note.write"] ? (
          <button
            type="button"
            id={claimPlaces.note}
            className="btn sm"
            data-act="note"
            aria-expanded={form.open}
            onClick={() => {
              form.begin();
              focusForm(claimPlaces.noteForm);
            }}
          >
            <Glyph name="plus" />
            Add
          </button>
        ) : (
          <span className="hint">Add: {whyNot("note.write").toLowerCase()}</span>
        )}
      </div>
      {rows.length === 0 && !form.open && <p className="hint">No notes yet.</p>}
      <ol className="log" aria-label="Notes">
        {rows.map((row) => (
          <NoteItem key={row.id} row={row} onGone={toButton} />
        ))}
      </ol>
      {form.open && <NoteForm claimId={claimId} form={form} onClose={toButton} onUndo={onUndo} />}
    </div>
  );
}

const signs: Readonly<Record<Note["visibility"], GlyphName>> = { team: "two", public: "eye", legal: "lock" };

function NoteItem({ row, onGone }: { row: Note; onGone: () => void }) {
  const { store, may } = useWorkspace();
  const names = useNames(row.claimId);
  const [editing, setEditing] = useState(false);
  const { claimId, id: noteId } = row;
  const edited = { kind: "edit-note", id: noteId } as const;
  const change = (fields: Partial<NoteFields>, when: "pause" | "now") =>
    store.change({ kind: "edit-note", claimId, noteId, fields }, when);
  const by = row.createdBy === null ? "You" : names.person(row.createdBy);
  const reason = maskReasons.find(({ id }) => id === row.maskReason)?.label.toLowerCase();
  return (
    <li className="log-i open">
      <p className="log-m">
        <b>{by}</b>
        {row.createdAt !== "" && ` ${momentInWords(Date.parse(row.createdAt))}`}
        <span className="grow" />
        <span className={`circle ${row.visibility}`}>
          <Glyph name={signs[row.visibility]} />
          {circleWords(row.visibility)}
        </span>
      </p>
      {editing ? (
        <div className="fields">
          <TextField
            label="Note"
            lines={2}
            value={row.body}
            edited={edited}
            field="body"
            className="just"
            onType={(body) => change({ body }, "pause")}
          />
          <CircleFields value={row} onChange={(circle) => change(circle, "now")} />
        </div>
      ) : (
        <p className="log-body" dir="auto">
          {row.body}
        </p>
      )}
      {reason && !editing && <p className="log-m">Not for everybody: {reason}</p>}
      {(editing ? (["visibility", "maskReason"] as const) : (["body", "visibility", "maskReason"] as const)).map(
        (field) => (
          <FieldNote key={field} id={`note-${noteId}-${field}`} edited={edited} field={field} />
        ),
      )}
      {may["note.write"] && (
        <div className="log-a">
          <button type="button" className="btn sm" onClick={() => setEditing(!editing)}>
            {editing ? "Done" : "Edit"}
          </button>
          <TakeOut
            label="Take away"
            onTakeOut={() => {
              store.change({ kind: "delete-note", claimId, noteId });
              onGone();
            }}
          />
        </div>
      )}
    </li>
  );
}
