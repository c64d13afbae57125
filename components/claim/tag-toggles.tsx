"use client";
import { useState } from "react";
import { Glyph } from "../ui/glyph.tsx";

interface TagTogglesProps<T extends string> {
  label: string;
  /** What one more is called: «type». */
  noun: string;
  options: readonly { id: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  disabled: boolean;
}

/** Tags to choose any number of: the chosen ones in sight, the others behind «+ type». */
export function TagToggles<T extends string>(props: TagTogglesProps<T>) {
  const { label, noun, options, chosen, onChange, disabled } = props;
  const [open, setOpen] = useState(false);
  const shown = open ? options : options.filter(({ id }) => chosen.includes(id));
  const toggle = (id: T) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="tags" aria-label={label}>
      {shown.map(({ id, label: name }) => (
        <button
          key={id}
          type="button"
          className={chosen.includes(id) ? "tag on" : "tag"}
          aria-pressed={chosen.includes(id)}
          disabled={disabled}
          onClick={() => toggle(id)}
        >
          {name}
        </button>
      ))}
      {disabled ? null : (
        <button type="button" className="tag add" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Glyph name={open ? "up" : "plus"} />
          {open ? "fewer" : noun}
        </button>
      )}
    </fieldset>
  );
}
