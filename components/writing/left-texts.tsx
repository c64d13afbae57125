"use client";
import { useEffect, useRef } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import type { KeptText } from "./kept-texts.ts";

/** Texts that this person left unsaved in this browser, each to be gone on with or thrown away. */
export function LeftTexts({
  texts,
  present,
  onTakeUp,
  onThrowAway,
}: {
  texts: readonly (KeptText & { slot: string })[];
  /** The number of the version that stands. */
  present: number;
  onTakeUp: (text: KeptText & { slot: string }) => void;
  onThrowAway: (slot: string) => void;
}) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  if (texts.length === 0) return null;
  return (
    <section className="left-texts" aria-label="Texts you left unsaved">
      {texts.map((text, i) => (
        <div className="strip" key={text.slot}>
          <Glyph name="pen" />
          <p>
            <b>You left a text unsaved at {momentInWords(text.at)}.</b>{" "}
            <span className="mid">
              It was written on version {text.base}.
              {text.base < present &&
                ` Version ${present} came since: both are kept, and you see the difference before anything is saved.`}
            </span>
          </p>
          <div className="acts">
            <button type="button" className="btn sm pri" ref={i === 0 ? first : null} onClick={() => onTakeUp(text)}>
              Go on with it
            </button>
            <button type="button" className="btn sm quiet" onClick={() => onThrowAway(text.slot)}>
              Throw it away
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
