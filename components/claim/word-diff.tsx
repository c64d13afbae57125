"use client";
import { useMemo } from "react";
import { compareWordings } from "@/core/wordings.ts";

interface WordDiffProps {
  before: string;
  after: string;
}

/** Quotation marks count: a person who changed one wants to see it. */
const asWritten = (word: string) => word;

/** Two texts as one, word by word, with what was taken out and put in. */
export function WordDiff({ before, after }: WordDiffProps) {
  const pieces = useMemo(() => compareWordings(before, after, asWritten), [before, after]);
  return (
    <>
      {pieces.map((piece, index) => {
        if (piece.kind === "only-b") return <ins key={index}>{piece.b}</ins>;
        if (piece.kind === "only-a") return <del key={index}>{piece.a}</del>;
        return <span key={index}>{piece.b}</span>;
      })}
    </>
  );
}
