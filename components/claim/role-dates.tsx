"use client";
import { useId, useState } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { useWorkspace } from "../workspace/context.tsx";
import { dateRoles, type DateRole, type RoleDate } from "@/core/evidence.ts";
import { dateInWords } from "@/core/time-words.ts";
import { isPartialDate } from "./date-field.tsx";
import { withDate } from "./dates.ts";

interface RoleDatesProps {
  dates: readonly RoleDate[];
  onChange: (dates: readonly RoleDate[]) => void;
  disabled: boolean;
  /** What a role is called here, where its own name does not do. */
  names?: Partial<Record<DateRole, string>>;
  /** The roles in sight also while they have no date. */
  always?: readonly DateRole[];
}

const labelOf = (role: DateRole) => dateRoles.find(({ id }) => id === role)?.label ?? role;

/** Dates by what they say, as a row of small fields: in words, and as they are written while they are typed. */
export function RoleDates({ dates, onChange, disabled, names = {}, always = [] }: RoleDatesProps) {
  const [open, setOpen] = useState(false);
  const shown = dateRoles.filter(({ id }) => open || always.includes(id) || dates.some(({ role }) => role === id));
  const more = shown.length < dateRoles.length || open;
  return (
    <fieldset className="dates" aria-label="Dates">
      {shown.map(({ id }) => (
        <DateCell
          key={id}
          label={names[id] ?? labelOf(id)}
          value={dates.find(({ role }) => role === id)?.date ?? null}
          disabled={disabled}
          onType={(date) => onChange(withDate(dates, id, date))}
        />
      ))}
      {more && !disabled && (
        <button type="button" className="tag add" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Glyph name={open ? "up" : "plus"} />
          {open ? "fewer" : "date"}
        </button>
      )}
    </fieldset>
  );
}

interface DateCellProps {
  label: string;
  value: string | null;
  disabled: boolean;
  onType: (date: string | null) => void;
}

/** One date. What is no date yet stays in the field and is not saved; a hint says how to write it. */
function DateCell({ label, value, disabled, onType }: DateCellProps) {
  const { store } = useWorkspace();
  const id = useId();
  const [focused, setFocused] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const written = value ?? "";
  const text = typed ?? (focused ? written : dateInWords(written));
  const type = (next: string) => {
    const isDate = isPartialDate(next.trim());
    setTyped(isDate && next === next.trim() ? null : next);
    if (isDate) onType(next.trim() || null);
  };
  return (
    <div className={typed === null ? "date" : "date wrong"}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        placeholder={focused ? "2020-11-19" : "–"}
        value={text}
        readOnly={disabled}
        aria-invalid={typed !== null && !isPartialDate(typed.trim())}
        aria-describedby={`${id}-hint`}
        onFocus={() => setFocused(true)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          setFocused(false);
          if (typed !== null && isPartialDate(typed.trim())) setTyped(null);
          store.flush();
        }}
      />
      <span id={`${id}-hint`} className="hint">
        {typed !== null && !isPartialDate(typed.trim()) && "2020, 2020-11 or 2020-11-19"}
      </span>
    </div>
  );
}
