"use client";
import { createContext, useContext, useEffect, useRef } from "react";

/** Counts what the report page has heard of the article since it was opened. */
export const Heard = createContext(0);

/** Several things come at once: so long after the last of them they are looked at together, in ms. */
const pause = 600;

/** Looks again when something was heard. */
export function useLookAgain(count: number, look: () => void): void {
  const seen = useRef(count);
  const now = useRef(look);
  useEffect(() => {
    now.current = look;
  }, [look]);
  useEffect(() => {
    if (seen.current === count) return;
    const timer = setTimeout(() => {
      seen.current = count;
      now.current();
    }, pause);
    return () => clearTimeout(timer);
  }, [count]);
}

/** How much was heard, for what stands on the report page. */
export const useHeard = (): number => useContext(Heard);
