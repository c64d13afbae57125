"use client";
import { useId } from "react";

interface RadioRowProps<T extends string> {
  label: string;
  options: readonly { id: T; label: string }[];
  chosen: T | null;
  onChoose: (id: T) => void;
}

/** A few choices in one row, as a radio group. */
export function RadioRow<T extends string>({ label, options, chosen, onChoose }: RadioRowProps<T>) {
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
