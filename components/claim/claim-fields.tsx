"use client";
import { useId } from "react";
import { useWorkspace } from "../workspace/context.tsx";
import { fromLocalInput, toLocalInput } from "../ui/moments.ts";
import {
  checkabilities,
  claimTypes,
  priorities,
  type Checkability,
  type ClaimFields as Fields,
  type ClaimView,
  type Priority,
} from "@/core/claims.ts";
import type { RoleDate } from "@/core/evidence.ts";
import { FieldNote, TextField } from "./field.tsx";
import { claimPlaces } from "./places.ts";
import { RoleDates } from "./role-dates.tsx";
import { TagToggles } from "./tag-toggles.tsx";

type Edit = (fields: Partial<Fields>, when?: "pause" | "now") => void;

interface PartProps {
  claim: ClaimView;
  edit: Edit;
  disabled: boolean;
}

function usePart(claim: ClaimView): PartProps {
  const { store, may } = useWorkspace();
  const edit: Edit = (fields, when = "now") => store.change({ kind: "edit-claim", claimId: claim.id, fields }, when);
  return { claim, edit, disabled: !may["claim.update"] };
}

/** What people say about a claim: reworded, sorted, whose words, when and where; every field saves by itself. */
export function ClaimFields({ claim }: { claim: ClaimView }) {
  const { edit, disabled } = usePart(claim);
  const edited = { kind: "edit-claim", id: claim.id } as const;
  const text = (field: "statement" | "speaker" | "saidWhere" | "chosenBecause") => ({
    edited,
    field,
    value: claim[field],
    readOnly: disabled,
    onType: (value: string) => edit({ [field]: value }, "pause"),
  });
  return (
    <div className="sec fields">
      <TextField
        {...text("statement")}
        id={claimPlaces.statement}
        label="Statement"
        lines={2}
        placeholder="The claim reworded so that it stands alone"
      />
      <div className="kv">
        <span className="lbl" aria-hidden="true">
          Types
        </span>
        <TagToggles
          label="Types"
          noun="type"
          options={claimTypes}
          chosen={claim.types}
          disabled={disabled}
          onChange={(types) => edit({ types })}
        />
      </div>
      <div className="pairs">
        <TextField {...text("speaker")} label="Speaker" />
        <Choice
          label="Checkability"
          value={claim.checkability}
          options={checkabilities}
          disabled={disabled}
          onChoose={(value) => edit({ checkability: value as Checkability })}
        />
        <TextField {...text("saidWhere")} label="Said where" />
      </div>
      <ClaimDates claim={claim} edit={edit} disabled={disabled} />
      <TextField
        {...text("chosenBecause")}
        id={claimPlaces.why}
        label="Why this claim"
        hint={<span className="hint">readers of the report are told</span>}
        lines={2}
        placeholder="Why you check it and not something else"
      />
    </div>
  );
}

/** The dates a claim speaks of. When it was said is a field of its own and stands first among them. */
function ClaimDates({ claim, edit, disabled }: PartProps) {
  const { saidAt, dates } = claim;
  const all = saidAt === null ? dates : [{ role: "said", date: saidAt } as const, ...dates];
  const change = (next: readonly RoleDate[]) => {
    const said = next.find(({ role }) => role === "said")?.date ?? null;
    const others = next.filter(({ role }) => role !== "said");
    const isSame = JSON.stringify(others) === JSON.stringify(dates);
    edit(isSame ? { saidAt: said } : { dates: others }, "pause");
  };
  const notes = ["saidAt", "dates"] as const;
  return (
    <>
      <RoleDates dates={all} onChange={change} disabled={disabled} always={["said"]} />
      {notes.map((field) => (
        <FieldNote
          key={field}
          id={`${claim.id}-${field}-note`}
          edited={{ kind: "edit-claim", id: claim.id }}
          field={field}
        />
      ))}
    </>
  );
}

/** Who checks a claim and until when, and a note for the desk. */
export function ClaimHandling({ claim }: { claim: ClaimView }) {
  const { edit, disabled } = usePart(claim);
  const { store, people } = useWorkspace();
  const dueId = useId();
  const named = people.map(({ id, name, active }) => ({ id, label: active ? name : `${name} (not active)`, active }));
  const choices = (chosen: string | null) => [
    { id: "", label: "Nobody" },
    ...named.filter(({ id, active }) => active || id === chosen),
  ];
  const person = (field: "assignee" | "secondReader", label: string) => (
    <Choice
      label={label}
      value={claim[field] ?? ""}
      options={choices(claim[field])}
      disabled={disabled}
      onChoose={(value) => edit({ [field]: value || null })}
    />
  );
  return (
    <div className="sec fields">
      <div className="pairs">
        {person("assignee", "Checker")}
        {person("secondReader", "Second reader")}
        <Choice
          label="Priority"
          value={claim.priority}
          options={priorities.map((id) => ({ id, label: id[0]?.toUpperCase() + id.slice(1) }))}
          disabled={disabled}
          onChoose={(value) => edit({ priority: value as Priority })}
        />
        <div className="text-field">
          <label className="lbl" htmlFor={dueId}>
            Due
          </label>
          <input
            id={dueId}
            type="datetime-local"
            className="field"
            value={toLocalInput(claim.dueAt)}
            readOnly={disabled}
            onChange={(event) => edit({ dueAt: fromLocalInput(event.target.value) }, "pause")}
            onBlur={() => store.flush()}
          />
        </div>
      </div>
      <TextField
        label="Note"
        lines={2}
        value={claim.note}
        edited={{ kind: "edit-claim", id: claim.id }}
        field="note"
        readOnly={disabled}
        onType={(note) => edit({ note }, "pause")}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { id: string; label: string }[];
  disabled: boolean;
  onChoose: (value: string) => void;
}

/** A labelled list to choose one of. */
export function Choice({ label, value, options, disabled, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field"
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
