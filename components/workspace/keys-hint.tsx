"use client";
import { useSyncExternalStore } from "react";
import { Glyph } from "../ui/glyph.tsx";

const key = "claimcheck.keys-hint";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function dismiss(): void {
  localStorage.setItem(key, "dismissed");
  for (const listener of listeners) listener();
}

/** A short hint of the keys over an article without claims, until it is dismissed in this browser. */
export function KeysHint({ hidden }: { hidden: boolean }) {
  const dismissed = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key) === "dismissed",
    () => true,
  );
  if (hidden || dismissed) return null;
  return (
    <div className="hint-strip">
      <p>
        Select words and press <kbd>C</kbd> to mark a claim, or press <kbd>S</kbd> and walk by sentence with{" "}
        <kbd>↓</kbd>. <kbd>U</kbd> finds what is untouched, <kbd>?</kbd> lists all keys.
      </p>
      <button type="button" className="icb" aria-label="Dismiss the hint" onClick={dismiss}>
        <Glyph name="x" className="icon" />
      </button>
    </div>
  );
}
