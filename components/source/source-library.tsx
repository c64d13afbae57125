"use client";
import Link from "next/link";
import { useState } from "react";
import { sourcesHref, type SourceFilter } from "@/core/source-library.ts";
import type { SourceSummary } from "@/core/sources.ts";
import { AddSource } from "./add-source.tsx";
import { SourceFilters } from "./source-filters.tsx";
import { SourceList } from "./source-list.tsx";

/** The library: search and filters, the sources, and the way to add one. */
export function SourceLibrary({
  sources,
  next,
  filter,
  isFirst,
  mayWrite,
}: {
  sources: readonly SourceSummary[];
  next: string | null;
  filter: SourceFilter;
  /** Whether this is the first page. */
  isFirst: boolean;
  /** Whether this person may add sources; else the words that say why not. */
  mayWrite: true | string;
}) {
  const [adding, setAdding] = useState(false);
  const add = () => {
    if (mayWrite !== true) return false;
    setAdding(true);
  };
  const count = sources.length === 1 ? "1 source" : `${sources.length} sources`;
  const isNarrowed = sourcesHref(filter) !== "/sources";
  return (
    <>
      <div className="desk-head">
        <h1>Sources</h1>
        <span className="dim">{next === null && isFirst ? count : `${count} on this page`}</span>
        <span className="grow" />
        {mayWrite === true ? (
          <button type="button" className="btn pri" onClick={add} aria-keyshortcuts="N">
            Add a source <kbd aria-hidden="true">N</kbd>
          </button>
        ) : (
          <span className="dim">Add a source: {mayWrite}</span>
        )}
      </div>
      <SourceFilters filter={filter} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <section className="scroll grow" tabIndex={0} aria-label="List of sources">
        <SourceList sources={sources} onAdd={add} />
        {sources.length === 0 && (
          <div className="desk-empty">
            <p>{isNarrowed ? "No source fits." : "No sources yet. They come with evidence, or are added here."}</p>
            {isNarrowed && (
              <Link className="btn" href="/sources">
                Show all sources
              </Link>
            )}
          </div>
        )}
        {next && (
          <Link className="btn desk-next" href={sourcesHref(filter, next)}>
            Next sources
          </Link>
        )}
      </section>
      {adding && <AddSource close={() => setAdding(false)} />}
    </>
  );
}
