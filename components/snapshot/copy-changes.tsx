"use client";
import { useMemo } from "react";
import { WordDiff } from "../claim/word-diff.tsx";
import { Glyph } from "../ui/glyph.tsx";
import type { Snapshot, SnapshotSummary } from "@/core/snapshots.ts";
import { copyParts, type CopyPart } from "./copy-diff.ts";
import { copyDay } from "./copy-words.ts";
import { useSnapshot } from "./use-copies.ts";

interface CopyChangesProps {
  before: string;
  after: string;
  /** The passage that stands in the earlier copy and not in the later one. */
  passage: string;
  copies: readonly SnapshotSummary[];
}

/** Two copies of a source as one text, with what went and what came; what stayed is folded. */
export function CopyChanges({ before, after, passage, copies }: CopyChangesProps) {
  const earlier = useSnapshot(before);
  const later = useSnapshot(after);
  const nameOf = (id: string) => {
    const copy = copies.find((each) => each.id === id);
    return copy ? `the copy of ${copyDay(copy)}` : "a copy";
  };
  const failed = [earlier, later].find((each) => each.state === "failed");
  return (
    <div className="rd">
      <p className="rd-status stale">
        <Glyph name="stale" />
        <span>
          <b>The page has changed.</b> Struck out: only in {nameOf(before)}. Underlined: only in {nameOf(after)}.
        </span>
      </p>
      {failed?.state === "failed" && (
        <p className="beside-note" role="alert">
          {failed.message}
        </p>
      )}
      {earlier.state === "here" && later.state === "here" ? (
        <Parts earlier={earlier.value} later={later.value} passage={passage} />
      ) : (
        !failed && <p className="beside-note slow">Loading both copies…</p>
      )}
    </div>
  );
}

function Parts({ earlier, later, passage }: { earlier: Snapshot; later: Snapshot; passage: string }) {
  const parts = useMemo(() => copyParts(earlier.text, later.text), [earlier.text, later.text]);
  const words = passage.replace(/\s+/gu, " ").trim();
  return (
    <div
      className="rd-text rd-changes scroll"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the text scrolls
      tabIndex={0}
      role="document"
      aria-label="What changed between the two copies"
      dir="auto"
    >
      {parts.map((part, index) => (
        <Part key={index} part={part} holdsPassage={part.kind === "changed" && part.before.includes(words)} />
      ))}
    </div>
  );
}

function Part({ part, holdsPassage }: { part: CopyPart; holdsPassage: boolean }) {
  if (part.kind === "changed") {
    return (
      <p className={holdsPassage ? "rd-change here" : "rd-change"}>
        {holdsPassage && <span className="lbl">The passage stood here</span>}
        <WordDiff before={part.before} after={part.after} />
      </p>
    );
  }
  const count = part.paragraphs.length;
  return (
    <details className="rd-same">
      <summary>{count === 1 ? "1 paragraph is the same" : `${count} paragraphs are the same`}</summary>
      {part.paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </details>
  );
}
