"use client";
import { useState } from "react";
import { useWorkspace } from "../workspace/context.tsx";

/** A form whose words stay in this browser, for this person, until they are sent or put aside. */
export interface KeptForm<T> {
  draft: T;
  open: boolean;
  /** The browser did not keep it: full, or forbidden. */
  unkept: boolean;
  /** Opens the form as it was left, else with these words in it. */
  begin: (fields?: Partial<T>) => void;
  change: (fields: Partial<T>) => void;
  /** Closes the form; what is typed stays. */
  close: () => void;
  /** Forgets the form: it was sent, or put aside. */
  drop: () => void;
  /** Forgets these words, which were sent; a field that was typed in since then stays. */
  sent: (words: T) => void;
}

function keep(key: string, draft: object): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** What is left of a form when these of its words were sent: the fields that say something else by now. */
function leftOf<T extends object>(key: string, empty: T, { draft, words }: { draft: T; words: T }) {
  const said = words as Readonly<Record<string, unknown>>;
  const left = Object.entries(draft).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(said[field]));
  if (left.length === 0) {
    localStorage.removeItem(key);
    return { draft: empty, begun: false, open: false, unkept: false };
  }
  const typed = { ...empty, ...(Object.fromEntries(left) as Partial<T>) };
  return { draft: typed, begun: true, open: true, unkept: !keep(key, typed) };
}

/** The form called `name` in the workspace; it opens by itself when this person left words in it. */
export function useKeptForm<T extends object>(name: string, empty: T): KeptForm<T> {
  const { me } = useWorkspace();
  return useKeptFormOf(me.id, name, empty);
}

/** The form called `name` of this person, on a page that has no workspace around it; not for the server. */
export function useKeptFormOf<T extends object>(personId: string, name: string, empty: T): KeptForm<T> {
  const key = `claimcheck.${name}.${personId}`;
  const [form, setForm] = useState(() => {
    const left = localStorage.getItem(key);
    const draft = left === null ? empty : { ...empty, ...(JSON.parse(left) as T) };
    return { draft, begun: left !== null, open: left !== null, unkept: false };
  });
  return {
    ...form,
    begin: (fields) => setForm({ ...form, open: true, draft: form.begun ? form.draft : { ...empty, ...fields } }),
    change: (fields) => {
      const draft = { ...form.draft, ...fields };
      setForm({ draft, begun: true, open: true, unkept: !keep(key, draft) });
    },
    close: () => setForm({ ...form, open: false }),
    drop: () => {
      localStorage.removeItem(key);
      setForm({ draft: empty, begun: false, open: false, unkept: false });
    },
    // the form as it is now, not as it was when it was sent
    sent: (words) => setForm(({ draft }) => leftOf(key, empty, { draft, words })),
  };
}
