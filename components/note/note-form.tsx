"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { uuidv7 } from "uuidv7";
import { CircleFields } from "../claim/circle-fields.tsx";
import { TextField } from "../claim/field.tsx";
import type { KeptForm } from "../claim/kept-form.ts";
import { KeptFormFoot } from "../claim/kept-form-foot.tsx";
import { claimPlaces } from "../claim/places.ts";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { takeKey } from "../ui/own-keys.ts";
import type { NoteFields } from "../workspace/changes.ts";
import { useWorkspace } from "../workspace/context.tsx";

export const emptyNote: NoteFields = { body: "", visibility: "team", maskReason: null };

interface NoteFormProps {
  claimId: string;
  form: KeptForm<NoteFields>;
  /** The form was closed; the caller gives the focus back. */
  onClose: () => void;
  onUndo: OnUndo;
}

/** Writes a note for one circle of readers. What is typed stays in this browser until it is added. */
export function NoteForm({ claimId, form, onClose, onUndo }: NoteFormProps) {
  const { store } = useWorkspace();
  const element = useRef<HTMLFormElement>(null);
  const [lacking, setLacking] = useState(false);
  useEffect(() => {
    element.current?.querySelector("textarea")?.focus();
    element.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const add = () => {
    const isEmpty = form.draft.body.trim() === "";
    setLacking(isEmpty);
    if (isEmpty) return element.current?.querySelector("textarea")?.focus();
    store.change({ kind: "add-note", claimId, note: { id: uuidv7(), ...form.draft } });
    form.drop();
    onClose();
    onUndo("The note was added.");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    add();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={element}
      id={claimPlaces.noteForm}
      className="log-form fields"
      aria-label="New note"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label="New note"
        lines={2}
        value={form.draft.body}
        edited={{ kind: "edit-note", id: "" }}
        field="body"
        className="just"
        onType={(body) => form.change({ body })}
      />
      <CircleFields value={form.draft} onChange={form.change} />
      {form.unkept && <p className="hint wrong">This browser keeps nothing: add it before you leave the page.</p>}
      {lacking && (
        <p className="lacking" role="alert">
          Write the note.
        </p>
      )}
      <KeptFormFoot form={form} label="Add note" onClose={onClose} />
    </form>
  );
}
