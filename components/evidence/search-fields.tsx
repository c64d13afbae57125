"use client";
import { DateInput } from "../claim/date-input.tsx";
import { isPartialDate } from "../claim/date-field.tsx";
import { useState } from "react";
import type { SearchNote } from "@/core/evidence.ts";
import { Typed, type FieldsProps } from "./passage-fields.tsx";
import { VisibilityFields } from "./visibility-fields.tsx";

const nothing: SearchNote = { query: "", at: null, expected: "" };

/** A search that found nothing: for what, when, and what would have been expected. Where is the source. */
export function SearchFields({ value, onChange }: FieldsProps) {
  const search = value.search ?? nothing;
  const [typed, setTyped] = useState<string | null>(null);
  const change = (fields: Partial<SearchNote>) => onChange({ search: { ...search, ...fields } }, "pause");
  return (
    <>
      <Typed
        label="For what"
        value={search.query}
        hint="The words or names that were searched for"
        onType={(query) => change({ query })}
      />
      <DateInput
        label="When"
        value={typed ?? search.at ?? ""}
        onType={(text) => {
          const isDate = isPartialDate(text.trim());
          setTyped(isDate && text === text.trim() ? null : text);
          if (isDate) change({ at: text.trim() || null });
        }}
      />
      <Typed
        label="What would have been expected"
        value={search.expected}
        lines={2}
        hint="A decree of that day; the sentence in the transcript"
        onType={(expected) => change({ expected })}
      />
      <VisibilityFields value={value} onChange={onChange} />
      <Typed
        label="Note"
        value={value.note}
        hint="For the desk, not quoted"
        onType={(note) => onChange({ note }, "pause")}
      />
    </>
  );
}
