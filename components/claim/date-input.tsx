"use client";
import { useId } from "react";
import { dateHint, isPartialDate } from "./date-field.tsx";

interface DateInputProps {
  label: string;
  value: string;
  onType: (value: string) => void;
  /** What stands under an empty field. */
  hint?: string;
}

/** A date as it is typed, in a form that is sent as a whole: in words beneath, or how to write it. */
export function DateInput({ label, value, onType, hint = "" }: DateInputProps) {
  const id = useId();
  const text = value.trim();
  const wrong = !isPartialDate(text);
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        autoComplete="off"
        placeholder="2020-11-19"
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onType(event.target.value)}
      />
      <span id={`${id}-hint`} className={wrong ? "hint wrong" : "hint"}>
        {text === "" ? hint : dateHint(text)}
      </span>
    </div>
  );
}
