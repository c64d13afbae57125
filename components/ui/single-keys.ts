"use client";
import { useSyncExternalStore } from "react";

const kept = "claimcheck.single-keys";
const changed = "claimcheck:single-keys";

function subscribe(tell: () => void): () => void {
  addEventListener("storage", tell);
  addEventListener(changed, tell);
  return () => {
    removeEventListener("storage", tell);
    removeEventListener(changed, tell);
  };
}

/** Whether single keys («C» for a claim) work in this browser; on unless somebody turned them off in Settings. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(kept) !== "off",
    () => true,
  );
}

/** Turns single keys on or off in this browser, in all its tabs. */
export function setSingleKeys(state: "on" | "off"): void {
  localStorage.setItem(kept, state);
  dispatchEvent(new Event(changed));
}
