import type { Block, Document, Inline, Mark } from "@/core/articles.ts";
import { safeHref } from "@/core/links.ts";
import { endsWithCredit } from "./captions.ts";
import { type Joiner, joinerOf } from "./hyphens.ts";

/** Wider lines are paragraphs, not wraps. In characters. */
const widestWrap = 160;
const narrowestWrap = 30;
/** Proportional fonts wrap unevenly: a line counts as full from this share of the width. */
const fullShare = 0.85;

const addressLine = /^(?:https?:\/\/|www\.)\S+$/iu;
/** «Related article: …» is a line of its own, and no title. */
export const relatedLine =
  /^(?:related(?: article| story| stories| articles)?|read (?:more|also|next)|also read|see also)\s?:/iu;
const listLine = /^(?:[•*·▪]|\d{1,2}[.)])\s/u;
const ended = /[.!?…:;。！？؟][”"’'»)\]」』]*$/u;
const addressInText = /https?:\/\/[^\s<>"«»“”]+/giu;

/** What the reading did, in words for the person who sees the preview. */
interface Told {
  wraps: number;
  moved: number;
  captions: string[];
}

/** A paragraph while it is put together: its words so far, its last line, and the addresses that interrupted it. */
interface Paragraph {
  words: string;
  last: string;
  addresses: string[];
}

/** How the text's lines are broken: at a width, or (undefined) only where a paragraph ends. */
function wrapWidth(groups: readonly (readonly string[])[]): number | undefined {
  const lengths = groups
    .flat()
    .filter((line) => !addressLine.test(line))
    .map((line) => line.length)
    .toSorted((one, other) => one - other);
  const width = lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * 0.9))] ?? 0;
  if (width < narrowestWrap || width > widestWrap) return undefined;
  let pairs = 0;
  let full = 0;
  let capitals = 0;
  for (const group of groups) {
    for (const [at, line] of group.entries()) {
      const next = group[at + 1];
      if (next === undefined || addressLine.test(line) || addressLine.test(next)) continue;
      pairs += 1;
      if (isFull(line, next, width)) full += 1;
      if (/^["'“‘«(]?\p{Lu}/u.test(next)) capitals += 1;
    }
  }
  // In verse, lists and one-line paragraphs nearly every line begins with a capital; in wrapped prose few do.
  if (pairs === 0 || full / pairs < 0.5 || (pairs > 2 && capitals / pairs > 0.7)) return undefined;
  return width;
}

/** Whether the next line's first word would not have fitted: the line was wrapped, it did not end. */
function isFull(line: string, next: string, width: number): boolean {
  const first = /^\S+/u.exec(next)?.[0].length ?? 0;
  return line.length + 1 + first > width * fullShare;
}

/** Whether a line goes on the one before it, in the same group of lines. */
function goesOn(before: string, line: string, width: number | undefined): boolean {
  if (width === undefined || relatedLine.test(line) || listLine.test(line) || endsWithCredit(before)) return false;
  if (isFull(before, line, width)) return true;
  return /^\p{Ll}/u.test(line) && !ended.test(before);
}

/** Whether a paragraph goes on after a blank line: an address or a page's end came between. */
function resumes(paragraph: Paragraph, line: string, width: number | undefined): boolean {
  if (!/^\p{Ll}/u.test(line) || ended.test(paragraph.last) || relatedLine.test(paragraph.words)) return false;
  if (endsWithCredit(paragraph.words)) return false;
  return width !== undefined && (paragraph.addresses.length > 0 || isFull(paragraph.last, line, width));
}

/** Line breaks of every system; a page's end is a blank line. */
function groupsOf(text: string): string[][] {
  return text
    .replace(/\r\n?|[\v\u0085\u2028]/gu, "\n")
    .replace(/[\f\u2029]/gu, "\n\n")
    .split(/\n[^\S\n]*\n\s*/u)
    .map((group) => group.split("\n").map((line) => line.replace(/[ \t]+/gu, " ").trim()))
    .map((group) => group.filter((line) => line !== ""))
    .filter((group) => group.length > 0);
}

async function paragraphsOf(groups: readonly string[][], joiner: Joiner, told: Told): Promise<Paragraph[]> {
  const width = wrapWidth(groups);
  const made: Paragraph[] = [];
  for (const group of groups) {
    for (const [at, line] of group.entries()) {
      const open = made.at(-1);
      if (addressLine.test(line)) {
        if (open) open.addresses.push(line);
        else made.push({ words: "", last: "", addresses: [line] });
        continue;
      }
      const inside = at > 0 && open?.addresses.length === 0;
      if (open && open.words !== "" && (inside ? goesOn(open.last, line, width) : resumes(open, line, width))) {
        open.words = await joiner.join(open.words, line);
        open.last = line;
        told.wraps += 1;
        told.moved += open.addresses.length > 0 ? 1 : 0;
        continue;
      }
      made.push({ words: line, last: line, addresses: [] });
    }
  }
  return made;
}

/** Longer addresses stay text: core/inputs/documents.ts takes no longer ones as a link. */
const longestHref = 2048;

/** The mark that makes words a link, or undefined for an address that must not be opened. */
export function linkMark(address: string): Mark | undefined {
  const href = address.length <= longestHref ? safeHref(address) : undefined;
  return href === undefined ? undefined : { type: "link", attrs: { href } };
}

/** Text with its addresses as links. */
function linkedText(text: string): Inline[] {
  const made: Inline[] = [];
  let read = 0;
  for (const match of text.matchAll(addressInText)) {
    const shown = match[0].replace(/[.,;:!?)\]’'…]+$/u, "");
    const link = linkMark(shown);
    if (!link) continue;
    if (match.index > read) made.push({ type: "text", text: text.slice(read, match.index) });
    made.push({ type: "text", text: shown, marks: [link] });
    read = match.index + shown.length;
  }
  if (read < text.length) made.push({ type: "text", text: text.slice(read) });
  return made;
}

function addressBlock(address: string): Block {
  const link = linkMark(/^www\./iu.test(address) ? `https://${address}` : address);
  return { type: "paragraph", content: [{ type: "text", text: address, ...(link && { marks: [link] }) }] };
}

function blocksOf(paragraph: Paragraph, told: Told): Block[] {
  const made: Block[] = [];
  if (paragraph.words !== "") {
    const isCaption = endsWithCredit(paragraph.words);
    if (isCaption) told.captions.push(paragraph.words);
    made.push({ type: isCaption ? "caption" : "paragraph", content: linkedText(paragraph.words) });
  }
  for (const address of paragraph.addresses) made.push(addressBlock(address));
  return made;
}

function notesOf(told: Told, joined: readonly string[], softHyphens: number): string[] {
  const short = (text: string) =>
    text.length > 60 ? `${text.slice(0, 30).trimEnd()} … ${text.slice(-25).trimStart()}` : text;
  return [
    told.wraps > 0 ? `Joined ${told.wraps} line ${told.wraps === 1 ? "break" : "breaks"} inside paragraphs.` : "",
    told.moved > 0
      ? `Moved addresses behind ${told.moved} paragraph${told.moved === 1 ? "" : "s"} they interrupted.`
      : "",
    ...told.captions.map((caption) => `Read as a caption, by its credit: «${short(caption)}»`),
    joined.length > 0 ? `Took out the hyphen of words broken at a line’s end: ${joined.join(", ")}.` : "",
    softHyphens > 0 ? `Dropped ${softHyphens} soft ${softHyphens === 1 ? "hyphen" : "hyphens"}.` : "",
  ].filter((note) => note !== "");
}

/**
 * Plain text, also copied out of a PDF, as a document: wrapped lines joined to paragraphs, captions by their credit,
 * addresses as links behind the paragraph they interrupt. No word is lost or changed but for hyphens at a line's end
 * (see hyphens.ts). `notes` says what was done. `language` is BCP 47.
 */
export async function readText(text: string, language: string): Promise<{ document: Document; notes: string[] }> {
  const told: Told = { wraps: 0, moved: 0, captions: [] };
  const softHyphens = text.match(/\u00ad/gu)?.length ?? 0;
  const whole = text.replace(/\u00ad[^\S\n]*\r?\n[^\S\n]*/gu, "").replaceAll("\u00ad", "");
  const joiner = joinerOf(whole, language);
  const paragraphs = await paragraphsOf(groupsOf(whole), joiner, told);
  const content = paragraphs.flatMap((paragraph) => blocksOf(paragraph, told));
  return { document: { type: "doc", content }, notes: notesOf(told, joiner.joined, softHyphens) };
}
