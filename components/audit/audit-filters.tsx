import Link from "next/link";
import { useId } from "react";
import { auditHref, eventKinds, type AuditFilter } from "@/core/audit-filter.ts";
import type { AuditNames } from "./audit-log.tsx";

function Choice({
  name,
  label,
  all,
  value,
  choices,
}: {
  name: keyof AuditFilter;
  label: string;
  all: string;
  value: string;
  choices: readonly { id: string; label: string }[];
}) {
  const id = useId();
  return (
    <div className="audit-field">
      <label htmlFor={id}>{label}</label>
      <select className="field" id={id} name={name} defaultValue={value}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({ name, label, value }: { name: "from" | "to"; label: string; value: string }) {
  const id = useId();
  return (
    <div className="audit-field">
      <label htmlFor={id}>{label}</label>
      <input className="field" id={id} type="date" name={name} defaultValue={value} />
    </div>
  );
}

/** What the log is narrowed down to: a form whose answer is an address, so that it can be kept and sent on. */
export function AuditFilters({ filter, known }: { filter: AuditFilter; known: AuditNames }) {
  const isNarrowed = auditHref({ ...filter, before: "" }) !== "/audit";
  return (
    <search>
      <form className="audit-filters" action="/audit" key={auditHref(filter)} aria-label="Filters">
        <Choice
          name="person"
          label="Person"
          all="Everybody"
          value={filter.person}
          choices={known.people.map(({ id, name }) => ({ id, label: name }))}
        />
        <Choice
          name="article"
          label="Article"
          all="All articles"
          value={filter.article}
          choices={known.articles.map(({ id, title }) => ({ id, label: title }))}
        />
        <Choice name="kind" label="What happened to" all="Everything" value={filter.kind} choices={eventKinds} />
        <Day name="from" label="From" value={filter.from} />
        <Day name="to" label="To" value={filter.to} />
        <div className="audit-do">
          <button type="submit" className="btn">
            Show
          </button>
          {isNarrowed && <Link href="/audit">Show everything</Link>}
        </div>
      </form>
    </search>
  );
}
