"use client";
import { useState } from "react";

/** Takes something away in two steps: it cannot be brought back, but the history keeps it. */
export function TakeOut({ label, onTakeOut }: { label: string; onTakeOut: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" className="btn quiet sm" onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  }
  return (
    <>
      <span className="hint">It stays in the history only.</span>
      <button type="button" className="btn sm" ref={(button) => button?.focus()} onClick={onTakeOut}>
        {label}
      </button>
      <button type="button" className="btn quiet sm" onClick={() => setAsked(false)}>
        Keep it
      </button>
    </>
  );
}
