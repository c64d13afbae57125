"use client";
import { useLayoutEffect, type ReactNode } from "react";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

declare global {
  interface Window {
    /** Ends the listening, and gives what was put into which field, in the order of first touch. */
    takeEarlyTyping?: () => [Field, string | boolean][];
  }
}

/** Runs in the page before any other script: keeps what is typed or ticked until React listens. */
const listen = `(() => {
  const typed = new Map();
  const keep = ({ target }) => {
    if (target.value !== undefined)
      typed.set(target, /^(checkbox|radio)$/.test(target.type) ? target.checked : target.value);
  };
  addEventListener("input", keep, true);
  window.takeEarlyTyping = () => {
    removeEventListener("input", keep, true);
    const all = [...typed];
    typed.clear();
    return all;
  };
})()`;

/**
 * Puts a value in as a person would, so that React hears of it. React hears only of a value that differs from the one
 * it last saw set through the element itself, so another is set first, and this one past it.
 */
function putIn(field: Field, value: string | boolean): void {
  if (typeof value === "boolean") {
    (field as HTMLInputElement).checked = !value && field.type === "checkbox";
    field.click();
  } else if (field instanceof HTMLSelectElement || field.type === "file") {
    if (field instanceof HTMLSelectElement) field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    field.value = `${value} `;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * Keeps what is typed into a page between its arrival and the moment when it is alive: React would put its own values
 * over it at the next key. Stands around the page, so that all fields are alive when what was typed is put back, each
 * as an event of its own.
 */
export function EarlyTyping({ nonce, children }: { nonce: string; children: ReactNode }) {
  useLayoutEffect(() => {
    for (const [field, value] of window.takeEarlyTyping?.() ?? []) {
      queueMicrotask(() => {
        if (field.isConnected) putIn(field, value);
      });
    }
  }, []);
  return (
    <>
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: listen }} />
      {children}
    </>
  );
}
