import { placedBlocks } from "@/core/article-text.ts";
import type { Block, Document, Inline, ListItem } from "@/core/articles.ts";
import type { PagePlace } from "@/core/extraction.ts";
import { endsWithCredit } from "../imports/captions.ts";
import { linkMark } from "../imports/text.ts";
import { emptied, pushText } from "./inlines.ts";
import type { BodyType, Paragraph } from "./pdf-paragraphs.ts";

/** A heading is larger than the text by this share, or set in another font and short. */
const larger = 1.12;
const longestHeading = 160;
const mostLevels = 4;

const bullet = /^[•‣◦▪●]\s+/u;

function inlinesOf({ text, links }: Paragraph, from = 0): Inline[] {
  const content: Inline[] = [];
  let read = from;
  for (const { start, end, href } of links) {
    if (start < read) continue;
    const mark = linkMark(href);
    pushText(content, text.slice(read, start), []);
    pushText(content, text.slice(start, end), mark ? [mark] : []);
    read = end;
  }
  pushText(content, text.slice(read), []);
  return content;
}

const half = (points: number) => Math.round(points * 2) / 2;

/** The sizes that headings are set in, the largest first; the last is the text's own, for headings in another font. */
function headingSizes(paragraphs: readonly Paragraph[], body: BodyType): number[] {
  const sizes = paragraphs.filter((one) => isLarge(one, body)).map(({ first }) => half(first.size));
  return [...new Set(sizes)].toSorted((one, other) => other - one);
}

function isLarge({ first, text }: Paragraph, body: BodyType): boolean {
  return first.size >= body.size * larger && text.length <= longestHeading * 2;
}

/** A line of its own in another font than the text's, that is no sentence. */
function isSmallHeading({ first, last, text, lines }: Paragraph, body: BodyType): boolean {
  const otherFont = first.font !== body.font && first.runs.every(({ font }) => font === first.font);
  const isLine = lines <= 2 && text.length <= longestHeading && !/[.,;:!?…]$/u.test(text);
  return otherFont && isLine && last.font === first.font && half(first.size) >= body.size && /\p{L}{2}/u.test(text);
}

function blockOf(paragraph: Paragraph, body: BodyType, sizes: readonly number[]): Block {
  const content = inlinesOf(paragraph);
  const level = isLarge(paragraph, body)
    ? sizes.indexOf(half(paragraph.first.size)) + 1
    : isSmallHeading(paragraph, body)
      ? sizes.length + 1
      : 0;
  if (level > 0 && !bullet.test(paragraph.text)) {
    return { type: "heading", attrs: { level: Math.min(level, mostLevels) }, content };
  }
  return { type: endsWithCredit(paragraph.text) ? "caption" : "paragraph", content };
}

function itemOf(paragraph: Paragraph): ListItem {
  const sign = bullet.exec(paragraph.text)?.[0].length ?? 0;
  return { type: "listItem", content: [{ type: "paragraph", content: inlinesOf(paragraph, sign) }] };
}

/** Where each page begins and ends in the text: `starts` has the block and the offset in it at which it begins. */
function placesOf(document: Document, starts: readonly Start[], pageCount: number): PagePlace[] {
  const blocks = placedBlocks(document);
  const length = blocks.at(-1)?.end ?? 0;
  const begin = new Map<number, number>();
  for (const { page, block, offset } of starts) {
    const placed = blocks[block];
    const at = placed ? Math.min(placed.end, placed.start + offset) : length;
    if (!begin.has(page)) begin.set(page, at);
  }
  const places: PagePlace[] = [];
  let next = length;
  for (let page = pageCount; page > 0; page -= 1) {
    const start = begin.get(page);
    places.push({ page, start: Math.min(start ?? next, next), end: next });
    next = Math.min(start ?? next, next);
  }
  return places.toReversed();
}

interface Start {
  page: number;
  /** Of the text blocks in reading order. */
  block: number;
  /** In the block's text. */
  offset: number;
}

/** Paragraphs as a document, with the places of its pages. */
export function documentOf(
  given: readonly Paragraph[],
  body: BodyType,
  pageCount: number,
): { document: Document; pages: PagePlace[] } {
  const paragraphs = given.filter(({ text }) => emptied(text).trim() !== "");
  const sizes = headingSizes(paragraphs, body);
  const content: Block[] = [];
  const starts: Start[] = [];
  for (const [block, paragraph] of paragraphs.entries()) {
    const isItem = bullet.test(paragraph.text);
    const sign = isItem ? (bullet.exec(paragraph.text)?.[0].length ?? 0) : 0;
    for (const { page, offset } of paragraph.pages) {
      // dropped signs do not count
      starts.push({ page, block, offset: emptied(paragraph.text.slice(sign, Math.max(sign, offset))).length });
    }
    const last = content.at(-1);
    if (!isItem) content.push(blockOf(paragraph, body, sizes));
    else if (last?.type === "bulletList") last.content.push(itemOf(paragraph));
    else content.push({ type: "bulletList", content: [itemOf(paragraph)] });
  }
  const document: Document = { type: "doc", content };
  return { document, pages: placesOf(document, starts, pageCount) };
}
