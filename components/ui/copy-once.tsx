"use client";
import { useEffect, useRef, useState } from "react";
import { Glyph } from "./glyph.tsx";

/** A secret that is shown this once, to copy. It takes the focus, so that it is found. */
export function CopyOnce({ label, value, children }: { label: string; value: string; children: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => field.current?.select(), [value]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied");
    } catch (error) {
      field.current?.select();
      setSaid(`Not copied (${(error as Error).message}). It is selected: press Ctrl C.`);
    }
  };
  return (
    <div className="once">
      <p>{children}</p>
      <div className="row">
        <input
          ref={field}
          className="field"
          aria-label={label}
          value={value}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn" onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <output className="said">
        {said !== "" && (
          <>
            {said === "Copied" && <Glyph name="check" />}
            {said}
          </>
        )}
      </output>
    </div>
  );
}
