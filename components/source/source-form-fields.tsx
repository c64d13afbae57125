"use client";
import { useId } from "react";
import { maskReasons, type MaskReason, type Visibility } from "@/core/evidence.ts";
import type { FieldError } from "@/core/refusal.ts";
import { sourceKinds, type SourceKind } from "@/core/sources.ts";
import { Field } from "../ui/field.tsx";
import type { SourceFields } from "./source-api.ts";

const circles: Readonly<Record<Visibility, string>> = {
  public: "Everybody: it may stand in a public report",
  team: "The newsroom",
  legal: "Legal only",
};

/** The fields of a source. */
export function SourceFormFields({
  form,
  labels,
  errors,
  visibilities,
  change,
}: {
  form: SourceFields;
  labels: Readonly<Record<keyof SourceFields, string>>;
  errors: readonly FieldError[];
  /** The circles this person may choose from. */
  visibilities: readonly Visibility[];
  change: (changes: Partial<SourceFields>) => void;
}) {
  const id = useId();
  const problem = (name: keyof SourceFields) => errors.find(({ path }) => path === name)?.message;
  const line = (name: "title" | "url" | "publisher" | "author" | "publishedAt" | "language") => ({
    label: labels[name],
    name,
    value: form[name] ?? "",
    problem: problem(name),
    autoComplete: "off",
    dir: "auto" as const,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  const text = (name: "note" | "interest" | "reliability", hint: string) => (
    <div className="field-row">
      <label htmlFor={`${id}-${name}`}>{labels[name]}</label>
      <textarea
        id={`${id}-${name}`}
        className="field tall"
        rows={2}
        dir="auto"
        value={form[name]}
        aria-invalid={problem(name) !== undefined}
        aria-describedby={`${id}-${name}-hint`}
        onChange={(event) => change({ [name]: event.target.value })}
      />
      <p className={problem(name) ? "hint wrong" : "hint"} id={`${id}-${name}-hint`}>
        {problem(name) ?? hint}
      </p>
    </div>
  );
  const select = (
    name: "kind" | "visibility" | "maskReason",
    options: readonly { id: string; label: string }[],
    choose: (value: string) => void,
  ) => (
    <div className="field-row">
      <label htmlFor={`${id}-${name}`}>{labels[name]}</label>
      <select
        id={`${id}-${name}`}
        className="field"
        value={form[name] ?? ""}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <>
      <Field {...line("title")} />
      <Field {...line("url")} inputMode="url" spellCheck={false} />
      <div className="two">
        <Field {...line("publisher")} />
        <Field {...line("author")} />
        <Field {...line("publishedAt")} hint="2020, 2020-11 or 2020-11-19" />
        <Field {...line("language")} hint="A code: en, ru, pt-BR" />
        {select("kind", sourceKinds, (kind) => change({ kind: kind as SourceKind }))}
      </div>
      {text("interest", "What it has to win or lose in the matter.")}
      {text("reliability", "What is known of how far it can be relied on, in words.")}
      {text("note", "For the desk.")}
      <div className="two">
        {select(
          "visibility",
          visibilities.map((circle) => ({ id: circle, label: circles[circle] })),
          (visibility) => change({ visibility: visibility as Visibility }),
        )}
        {form.visibility !== "public" &&
          select("maskReason", [{ id: "", label: "No reason given" }, ...maskReasons], (reason) =>
            change({ maskReason: (reason || null) as MaskReason | null }),
          )}
      </div>
    </>
  );
}
