"use client";
import { RadioRow } from "../evidence/radio-row.tsx";

interface NamedRowProps<T extends string> {
  /** Stands before the choices, and names them for who hears the page. */
  label: string;
  options: readonly { id: T; label: string }[];
  chosen: T | null;
  onChoose: (id: T) => void;
}

/** A few choices in one row, with what they are about before them. */
export function NamedRow<T extends string>(props: NamedRowProps<T>) {
  return (
    <div className="kv">
      <span className="lbl" aria-hidden="true">
        {props.label}
      </span>
      <RadioRow {...props} />
    </div>
  );
}
