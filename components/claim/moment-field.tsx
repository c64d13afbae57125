"use client";
import { useId, type ReactNode } from "react";
import { fromLocalInput, ownZone, toLocalInput } from "../ui/moments.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { FieldNote } from "./field.tsx";
import type { Edited } from "./trouble.ts";

interface MomentFieldProps {
  label: string;
  value: string | null;
  edited: Edited;
  field: string;
  /** Null: the field is empty, or what stands in it is no moment yet. */
  onType: (value: string | null) => void;
  children?: ReactNode;
}

/** A labelled day and time on this browser's clock; it saves while it is typed in. */
export function MomentField({ label, value, edited, field, onType, children }: MomentFieldProps) {
  const { store } = useWorkspace();
  const id = useId();
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        className="field"
        title={`Time in ${ownZone()}`}
        value={toLocalInput(value)}
        aria-describedby={`${id}-note`}
        onChange={(event) => onType(fromLocalInput(event.target.value))}
        onBlur={() => store.flush()}
      />
      {children}
      <FieldNote id={`${id}-note`} edited={edited} field={field} />
    </div>
  );
}
