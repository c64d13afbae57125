"use client";
import { useEffect, useId, useState } from "react";
import { safeHref } from "@/core/links.ts";
import { sourceName, type LinkedSource, type SourceSummary } from "@/core/sources.ts";
import { callApi } from "../article/article-api.ts";
import { Glyph } from "../ui/glyph.tsx";

/** A rest in typing before the library is asked, in ms; and so many are shown. */
const rest = 200;
const most = 8;

interface Found {
  asked: string;
  items: readonly SourceSummary[];
  problem?: string;
}

/** What the library holds for words or an address, once typing rests. */
function useFound(text: string): Found | undefined {
  const [found, setFound] = useState<Found>();
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === "") return;
    let stale = false;
    const timer = setTimeout(() => {
      const query = `${safeHref(wanted) === undefined ? "q" : "url"}=${encodeURIComponent(wanted)}&limit=${most + 1}`;
      void callApi<{ items: SourceSummary[] }>(`/sources?${query}`, {}).then(({ value, refused }) => {
        if (stale) return;
        setFound({ asked: wanted, items: value?.items ?? [], ...(refused && { problem: refused.message }) });
      });
    }, rest);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return found?.asked === wanted ? found : undefined;
}

/** Finds a source of the library by words or address, and lets one be chosen. `without` is left out. */
export function SourcePicker({
  label,
  without,
  chosen,
  onChoose,
  problem,
}: {
  label: string;
  without: string;
  chosen: LinkedSource | null;
  onChoose: (source: SourceSummary | null) => void;
  problem?: string | undefined;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const found = useFound(text);
  const items = found?.items.filter((source) => source.id !== without).slice(0, most) ?? [];
  if (chosen) {
    return (
      <div className="picked">
        <span className="field-label">{label}</span>
        <p className="row">
          <Glyph name="check" />
          <b className="grow" dir="auto">
            {sourceName(chosen)}
          </b>
          <button type="button" className="btn sm" onClick={() => onChoose(null)}>
            Another one
          </button>
        </p>
        {problem !== undefined && <p className="hint wrong">{problem}</p>}
      </div>
    );
  }
  return (
    <div className="field-row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={problem === undefined ? "hint" : "hint wrong"} id={`${id}-hint`}>
        {problem ?? "Words of its title, publisher or notes, or its address."}
      </p>
      <output className="vh">{found && `${items.length} found`}</output>
      {found?.problem !== undefined && <p className="hint wrong">{found.problem}</p>}
      {found && items.length === 0 && found.problem === undefined && <p className="hint">No other source fits.</p>}
      <ul className="picks" aria-label="Found">
        {items.map((source) => (
          <li key={source.id}>
            <button type="button" className="pick" onClick={() => onChoose(source)}>
              <b dir="auto">{sourceName(source)}</b>
              <span className="dim">
                {[source.publisher, source.title.trim() ? source.url : ""].filter(Boolean).join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
