"use client";
import { useEffect, useState } from "react";
import { Glyph } from "../ui/glyph.tsx";

const dismissed = "claimcheck.keys-hint";

/** A short hint of the keys over an article without claims, until it is dismissed in this browser. */
export function KeysHint({ hidden }: { hidden: boolean }) {
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(localStorage.getItem(dismissed) !== "dismissed"), []);
  if (hidden || !shown) return null;
  return (
    <div className="hint-strip">
      <p>
        Select words and press <kbd>C</kbd> to mark a claim, or press <kbd>S</kbd> and walk by sentence with{" "}
        <kbd>↓</kbd>. <kbd>U</kbd> finds what is untouched, <kbd>?</kbd> lists all keys.
      </p>
      <button
        type="button"
        className="icb"
        aria-label="Dismiss the hint"
        onClick={() => {
          localStorage.setItem(dismissed, "dismissed");
          setShown(false);
        }}
      >
        <Glyph name="x" className="icon" />
      </button>
    </div>
  );
}
