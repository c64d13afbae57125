"use client";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { sourcesHref, useChoices, type SourceFilter } from "@/core/source-library.ts";
import { sourceKinds } from "@/core/sources.ts";
import { Glyph } from "../ui/glyph.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";

const noFilter: SourceFilter = { q: "", kind: null, used: null };

/** What the library is narrowed down to: words, kind and use. All of it stands in the page's address. */
export function SourceFilters({ filter }: { filter: SourceFilter }) {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  usePressedKeys({ f: () => field.current?.select() });
  const go = (changes: Partial<SourceFilter>) =>
    router.push(sourcesHref({ ...filter, q: field.current?.value ?? filter.q, ...changes }));
  const select = (name: "kind" | "used", label: string, choices: readonly { id: string; label: string }[]) => (
    <label className="src-filter">
      <span className="vh">{label}</span>
      <select
        name={name}
        className="btn sm"
        value={filter[name] ?? ""}
        onChange={({ target }) => go({ [name]: target.value || null })}
      >
        <option value="">{label}: all</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
  const isNarrowed = sourcesHref(filter) !== sourcesHref(noFilter);
  return (
    <search className="filters">
      <form
        className="filter-form"
        action="/sources"
        aria-label="Sources"
        onSubmit={(event) => {
          event.preventDefault();
          go({});
        }}
      >
        <div className="desk-search">
          <Glyph name="search" />
          <input
            ref={field}
            type="search"
            name="q"
            className="field"
            aria-label="Words of a source: title, publisher, author, address, notes"
            placeholder="Search title, publisher, address, notes"
            autoComplete="off"
            key={filter.q}
            defaultValue={filter.q}
          />
        </div>
        {select("kind", "Kind", sourceKinds)}
        {select("used", "Use", useChoices)}
        <button type="submit" className="btn sm">
          Search
        </button>
        {isNarrowed && (
          <button type="button" className="btn sm quiet" onClick={() => router.push("/sources")}>
            Clear
          </button>
        )}
      </form>
    </search>
  );
}
