"use client";
import { useId, type KeyboardEvent } from "react";
import { takeKey } from "../ui/own-keys.ts";
import { Glyph } from "../ui/glyph.tsx";
import { claimPlaces } from "../claim/places.ts";
import { dispositions, verdicts, type Disposition, type VerdictId } from "@/core/verdicts.ts";

const none = { id: null, short: "No verdict", label: "No verdict", key: "0" } as const;

interface VerdictPickerProps {
  chosen: VerdictId | null;
  disabled: boolean;
  onChoose: (verdict: VerdictId | null) => void;
}

/** The scale as a radio group: arrow keys move, the digits 1 to 7 choose, 0 takes the verdict back. */
export function VerdictPicker({ chosen, disabled, onChoose }: VerdictPickerProps) {
  const name = useId();
  const rows = [...verdicts, none];
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows.find(({ key }) => key === event.key);
    if (!row || disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    takeKey(event);
    onChoose(row.id);
    event.currentTarget.querySelectorAll<HTMLInputElement>("input")[rows.indexOf(row)]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- digits of the radios inside bubble here
    <div
      className="picks"
      role="radiogroup"
      aria-label="Verdict"
      id={claimPlaces.verdict}
      tabIndex={-1}
      onKeyDown={press}
    >
      {rows.map((row) => (
        <label key={row.key} className={`pick v-${row.id ?? "unrated"}`}>
          <input
            type="radio"
            name={name}
            aria-label={`${row.label}, ${row.key}`}
            checked={chosen === row.id}
            disabled={disabled}
            onChange={() => onChoose(row.id)}
          />
          <Glyph name={row.id ?? "unrated"} />
          <span>{row.short}</span>
          <span className="k">{row.key}</span>
        </label>
      ))}
    </div>
  );
}

interface DispositionPickerProps {
  chosen: Disposition | null;
  disabled: boolean;
  onChoose: (disposition: Disposition) => void;
}

/** What to do with the words, as one row of radios. */
export function DispositionPicker({ chosen, disabled, onChoose }: DispositionPickerProps) {
  const name = useId();
  return (
    <div className="segs" role="radiogroup" aria-label="What to do with the words" id={claimPlaces.disposition}>
      {dispositions.map(({ id, label }) => (
        <label key={id}>
          <input type="radio" name={name} checked={chosen === id} disabled={disabled} onChange={() => onChoose(id)} />
          {label}
        </label>
      ))}
    </div>
  );
}
