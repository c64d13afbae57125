import { useSyncExternalStore } from "react";

/** Conflicts that a person put off («Decide later»): their sheet stays closed until it is asked for again. */
let postponed: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function put(next: ReadonlySet<string>): void {
  postponed = next;
  for (const listener of listeners) listener();
}

/** Closes the sheet of a conflict, by the id of its entry. The text stays where it is. */
export function postpone(entryId: string): void {
  put(new Set(postponed).add(entryId));
}

/** Opens the sheet of a conflict again. */
export function takeUp(entryId: string): void {
  put(new Set([...postponed].filter((id) => id !== entryId)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: ReadonlySet<string> = new Set();

/** The entries whose conflicts were put off. */
export function usePostponed(): ReadonlySet<string> {
  return useSyncExternalStore(
    subscribe,
    () => postponed,
    () => none,
  );
}
