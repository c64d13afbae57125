"use client";
import { useMemo } from "react";
import { compareWordings } from "@/core/wordings.ts";

interface WordingsProps {
  one: string;
  other: string;
  /** Whose words they are. */
  names: readonly [string, string];
  /** BCP 47 of both; "" where it is not known. */
  language: string;
}

/** Two wordings, one beside or above the other, with the words that only one of them has marked in it. */
export function Wordings({ one, other, names, language }: WordingsProps) {
  const pieces = useMemo(() => compareWordings(one, other), [one, other]);
  const sides = [
    { name: names[0], kind: "only-a", side: "a" },
    { name: names[1], kind: "only-b", side: "b" },
  ] as const;
  return (
    <dl className="wordings">
      {sides.map(({ name, kind, side }) => (
        <div key={side}>
          <dt className="lbl">{name}</dt>
          <dd dir="auto" lang={language || undefined}>
            {pieces.map((piece, index) =>
              piece.kind === kind ? <Differing key={index} words={piece[side]} /> : piece[side],
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Words with a mark under them; spaces at their ends stay without. */
function Differing({ words }: { words: string }) {
  const bare = words.trim();
  const start = words.indexOf(bare);
  return (
    <>
      {words.slice(0, start)}
      <mark className="differs">{bare}</mark>
      {words.slice(start + bare.length)}
    </>
  );
}
