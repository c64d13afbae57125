"use client";
import { useId, useState } from "react";
import { useWorkspace } from "../workspace/context.tsx";
import { dateInWords } from "@/core/time-words.ts";

/** Whether it is a date as precise as it is known, and one that exists. Empty counts: no date is known. */
export function isPartialDate(text: string): boolean {
  if (text === "" || /^\d{4}$/u.test(text)) return true;
  const day = /^\d{4}-\d{2}$/u.test(text) ? `${text}-01` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return /^\d{4}-\d{2}-\d{2}T/u.test(text) && !Number.isNaN(Date.parse(text));
  const date = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** What to say about a date while it is typed: in words, or how to write it. */
export function dateHint(text: string): string {
  if (text === "") return "";
  return isPartialDate(text) ? dateInWords(text) : "Write it as 2020, 2020-11 or 2020-11-19";
}

interface DateFieldProps {
  label: string;
  value: string | null;
  onType: (value: string | null) => void;
  readOnly?: boolean;
}

/** A date as precise as it is known. What is not a date yet stays in the field and is not saved; a hint says how. */
export function DateField({ label, value, onType, readOnly }: DateFieldProps) {
  const { store } = useWorkspace();
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const text = typed ?? value ?? "";
  const type = (next: string) => {
    const isDate = isPartialDate(next.trim());
    setTyped(isDate ? null : next);
    if (isDate) onType(next.trim() || null);
  };
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className="field"
        autoComplete="off"
        placeholder="2020-11-19"
        value={text}
        readOnly={readOnly}
        aria-invalid={typed !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => type(event.target.value)}
        onBlur={() => store.flush()}
      />
      <span id={`${id}-hint`} className={typed === null ? "hint" : "hint wrong"}>
        {dateHint(text)}
      </span>
    </div>
  );
}
