import type { Person } from "@/core/people.ts";

type Named = Pick<Person, "id" | "name" | "active">;

/** A mention that is being typed: where its «@» stands, and what of the name is there. */
export interface Typing {
  at: number;
  query: string;
}

const letter = /[\p{L}\p{N}]/u;

/** What is typed of a mention before the caret; null where there is none: in an address, or with no such name. */
export function typingAt(text: string, caret: number): Typing | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at === -1 || caret <= at || letter.test(text[at - 1] ?? "")) return null;
  const query = text.slice(at + 1, caret);
  return /\n/u.test(query) || query.length > 60 ? null : { at, query };
}

/** The persons whose name has the typed words at the beginning of its own, in the order given. */
export function fitting<P extends Named>(people: readonly P[], query: string): P[] {
  const typed = query.toLowerCase();
  return people.filter(({ name, active }) => {
    const words = name.toLowerCase();
    return active && (words.startsWith(typed) || ` ${words}`.includes(` ${typed}`));
  });
}

/** The text with a name in the place of what was typed of it, and where the caret stands then. */
export function withName(text: string, { at, query }: Typing, name: string): { text: string; caret: number } {
  const rest = text.slice(at + 1 + query.length);
  const put = `@${name}${/^\s/u.test(rest) ? "" : " "}`;
  return { text: text.slice(0, at) + put + rest, caret: at + put.length };
}

/** A text in pieces: what calls somebody, with all who have that name, and what does not. */
export function piecesOf(text: string, people: readonly Named[]): { text: string; called: readonly Named[] }[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const pieces: { text: string; called: readonly Named[] }[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const called = longestFirst.find(({ name }) => text.startsWith(name, at + 1) && ends(text, at + 1 + name.length));
    if (!called || at < from) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), called: [] });
    from = at + 1 + called.name.length;
    pieces.push({ text: text.slice(at, from), called: people.filter(({ name }) => name === called.name) });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), called: [] });
  return pieces;
}

const ends = (text: string, at: number) => !letter.test(text[at] ?? "");

/** Whom a text calls: of several with one name those who were chosen from the list, or all of them. */
export function calledIn(text: string, people: readonly Named[], chosen: readonly string[]): string[] {
  const active = people.filter((person) => person.active);
  const ids = piecesOf(text, active).flatMap(({ called }) => {
    const picked = called.filter(({ id }) => chosen.includes(id));
    return (picked.length > 0 ? picked : called).map(({ id }) => id);
  });
  return [...new Set(ids)];
}
