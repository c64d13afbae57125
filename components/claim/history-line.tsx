"use client";
import { fieldName, isProse, valueInWords, type HistoryLine, type Names } from "./history-words.ts";
import { WordDiff } from "./word-diff.tsx";

/** A field that an event changed, before and after; prose word by word. */
export function ChangedField({ line, names }: { line: HistoryLine; names: Names }) {
  const { field, before, after } = line;
  const [old, now] = [valueInWords(field, before, names), valueInWords(field, after, names)];
  return (
    <p className="history-line" dir="auto">
      <span className="lbl">{fieldName(field)}</span>{" "}
      {isProse(field) ? (
        <WordDiff before={before === null ? now : old} after={now} />
      ) : (
        <>
          {before !== null && <del>{old || "none"}</del>} {before === null ? now : <ins>{now || "none"}</ins>}
        </>
      )}
    </p>
  );
}
