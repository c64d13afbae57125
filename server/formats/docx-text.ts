import {
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ParagraphChild,
} from "docx";
import { placedBlocks, inlineText, type PlacedBlock } from "@/core/article-text.ts";
import type { Block, Document, Inline, Mark, TextBlock } from "@/core/articles.ts";
import type { Span } from "@/core/claims.ts";
import { safeHref } from "@/core/links.ts";
import { pictureLabel } from "@/core/pictures.ts";

/** What a block becomes. */
type Written = Paragraph | Table;

/** A comment's place in the article's text (UTF-16 code units). */
export interface CommentedSpan extends Span {
  id: number;
}

const headings = [
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** What XML cannot hold is left out. */
export function writable(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");
}

function runsOf(text: string, marks: readonly Mark[]): ParagraphChild[] {
  const has = (type: Mark["type"]) => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === "link");
  const href = link && safeHref(link.attrs.href);
  const look = {
    bold: has("bold"),
    italics: has("italic"),
    strike: has("strike"),
    ...(has("code") && { font: "Courier New" }),
  };
  const runs = writable(text)
    .split("\n")
    .map(
      (line, i) =>
        new TextRun({ text: line, ...look, ...(i > 0 && { break: 1 }), ...(href && { style: "Hyperlink" }) }),
    );
  return href === undefined ? runs : [new ExternalHyperlink({ link: encodeURI(decodable(href)), children: runs })];
}

/** An address whose percent signs stand for characters, so that encoding it again changes nothing. */
function decodable(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** The runs of a block, cut where a comment begins or ends inside it. */
function commented(content: readonly Inline[], place: PlacedBlock, spans: readonly CommentedSpan[]): ParagraphChild[] {
  const starts = spans.filter(({ start }) => start >= place.start && start < place.end);
  const ends = spans.filter(({ end }) => end > place.start && end <= place.end);
  const borders = [...new Set([...starts.map(({ start }) => start), ...ends.map(({ end }) => end)])];
  const children: ParagraphChild[] = [];
  const signsAt = (at: number) => {
    for (const { id } of ends.filter(({ end }) => end === at)) {
      children.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    }
    for (const { id } of starts.filter(({ start }) => start === at)) children.push(new CommentRangeStart(id));
  };
  let offset = place.start;
  for (const inline of content) {
    const text = inlineText(inline);
    const marks = inline.type === "text" ? (inline.marks ?? []) : [];
    const cuts = borders.filter((at) => at > offset && at < offset + text.length).toSorted((a, b) => a - b);
    signsAt(offset);
    for (const [i, from] of [offset, ...cuts].entries()) {
      if (i > 0) signsAt(from);
      const piece = text.slice(from - offset, (cuts[i] ?? offset + text.length) - offset);
      const shown = inline.type === "image" ? `[Picture: ${inline.attrs.alt || "no description"}]` : piece;
      children.push(...runsOf(shown, inline.type === "image" ? [{ type: "italic" }] : marks));
    }
    offset += text.length;
  }
  signsAt(place.end);
  return children;
}

interface Around {
  list?: { reference: "bullets" | "numbers"; instance: number; level: number };
  quoted?: boolean;
}

/** The article's text as paragraphs and tables of a Word file, with the comments' ranges in it. */
export function docxText(document: Document, spans: readonly CommentedSpan[]): Written[] {
  const placed = placedBlocks(document);
  let index = 0;
  let lists = 0;
  const paragraph = (block: TextBlock, { list, quoted }: Around): Paragraph => {
    const place = placed[index++];
    if (!place) throw new Error("a block of the document has no place in its text");
    return new Paragraph({
      children: commented(block.content ?? [], place, spans),
      ...(block.type === "heading" && { heading: headings[Math.min(block.attrs.level, headings.length) - 1] }),
      ...(block.type === "caption" && { style: "Caption" }),
      ...(list && { numbering: list }),
      ...(quoted && { indent: { left: 720 } }),
    });
  };
  const write = (block: Block, around: Around): Written[] => {
    switch (block.type) {
      case "blockquote":
        return block.content.flatMap((child) => write(child, { ...around, quoted: true }));
      case "bulletList":
      case "orderedList": {
        const level = Math.min(8, (around.list?.level ?? -1) + 1);
        const reference = block.type === "bulletList" ? "bullets" : "numbers";
        const list = { reference, instance: lists++, level } as const;
        return block.content.flatMap((item) => item.content.flatMap((child) => write(child, { ...around, list })));
      }
      case "table":
        return [table(block, (cell) => cell.flatMap((child) => write(child, {})))];
      case "horizontalRule":
        return [new Paragraph({ thematicBreak: true })];
      case "picture":
        return [picture(block.attrs.alt)];
      default:
        return [paragraph(block, around)];
    }
  };
  return document.content.flatMap((block) => write(block, {}));
}

/** A quiet box in a picture's place. */
function picture(alt: string): Paragraph {
  const side = { style: BorderStyle.DOTTED, size: 4, space: 4, color: "808080" };
  return new Paragraph({
    children: runsOf(pictureLabel(alt), [{ type: "italic" }]),
    border: { top: side, bottom: side, left: side, right: side },
  });
}

function table(block: Extract<Block, { type: "table" }>, write: (cell: readonly Block[]) => Written[]): Table {
  const width = Math.max(1, ...block.content.map((row) => row.content.length));
  const rows = block.content.map((row) => {
    const cells = Array.from({ length: width }, (_, i) => write(row.content[i]?.content ?? []));
    return new TableRow({
      ...(row.content.every((cell) => cell.type === "tableHeader") && { tableHeader: true }),
      children: cells.map(
        (children) => new TableCell({ children: children.length > 0 ? children : [new Paragraph("")] }),
      ),
    });
  });
  return new Table({ rows });
}
