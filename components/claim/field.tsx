"use client";
import { useId, type ReactNode } from "react";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { takeUp } from "../workspace/postponed.ts";
import { Glyph } from "../ui/glyph.tsx";
import { conflictOf, failureOf, type Edited } from "./trouble.ts";

/** Says at a field why it is not saved, with the way out; nothing while all is well. */
export function FieldNote({ id, edited, field }: { id: string; edited: Edited; field: string }) {
  const { store } = useWorkspace();
  const conflict = useShown((state) => conflictOf(state, edited, field));
  const failure = useShown((state) => failureOf(state, edited, field));
  if (conflict) {
    return (
      <p className="field-note" id={id}>
        <Glyph name="warn" />
        <span>Somebody else changed this too. Both texts are safe.</span>
        <button type="button" className="btn sm" onClick={() => takeUp(conflict.entry.id)}>
          Decide
        </button>
      </p>
    );
  }
  if (!failure) return null;
  const own = failure.errors.find(({ path }) => path.split(".")[0] === field)?.message;
  return (
    <p className="field-note bad" id={id}>
      <Glyph name="warn" />
      <span>Not saved: {own ?? failure.message}</span>
      <button type="button" className="btn sm" onClick={() => store.retry(failure)}>
        Try again
      </button>
    </p>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  edited: Edited;
  field: string;
  /** What the person typed, on each keystroke. */
  onType: (value: string) => void;
  id?: string;
  /** Lines shown at least; 1 is a single line that cannot hold a line break. */
  lines?: number;
  className?: string;
  placeholder?: string;
  readOnly?: boolean;
  hint?: ReactNode;
  /** BCP 47 of what is written, where it is not the page's. */
  lang?: string;
}

/** A labelled field of text that saves while it is typed in: after a pause, and when it is left. */
export function TextField(props: TextFieldProps) {
  const { label, value, edited, field, onType, lines = 1, className = "", hint } = props;
  const { store } = useWorkspace();
  const ownId = useId();
  const id = props.id ?? ownId;
  const noteId = `${id}-note`;
  const shared = {
    id,
    value,
    dir: "auto",
    lang: props.lang,
    placeholder: props.placeholder,
    readOnly: props.readOnly,
    className: `field ${className}`,
    "aria-describedby": hint ? `${id}-hint ${noteId}` : noteId,
    onBlur: () => store.flush(),
  } as const;
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      {hint && <span id={`${id}-hint`}>{hint}</span>}
      {lines === 1 ? (
        <input type="text" autoComplete="off" {...shared} onChange={(event) => onType(event.target.value)} />
      ) : (
        <textarea rows={lines} {...shared} onChange={(event) => onType(event.target.value)} />
      )}
      <FieldNote id={noteId} edited={edited} field={field} />
    </div>
  );
}
