import { diffArrays } from "diff";
import { paragraphsOf } from "./paragraphs.ts";

/** A part of what changed between two copies: paragraphs that stayed, or what stood in a place before and after. */
export type CopyPart =
  | { kind: "same"; paragraphs: readonly string[] }
  | { kind: "changed"; before: string; after: string };

/** So many changed paragraphs are looked for; texts that differ more are shown as two texts, whole. */
const mostChanges = 4000;

const wordsOf = (paragraph: string) => paragraph.replace(/\s+/gu, " ").trim();

/** What changed between two copies of a source, paragraph by paragraph; spaces and line breaks do not count. */
export function copyParts(before: string, after: string): CopyPart[] {
  const paragraphs = (text: string) => paragraphsOf(text).map(({ start, end }) => wordsOf(text.slice(start, end)));
  const found = diffArrays(paragraphs(before), paragraphs(after), { maxEditLength: mostChanges });
  if (!found) return [{ kind: "changed", before, after }];
  const parts: CopyPart[] = [];
  for (const { added, removed, value } of found) {
    const text = value.join("\n\n");
    const last = parts.at(-1);
    if (!added && !removed) parts.push({ kind: "same", paragraphs: value });
    else if (last?.kind !== "changed") {
      parts.push(added ? { kind: "changed", before: "", after: text } : { kind: "changed", before: text, after: "" });
    } else if (added) parts[parts.length - 1] = { ...last, after: text };
    else parts[parts.length - 1] = { ...last, before: text };
  }
  return parts;
}
