"use client";
import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

/** A labelled one-line field, its hint, and what is wrong with it in place of the hint. Other props are the input's. */
export function Field({
  label,
  hint,
  problem,
  ...input
}: { label: string; hint?: ReactNode; problem?: string | undefined } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const described = problem !== undefined || hint !== undefined;
  return (
    <div className="field-row">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="field"
        aria-invalid={problem !== undefined}
        {...(described && { "aria-describedby": `${id}-hint` })}
      />
      {described && (
        <p className={problem === undefined ? "hint" : "hint wrong"} id={`${id}-hint`}>
          {problem !== undefined && <Glyph name="warn" />}
          <span>{problem ?? hint}</span>
        </p>
      )}
    </div>
  );
}
