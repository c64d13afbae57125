import { diffSequences } from "@/core/text/diff.ts";
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
  const [old, present] = [before, after].map((text) =>
    paragraphsOf(text).map(({ start, end }) => wordsOf(text.slice(start, end))),
  ) as [string[], string[]];
  const numbers = new Map<string, number>();
  const numberOf = (paragraph: string) => {
    const known = numbers.get(paragraph) ?? numbers.size;
    numbers.set(paragraph, known);
    return known;
  };
  const edits = diffSequences(old.map(numberOf), present.map(numberOf), mostChanges);
  if (!edits) return [{ kind: "changed", before, after }];
  const parts: CopyPart[] = [];
  for (const { kind, aStart, aEnd, bStart, bEnd } of edits) {
    if (kind === "equal") {
      parts.push({ kind: "same", paragraphs: present.slice(bStart, bEnd) });
      continue;
    }
    const last = parts.at(-1);
    const held = last?.kind === "changed" ? last : { kind: "changed" as const, before: "", after: "" };
    if (held === last) parts.pop();
    const grown = (text: string, more: readonly string[]) => [text, ...more].filter((each) => each !== "").join("\n\n");
    parts.push({
      ...held,
      before: grown(held.before, old.slice(aStart, aEnd)),
      after: grown(held.after, present.slice(bStart, bEnd)),
    });
  }
  return parts;
}
