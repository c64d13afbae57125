"use client";
import { useLayoutEffect, type RefObject } from "react";

/**
 * Gives a sheet's field the focus in the moment the sheet is there. The dialog's own way waits for a frame, and what a
 * quick hand types meanwhile would be lost, or act on the page.
 */
export function FocusAtOnce({ on }: { on: RefObject<HTMLElement | null> }) {
  useLayoutEffect(() => on.current?.focus(), [on]);
  return null;
}
