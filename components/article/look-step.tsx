"use client";
import { useEffect, useRef, type ReactNode } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Refused } from "./article-api.ts";
import { ArticleFields } from "./article-fields.tsx";
import type { Choice } from "./assign-dialog.tsx";
import { BlockEditor } from "./block-editor.tsx";
import type { Reading } from "./import-draft.ts";
import { ReadFromLine, ReadFromPart } from "./read-from.tsx";

const fieldNames = new Set(["title", "byline", "outlet", "publishedAt", "language", "url", "note"]);

/** The second step: the text as it will stand, to be corrected, beside what is said about it. */
export function LookStep({
  reading,
  change,
  refused,
  progress,
  said,
  busy,
  people,
  zone,
  back,
  save,
}: {
  reading: Reading;
  change: (changes: Partial<Reading>) => void;
  refused: Refused | undefined;
  /** That it runs, and how to stop it. */
  progress: ReactNode;
  /** What came of it, in words. */
  said: string;
  busy: boolean;
  people: readonly Choice[];
  zone: string;
  back: () => void;
  save: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const errors = refused?.errors ?? [];
  const saidAtField = errors.some(({ path }) => fieldNames.has(path));
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!refused) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid='true'], [role='alert']");
    wrong?.focus();
  }, [refused]);

  return (
    <div className="look">
      <section className="look-text scroll" aria-label="Text">
        <h1 tabIndex={-1} ref={heading}>
          Is this the article?
        </h1>
        <ReadFromLine reading={reading} />
        <BlockEditor
          document={reading.document}
          pages={reading.pages}
          language={reading.form.language || "en"}
          change={change}
        />
      </section>
      <form
        ref={form}
        className="look-about scroll"
        aria-label="About the article"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) save();
        }}
      >
        {refused && !saidAtField && (
          <p className="form-error" role="alert" tabIndex={-1}>
            <Glyph name="warn" />
            <span>{refused.message}</span>
          </p>
        )}
        <ArticleFields
          form={reading.form}
          change={(changes) => change({ form: { ...reading.form, ...changes } })}
          errors={errors}
          people={people}
          zone={zone}
        />
        <ReadFromPart reading={reading} />
        <div className="form-foot">
          <button type="submit" className="btn pri tall" aria-disabled={busy}>
            Save the article
          </button>
          {progress ?? (
            <button type="button" className="btn quiet tall" onClick={back}>
              Back
            </button>
          )}
          <output className="mid">{said}</output>
        </div>
      </form>
    </div>
  );
}
