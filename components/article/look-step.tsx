"use client";
import { useEffect, useRef } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Refused } from "./article-api.ts";
import { ArticleFields } from "./article-fields.tsx";
import type { Choice } from "./assign-dialog.tsx";
import { BlockEditor } from "./block-editor.tsx";
import type { ImportDraft } from "./import-draft.ts";

type Reading = NonNullable<ImportDraft["reading"]>;

const fieldNames = new Set(["title", "byline", "outlet", "publishedAt", "language", "url", "note"]);

/** The second step: the text as it will stand, to be corrected, beside what is said about it. */
export function LookStep({
  reading,
  change,
  refused,
  saving,
  people,
  zone,
  back,
  save,
}: {
  reading: Reading;
  change: (changes: Partial<Reading>) => void;
  refused: Refused | undefined;
  saving: boolean;
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
        <BlockEditor
          document={reading.document}
          language={reading.form.language || "en"}
          change={(document) => change({ document })}
        />
      </section>
      <form
        ref={form}
        className="look-about scroll"
        aria-label="About the article"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
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
        <h2 className="lbl">What the importer did</h2>
        {reading.notes.length === 0 ? (
          <p className="mid">Nothing but read it.</p>
        ) : (
          <ul className="notes">
            {reading.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <div className="form-foot">
          <button type="submit" className="btn pri tall">
            {saving ? "Saving…" : "Save the article"}
          </button>
          <button type="button" className="btn quiet tall" onClick={back}>
            Back to the text
          </button>
        </div>
      </form>
    </div>
  );
}
