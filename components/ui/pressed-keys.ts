"use client";
import { useEffect, useRef } from "react";
import { useSingleKeys } from "./single-keys.ts";

/** What each single key does; an act that answers false leaves the key to the browser. */
export type KeyActs = Readonly<Record<string, () => void | false>>;

/** Whether keys belong to what has the focus: a field, a menu, a sheet above the page. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=menu], [role=dialog]") !== null;
}

/** The act for a key: by its name, letters small; on a keyboard of another script by the letter's place («KeyJ»). */
function actFor(acts: KeyActs, { key, code }: KeyboardEvent): (() => void | false) | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const place = /^Key([A-Z])$/u.exec(code)?.[1]?.toLowerCase();
  const isLatin = /^[\x20-\x7e]$/u.test(name) || key.length > 1;
  return acts[name] ?? (isLatin || place === undefined ? undefined : acts[place]);
}

/** Runs an act when its key is pressed outside of fields, menus and dialogs, unless single keys are turned off. */
export function usePressedKeys(acts: KeyActs): void {
  const isOn = useSingleKeys();
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
      if (takesKeys(event.target) || document.querySelector("[role=dialog]")) return;
      const act = actFor(newest.current, event);
      if (act && act() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn]);
}
