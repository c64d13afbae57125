"use client";
import { useLayoutEffect, type RefObject } from "react";

/**
 * Gives a sheet's field the focus in the moment the sheet is there. The dialog's own way waits for a frame, and what a
 * quick hand types meanwhile would be lost, or act on the page. `backRef` keeps what had the focus before: the dialog
 * looks only later, and would find its own field.
 */
export function FocusAtOnce({
  on,
  backRef,
}: {
  on: RefObject<HTMLElement | null>;
  backRef: RefObject<HTMLElement | null>;
}) {
  useLayoutEffect(() => {
    const before = document.activeElement;
    if (before instanceof HTMLElement && before !== on.current) backRef.current = before;
    on.current?.focus();
  }, [on, backRef]);
  return null;
}
