"use client";
import { useSyncExternalStore } from "react";
import type { Time } from "@/core/time.ts";

/** How often what the page says of time is looked at anew, in ms: words go to the minute. */
const pause = 20_000;
let now: Time | undefined;

function look(): Time {
  now = new Date().toISOString();
  return now;
}

function subscribe(tell: () => void): () => void {
  look();
  const timer = setInterval(() => {
    look();
    tell();
  }, pause);
  return () => clearInterval(timer);
}

/** The present moment, for words that change with it («due today», «2 h late»). It moves on by itself. */
export function useNow(): Time {
  return useSyncExternalStore(
    subscribe,
    () => now ?? look(),
    () => "",
  );
}
