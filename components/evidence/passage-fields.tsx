"use client";
import { useId } from "react";
import { useWorkspace } from "../workspace/context.tsx";
import type { EvidenceFields } from "../workspace/changes.ts";
import { Choice } from "../claim/claim-fields.tsx";
import { whyNot } from "../claim/why-not.ts";
import { evidenceClasses, media, stances, visibilities, type Medium, type Visibility } from "@/core/evidence.ts";

/** Evidence as it is filled in: the stance and the class have to be chosen, nothing is guessed. */
export type PassageValue = Omit<EvidenceFields, "stance" | "class"> & {
  stance: EvidenceFields["stance"] | null;
  class: EvidenceFields["class"] | null;
};

interface PassageFieldsProps {
  value: PassageValue;
  /** BCP 47 of the passage; "" where it is not known. */
  language: string;
  onChange: (fields: Partial<EvidenceFields>, when: "pause" | "now") => void;
}

const capital = (word: string) => (word[0]?.toUpperCase() ?? "") + word.slice(1);

/** The words of a source that bear on a claim, where they stand, and which way they point. */
export function PassageFields({ value, language, onChange }: PassageFieldsProps) {
  const { store, may } = useWorkspace();
  const id = useId();
  const typed = (field: "passage" | "locator" | "note", label: string, lines: number, hint: string) => {
    const shared = {
      id: `${id}-${field}`,
      className: field === "passage" ? "field just" : "field",
      dir: "auto",
      lang: field === "passage" ? language || undefined : undefined,
      placeholder: hint,
      value: value[field],
      onBlur: () => store.flush(),
    } as const;
    return (
      <div className="text-field">
        <label className="lbl" htmlFor={shared.id}>
          {label}
        </label>
        {lines === 1 ? (
          <input {...shared} autoComplete="off" onChange={(e) => onChange({ [field]: e.target.value }, "pause")} />
        ) : (
          <textarea {...shared} rows={lines} onChange={(e) => onChange({ [field]: e.target.value }, "pause")} />
        )}
      </div>
    );
  };
  return (
    <>
      {typed("passage", "Passage", 3, "The exact words in the source")}
      <RadioRow
        label="Stance"
        options={stances}
        chosen={value.stance}
        onChoose={(stance) => onChange({ stance }, "now")}
      />
      <RadioRow
        label="Class"
        options={evidenceClasses}
        chosen={value.class}
        onChoose={(chosen) => onChange({ class: chosen }, "now")}
      />
      <div className="pairs">
        {typed("locator", "Where in the source", 1, "page 4, para 2, 12:30")}
        <Choice
          label="Medium"
          value={value.medium}
          disabled={false}
          options={media.map((each) => ({ id: each, label: capital(each) }))}
          onChoose={(medium) => onChange({ medium: medium as Medium }, "now")}
        />
        <Choice
          label="Who may see it"
          value={value.visibility}
          disabled={false}
          options={visibilities
            .filter((each) => each !== "legal" || may["legal.read"] || value.visibility === "legal")
            .map((each) => ({ id: each, label: capital(each) }))}
          onChoose={(visibility) => onChange({ visibility: visibility as Visibility }, "now")}
        />
        {typed("note", "Note", 1, "For the desk, not quoted")}
      </div>
      {may["legal.read"] ? null : <p className="hint">Legal: {whyNot("legal.read").toLowerCase()}.</p>}
    </>
  );
}

interface RadioRowProps<T extends string> {
  label: string;
  options: readonly { id: T; label: string }[];
  chosen: T | null;
  onChoose: (id: T) => void;
}

/** A few choices in one row, as a radio group. */
function RadioRow<T extends string>({ label, options, chosen, onChoose }: RadioRowProps<T>) {
  const name = useId();
  return (
    <div className="segs" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.id}>
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={chosen === option.id}
            onChange={() => onChoose(option.id)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
