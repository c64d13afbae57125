"use client";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import type { Document } from "@/core/articles.ts";
import { diffOf } from "@/core/revision-diff.ts";
import type { RevisionPreview } from "@/core/revisions.ts";
import type { Refused } from "../article/article-api.ts";
import { Glyph } from "../ui/glyph.tsx";
import { takeKey } from "../ui/own-keys.ts";
import { waitingIn } from "./carried-words.ts";
import { Outcome } from "./outcome.tsx";
import { TextDiff } from "./text-diff.tsx";

/** What a new version would change, before it is kept: the words, and what happens to each claim. */
export function LookAtVersion({
  article,
  present,
  preview,
  back,
  note,
  onNote,
  refused,
  overtaken,
  saving,
  onAnew,
  onBack,
  onSave,
}: {
  article: { title: string; language: string };
  present: { number: number; document: Document };
  preview: RevisionPreview;
  back: number | null;
  note: string;
  onNote: (note: string) => void;
  refused: Refused | undefined;
  /** Somebody else brought in a version since this was looked at. */
  overtaken: boolean;
  saving: boolean;
  onAnew: () => void;
  onBack: () => void;
  onSave: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (refused) alert.current?.focus();
  }, [refused]);
  const { blocks } = useMemo(() => diffOf(present, preview), [present, preview]);
  const waiting = waitingIn(preview.carried);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    onSave();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl Enter from anywhere inside
    <div className="look-version" onKeyDown={press}>
      <section className="lv-text scroll" aria-label="What changes in the text">
        <h1 tabIndex={-1} ref={heading}>
          {back === null
            ? `Is this version ${preview.number}?`
            : `Back to version ${back}, as version ${preview.number}`}
        </h1>
        <p className="mid">Nothing is kept yet. Struck out: it goes. Underlined: it comes.</p>
        <TextDiff
          blocks={blocks}
          from={`Version ${present.number}`}
          to={`Version ${preview.number}`}
          language={article.language}
        />
      </section>
      <form
        className="lv-claims scroll"
        aria-label={`Version ${preview.number}`}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {refused && (
          <div className="form-error" role="alert" tabIndex={-1} ref={alert}>
            <Glyph name="warn" />
            <span>
              {overtaken ? (
                <>
                  Somebody else brought in a version meanwhile. Yours is safe here.{" "}
                  <button type="button" className="btn sm" onClick={onAnew}>
                    Look at yours against theirs
                  </button>
                </>
              ) : (
                refused.message
              )}
            </span>
          </div>
        )}
        <Outcome carrying={preview} />
        <label className="lv-note">
          <span className="field-label">Note</span>
          <textarea
            className="field"
            rows={2}
            dir="auto"
            value={note}
            placeholder={back === null ? "From the author, 13 March" : "Why the earlier text stands again"}
            onChange={(event) => onNote(event.target.value)}
          />
        </label>
        {preview.notes.length > 0 && (
          <>
            <h2>What the reader did</h2>
            <ul className="notes">
              {preview.notes.map((said) => (
                <li key={said}>{said}</li>
              ))}
            </ul>
          </>
        )}
        <div className="lv-foot">
          <button type="submit" className="btn pri tall" aria-disabled={saving}>
            {saving ? "Saving…" : `Save version ${preview.number}`} <kbd>Ctrl ↵</kbd>
          </button>
          <button type="button" className="btn quiet tall" onClick={onBack}>
            {back === null ? "Back to the text" : "Leave it as it is"}
          </button>
          {waiting > 0 && (
            <p className="mid">Then you say where {waiting === 1 ? "one claim stands" : `${waiting} claims stand`}.</p>
          )}
        </div>
      </form>
    </div>
  );
}
