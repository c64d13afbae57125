"use client";
import { useState } from "react";
import type { Revision } from "@/core/articles.ts";
import { WordDiff } from "../claim/word-diff.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";

/** Another version was saved while this text was written: both are kept, compared, and the person says what comes next. */
export function MeanwhileVersion({
  theirs,
  mine,
  by,
  onTop,
  onBack,
}: {
  theirs: Revision;
  mine: string;
  /** Who saved it. */
  by: string;
  onTop: () => void;
  onBack: () => void;
}) {
  const [shown, setShown] = useState(false);
  return (
    <section className="meanwhile" aria-label="Another version came meanwhile">
      <div className="form-error" role="alert">
        <Glyph name="warn" />
        <p>
          <b>
            {by} saved version {theirs.number} at {momentInWords(Date.parse(theirs.createdAt))}, while you wrote.
          </b>{" "}
          Both texts are kept. Nothing is written over without you: look at the difference first.
        </p>
      </div>
      <button type="button" className="btn sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? "Hide the difference" : `What yours changes in version ${theirs.number}`}
      </button>
      {shown && (
        <div className="meanwhile-diff serif" dir="auto">
          <WordDiff before={theirs.text} after={mine} />
        </div>
      )}
      <div className="form-foot">
        <button type="button" className="btn pri" onClick={onTop}>
          Save mine as version {theirs.number + 1}, after it
        </button>
        <button type="button" className="btn quiet" onClick={onBack}>
          Go on writing
        </button>
      </div>
    </section>
  );
}
