"use client";
import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";

/** Texts longer than this are compared no further: the browser would stand still. In code units. */
const longest = 20_000;

interface WordDiffProps {
  before: string;
  after: string;
  /** `all` shows what went and what came; `after` only the later text, with what is new in it marked. */
  show?: "all" | "after";
}

/** Two texts as one, word by word, with what was taken out and put in. */
export function WordDiff({ before, after, show = "all" }: WordDiffProps) {
  const parts = useMemo(
    () => (before.length + after.length > longest ? null : diffWordsWithSpace(before, after)),
    [before, after],
  );
  if (parts === null) return <>{after}</>;
  return (
    <>
      {parts.map((part, index) => {
        if (part.added) return <ins key={index}>{part.value}</ins>;
        if (part.removed) return show === "all" ? <del key={index}>{part.value}</del> : null;
        return <span key={index}>{part.value}</span>;
      })}
    </>
  );
}
