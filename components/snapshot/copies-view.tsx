"use client";
import { useEffect, useRef } from "react";
import { sourceName } from "../evidence/source-name.ts";
import { Glyph } from "../ui/glyph.tsx";
import type { Beside } from "../workspace/beside.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { safeHref } from "@/core/links.ts";
import { dateInWords } from "@/core/time-words.ts";
import { AddCopy } from "./add-copy.tsx";
import { CopyChanges } from "./copy-changes.tsx";
import { CopyList } from "./copy-list.tsx";
import { Reader } from "./reader.tsx";
import { newestWithWords, useCopies } from "./use-copies.ts";
import "./snapshot.css";

/** The copies of a source beside the open claim: the words of one, which there are, and the form for one more. */
export function CopiesView({ shown }: { shown: Beside & { view: "copies" } }) {
  const { beside, shelf } = useWorkspace();
  const { source, snapshotId, part } = shown;
  const copies = useCopies(source.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [source.id, part]);
  const list = copies.state === "here" ? copies.value : [];
  const chosen = list.find(({ id }) => id === snapshotId) ?? newestWithWords(copies) ?? list[0];
  const adding = part === "add" || (copies.state === "here" && list.length === 0);
  const drifted = useShown((state) =>
    state.evidence.get(shown.claimId)?.find(({ id }) => id === shown.evidenceId && part === "changes"),
  );
  return (
    <section className="beside" aria-labelledby="beside-heading">
      <header className="beside-h">
        <h1 id="beside-heading" ref={heading} tabIndex={-1}>
          {sourceName(source)}
        </h1>
        <SourceLine source={source} />
        <span className="grow" />
        {!adding && (
          <button
            type="button"
            className="btn sm"
            onClick={() => beside.open({ ...shown, snapshotId: chosen?.id ?? null, part: "add" })}
          >
            <Glyph name="plus" />
            Add a copy
          </button>
        )}
        {adding && list.length > 0 && (
          <button type="button" className="btn sm" onClick={() => beside.open({ ...shown, part: "text" })}>
            <Glyph name="left" />
            Back to the copies
          </button>
        )}
        <button type="button" className="icb" aria-label="Close, Escape" onClick={() => beside.close()}>
          <Glyph name="x" />
        </button>
      </header>
      {copies.state === "reading" && <p className="beside-note slow">Loading the copies…</p>}
      {copies.state === "failed" && (
        <div className="beside-note">
          <p role="alert">{copies.message}</p>
          <button type="button" className="btn" onClick={() => void shelf.readCopies(source.id)}>
            Try again
          </button>
        </div>
      )}
      {copies.state === "here" && adding && <AddCopy key={source.id} shown={shown} count={list.length} />}
      {copies.state === "here" && !adding && chosen && (
        <div className="beside-b">
          {drifted?.driftedIn && drifted.snapshotId ? (
            <CopyChanges
              before={drifted.snapshotId}
              after={drifted.driftedIn}
              passage={drifted.passage}
              copies={list}
            />
          ) : (
            <Reader key={chosen.id} shown={shown} copy={chosen} />
          )}
          <CopyList
            copies={list}
            chosen={part === "changes" ? null : chosen.id}
            onChoose={(id) => beside.open({ ...shown, snapshotId: id, part: "text" })}
          />
        </div>
      )}
    </section>
  );
}

function SourceLine({ source }: { source: (Beside & { view: "copies" })["source"] }) {
  const href = safeHref(source.url ?? "");
  const name = sourceName(source);
  const title = source.title === name ? "" : source.title;
  return (
    <p className="beside-s">
      {source.publishedAt && <span className="nowrap">{dateInWords(source.publishedAt)}</span>}
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {title || new URL(href).hostname}
        </a>
      ) : (
        title
      )}
    </p>
  );
}
