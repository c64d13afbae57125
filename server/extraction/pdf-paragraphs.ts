import type { Joiner } from "../imports/hyphens.ts";
import type { Line } from "./pdf-lines.ts";
import type { LinkSpan } from "./pdf-links.ts";

/** Lines put together, with the places at which a page begins in their text. */
export interface Paragraph {
  text: string;
  links: LinkSpan[];
  pages: { page: number; offset: number }[];
  first: Line;
  last: Line;
  lines: number;
}

/** What most of the text is set in. */
export interface BodyType {
  size: number;
  font: string;
  /** From baseline to baseline, in points. */
  leading: number;
}

const bullet = /^(?:[•‣◦▪●–—*·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/iu;
const ended = /[.!?…:;。！？؟][”"’'»)\]」』]*[\d¹²³⁰⁴-⁹]{0,3}$/u;
const address = /^(?:https?:\/\/|www\.)\S+$/iu;
const startsLower = /^["'“‘«(]?\p{Ll}/u;

/** The value with the most letters behind it. */
function modal<T>(lines: readonly Line[], valueOf: (line: Line) => T): T | undefined {
  const letters = new Map<T, number>();
  for (const line of lines) letters.set(valueOf(line), (letters.get(valueOf(line)) ?? 0) + line.text.length);
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

const half = (points: number) => Math.round(points * 2) / 2;

export function bodyType(lines: readonly Line[]): BodyType {
  const size = modal(lines, (line) => half(line.size)) ?? 10;
  const body = lines.filter((line) => half(line.size) === size);
  const gaps = new Map<number, number>();
  for (const [at, line] of body.entries()) {
    const before = body[at - 1];
    if (!before || before.page !== line.page || before.column !== line.column || line.y <= before.y) continue;
    const gap = half(line.y - before.y);
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  const leading = [...gaps].toSorted(([one, many], [other, more]) => more - many || one - other)[0]?.[0];
  // With few lines the commonest gap may be that between paragraphs.
  return { size, font: modal(body, (line) => line.font) ?? "", leading: Math.min(leading ?? size * 1.2, size * 2) };
}

function sameSize(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) <= Math.max(one.size, other.size) * 0.08;
}

/** Whether the next line's first word would have fitted: the line ended, it was not wrapped. */
function endsShort(before: Line, next: Line): boolean {
  const word = /^\S+/u.exec(next.text)?.[0].length ?? 0;
  const letter = (before.right - before.left) / Math.max(1, before.text.length);
  // Capitals are wider than the line's letters are on average.
  return before.right + (word + 1) * letter < before.column.right - before.size * 0.7;
}

/** Whether an address that fills its line goes on in the next one. */
function breaksAddress(before: Line, next: Line): boolean {
  const part = next.text.trim();
  const isPart = /[-/=&?.]$/u.test(before.text.trimEnd()) || /[-/=&?_\d]/u.test(part);
  return !/\s/u.test(part) && isPart && !endsShort(before, next);
}

/** How far a line stands in from where the lines of its column begin. */
const indent = (line: Line) => line.left - line.column.left;

/** Whether a line goes on the paragraph whose last line is `before`. */
function goesOn(paragraph: Paragraph, line: Line, body: BodyType): boolean {
  const before = paragraph.last;
  if (!sameSize(before, line) || bullet.test(line.text) || address.test(line.text.trim())) return false;
  // A line that is an address stands alone; a long one goes on where it was broken.
  if (address.test(paragraph.text)) return breaksAddress(before, line);
  const isHead = (one: Line) => one.font !== body.font && half(one.size) >= body.size;
  if (isHead(before) !== isHead(line) && before.runs.length === 1 && endsShort(before, line)) return false;
  if (before.page !== line.page || before.column !== line.column) {
    // The text goes on in the next column or page: what has not ended, or begins within a sentence.
    if (indent(line) > line.size * 0.8 && !startsLower.test(line.text)) return false;
    return (!ended.test(before.text.trimEnd()) && !endsShort(before, line)) || startsLower.test(line.text);
  }
  const leading = Math.max(body.leading * (line.size / body.size), line.size);
  if (line.y - before.y > leading * 1.35 || line.y < before.y) return false;
  const hangs = bullet.test(paragraph.first.text);
  if (!hangs && indent(line) - indent(before) > line.size * 0.6 && indent(before) < before.size * 0.3) {
    return !ended.test(before.text.trimEnd()) && !endsShort(before, line);
  }
  return !endsShort(before, line) || (startsLower.test(line.text) && !ended.test(before.text.trimEnd()));
}

/** A line's words with white space as one space, and its links at the places that are left. */
function tidied(text: string, links: readonly LinkSpan[]): { text: string; links: LinkSpan[] } {
  const places: number[] = [];
  let made = "";
  for (let at = 0; at < text.length; at += 1) {
    places.push(made.length);
    const sign = text[at] ?? "";
    if (/[\s\0]/u.test(sign)) made += made === "" || made.endsWith(" ") ? "" : " ";
    else made += sign;
  }
  places.push(made.length);
  const end = made.trimEnd().length;
  const moved = links.map((link) => ({
    ...link,
    start: Math.min(end, places[link.start] ?? end),
    end: Math.min(end, places[link.end] ?? end),
  }));
  return { text: made.slice(0, end), links: moved.filter((link) => link.end > link.start) };
}

/** The lines of a document put together to paragraphs, over columns and pages too. */
export async function paragraphsOf(
  lines: readonly Line[],
  body: BodyType,
  joiner: Joiner,
  linksOf: (line: Line) => LinkSpan[],
): Promise<Paragraph[]> {
  const made: Paragraph[] = [];
  for (const line of lines) {
    const { text, links } = tidied(line.text, linksOf(line));
    if (text === "") continue;
    const open = made.at(-1);
    if (!open || !goesOn(open, line, body)) {
      made.push({ text, links, pages: [{ page: line.page, offset: 0 }], first: line, last: line, lines: 1 });
      continue;
    }
    const joined = address.test(open.text) ? open.text + text : await joiner.join(open.text, text);
    // the joiner may take a hyphen off the end, and puts the line behind as it is
    const offset = joined.length - text.length;
    for (const link of open.links) link.end = Math.min(link.end, offset);
    for (const link of links) {
      const last = open.links.at(-1);
      const moved = { ...link, start: link.start + offset, end: link.end + offset };
      if (last && last.href === link.href && moved.start - last.end <= 1) last.end = moved.end;
      else open.links.push(moved);
    }
    if (line.page !== open.last.page) open.pages.push({ page: line.page, offset });
    open.text = joined;
    open.last = line;
    open.lines += 1;
  }
  return made;
}
