"use client";
import { useEffect, useRef } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Refused } from "./article-api.ts";

/** One field that two people changed, in words. */
export interface BothChanged {
  label: string;
  theirs: string;
  yours: string;
}

/** Why something was not saved; when somebody else changed the same, both values side by side. */
export function SaveProblem({
  saving,
  both,
}: {
  /** What came in the way; `theirs` when somebody else changed the same. */
  saving: { refused: Refused | undefined; theirs: unknown };
  both: readonly BothChanged[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const { refused, theirs } = saving;
  useEffect(() => {
    if (refused) box.current?.focus();
  }, [refused]);
  if (!refused) return null;
  return (
    <div className="form-error" role="alert" tabIndex={-1} ref={box}>
      <Glyph name="warn" />
      <div>
        <p>{refused.message}</p>
        {theirs !== undefined && (
          <dl className="both">
            {both.map(({ label, theirs: now, yours }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <span className="lbl">Now, by somebody else</span> {now}
                </dd>
                <dd>
                  <span className="lbl">Yours</span> {yours}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}
