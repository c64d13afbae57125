import type { Inline, Mark } from "@/core/articles.ts";
import { markOrder } from "@/core/text/borders.ts";

/** Without what no stored text may hold (NUL, half characters) and without soft hyphens, which part words. */
export function emptied(text: string): string {
  return text.replace(/[\0\u00ad]/gu, "").replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Adds words with their marks in the order in which they nest; equal neighbours are one node, empty words none. */
export function pushText(into: Inline[], text: string, marks: readonly Mark[]): void {
  const words = emptied(text);
  if (words === "") return;
  const sorted = markOrder.flatMap((type) => marks.find((mark) => mark.type === type) ?? []);
  const last = into.at(-1);
  if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(sorted)) last.text += words;
  else into.push({ type: "text", text: words, ...(sorted.length > 0 && { marks: sorted }) });
}

/** White space as a browser shows it: runs are one space, none at a line's ends; no break at the ends of the whole. */
export function collapsed(line: readonly Inline[]): Inline[] {
  const made: Inline[] = [];
  let open = false; // whether a space may follow
  for (const inline of line) {
    if (inline.type !== "text") {
      trimEnd(made);
      if (inline.type !== "hardBreak" || made.length > 0) made.push(inline);
      open = false;
      continue;
    }
    let text = inline.text.replace(/[ \t\n\r\f]+/gu, " ");
    if (!open) text = text.replace(/^ /u, "");
    if (text === "") continue;
    pushText(made, text, inline.marks ?? []);
    open = !text.endsWith(" ");
  }
  while (made.at(-1)?.type === "hardBreak" || endsWithSpace(made)) {
    if (made.at(-1)?.type === "hardBreak") made.pop();
    else trimEnd(made);
  }
  return made.some((inline) => inline.type !== "text" || /[^\s\u200b\ufeff]/u.test(inline.text)) ? made : [];
}

function endsWithSpace(line: readonly Inline[]): boolean {
  const last = line.at(-1);
  return last?.type === "text" && last.text.endsWith(" ");
}

function trimEnd(line: Inline[]): void {
  const last = line.at(-1);
  if (last?.type !== "text" || !last.text.endsWith(" ")) return;
  last.text = last.text.slice(0, -1);
  if (last.text === "") line.pop();
}
