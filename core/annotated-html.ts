import type { Block, Document, Inline, Mark } from "./articles.ts";
import { inlineText, placedBlocks, type PlacedBlock } from "./article-text.ts";
import type { SentenceCoverage } from "./coverage.ts";
import { safeHref } from "./links.ts";
import {
  cardId,
  chipClasses,
  chipSign,
  coverageStrips,
  galleyClasses,
  markClasses,
  paragraphNumbers,
  setAsides,
  type MarkedClaim,
  type SetAside,
  type StripPart,
} from "./marked-claims.ts";
import { pictureWords } from "./pictures.ts";
import { aroundLane, layOut, paintedLanes, type ChipPlace, type ClaimSpan, type Piece } from "./text/segments.ts";
import { fittedSpans, markOrder } from "./text/borders.ts";

export interface AnnotatedHtmlOptions {
  /**
   * Where the number of a claim leads. Without it: to the claim's card, `#card-<id>`. The element with that id must be
   * on the page: marks name it as their details. An address that is no fragment leaves marks without details.
   */
  chipHref?: (claim: MarkedClaim) => string;
  openClaimId?: string | null;
  /** Adds coverage strips in the margin and labels what a person set aside («opinion», «not a statement»). */
  sentences?: readonly SentenceCoverage[];
  /** Added to the level of every heading, so that a report's own headings stand above (6 at most). */
  headingShift?: number;
  /** BCP 47 of the article. */
  language?: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (c) => escapes[c] ?? c);
}

/** The tags of one mark of formatting. Addresses pass safeHref; one that fails keeps its words. */
function formatTag(mark: Mark): [open: string, close: string] {
  switch (mark.type) {
    case "bold":
      return ["<strong>", "</strong>"];
    case "italic":
      return ["<em>", "</em>"];
    case "strike":
      return ["<s>", "</s>"];
    case "code":
      return ["<code>", "</code>"];
    case "link": {
      const href = safeHref(mark.attrs.href);
      if (href === undefined) return ['<span class="ext">', "</span>"];
      return [`<a class="ext" href="${escapeHtml(href)}" rel="noopener noreferrer" target="_blank">`, "</a>"];
    }
  }
}

function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  if (a?.type === "link" && b?.type === "link") return a.attrs.href === b.attrs.href;
  return a?.type === b?.type;
}

function leafHtml(inline: Inline, text: string): string {
  if (inline.type === "text") return escapeHtml(text);
  if (inline.type === "hardBreak") return "<br>";
  const label = escapeHtml(inline.attrs.alt);
  return `<span class="picture" role="img" aria-label="${label}">${label}</span>`;
}

/** The box in a picture's place: beside the words of the article, not among them. */
function pictureHtml(alt: string): string {
  const [label, said] = pictureWords(alt);
  const words = said === "" ? "" : ` <span dir="auto">${escapeHtml(said)}</span>`;
  return `<figure class="pic" data-alt="${escapeHtml(alt)}"><b lang="en">${label}</b>${words}</figure>`;
}

function hrefOf(claim: MarkedClaim, { chipHref }: AnnotatedHtmlOptions): string {
  return chipHref?.(claim) ?? `#${cardId(claim.id)}`;
}

function chipHtml(claim: MarkedClaim, options: AnnotatedHtmlOptions): string {
  const { openClaimId = null } = options;
  const href = escapeHtml(hrefOf(claim, options));
  const classes = chipClasses(claim, openClaimId);
  const glyph = `<svg class="g" aria-hidden="true"><use href="#g-${chipSign(claim)}"></use></svg>`;
  const label = escapeHtml(claim.label);
  return `<a class="${classes}" href="${href}" data-claim="${escapeHtml(claim.id)}" aria-label="${label}">${glyph}${claim.number}</a>`;
}

/** Writes one document: text blocks in order, marks and numbers where they fall. */
class Writer {
  readonly #out: string[] = [];
  readonly #format: { mark: Mark; close: string }[] = [];
  readonly #claims: ReadonlyMap<string, MarkedClaim>;
  readonly #pieces: readonly Piece<ClaimSpan>[];
  readonly #chips: readonly ChipPlace[];
  readonly #asides: ReadonlyMap<string, SetAside>;
  readonly #strips: readonly StripPart[][] | null;
  readonly #numbers: readonly (number | null)[];
  readonly #blocks: readonly PlacedBlock[];
  readonly #options: AnnotatedHtmlOptions;
  #piece = 0;
  #chip = 0;
  #block = 0;

  constructor(document: Document, marks: readonly MarkedClaim[], options: AnnotatedHtmlOptions) {
    this.#options = options;
    this.#blocks = placedBlocks(document);
    this.#numbers = paragraphNumbers(document);
    this.#claims = new Map(marks.map((m) => [m.id, m]));
    const sentences = options.sentences ?? [];
    const asides = setAsides(sentences);
    this.#asides = new Map(asides.map((a) => [a.id, a]));
    this.#strips = options.sentences ? coverageStrips(this.#blocks.length, sentences, marks) : null;
    const spans = marks.flatMap(({ id, spans }) => spans.map(({ start, end }) => ({ id, start, end })));
    const { pieces, ends } = layOut(fittedSpans(spans, this.#blocks), fittedSpans(asides, this.#blocks));
    this.#pieces = pieces;
    this.#chips = ends;
  }

  #sync(marks: readonly Mark[]): void {
    const wanted = marks.length < 2 ? marks : markOrder.flatMap((type) => marks.filter((m) => m.type === type));
    let kept = 0;
    while (kept < this.#format.length && sameMark(this.#format[kept]?.mark, wanted[kept])) kept++;
    while (this.#format.length > kept) this.#out.push(this.#format.pop()!.close);
    for (const mark of wanted.slice(kept)) {
      const [open, close] = formatTag(mark);
      this.#out.push(open);
      this.#format.push({ mark, close });
    }
  }

  #writeChips(upTo: number): void {
    for (let place = this.#chips[this.#chip]; place && place.offset <= upTo; place = this.#chips[++this.#chip]) {
      this.#sync([]);
      for (const id of place.ids) {
        const claim = this.#claims.get(id);
        if (claim) this.#out.push(chipHtml(claim, this.#options));
        const aside = this.#asides.get(id);
        if (aside) this.#out.push(`<span class="nonclaim-tag">${aside.label}</span>`);
      }
    }
  }

  /** The covers of the piece at an offset, and where they change next. */
  #at(offset: number): { covers: Piece<ClaimSpan>["covers"]; until: number } {
    while (this.#piece < this.#pieces.length && this.#pieces[this.#piece]!.end <= offset) this.#piece++;
    const piece = this.#pieces[this.#piece];
    const chip = this.#chips[this.#chip]?.offset ?? Infinity;
    if (!piece) return { covers: [], until: chip };
    if (piece.start > offset) return { covers: [], until: Math.min(piece.start, chip) };
    return { covers: piece.covers, until: Math.min(piece.end, chip) };
  }

  /** The tags around the words of a cover; null for one that shows only its number. */
  #coverTags({ id, lane }: { id: string; lane: number }): [open: string, close: string] | null {
    if (lane === aroundLane) return ['<span class="nonclaim">', "</span>"];
    const claim = this.#claims.get(id);
    if (!claim || lane >= paintedLanes) return null;
    const classes = markClasses(claim, lane, this.#options.openClaimId ?? null);
    const href = hrefOf(claim, this.#options);
    const details = href.startsWith("#") ? ` aria-details="${escapeHtml(href.slice(1))}"` : "";
    return [`<mark class="${classes}" data-claim="${escapeHtml(id)}"${details}>`, "</mark>"];
  }

  #writeInline(inline: Inline, start: number): number {
    const text = inlineText(inline);
    const end = start + text.length;
    for (let at = start; at < end;) {
      this.#writeChips(at);
      const { covers, until } = this.#at(at);
      const stop = inline.type === "image" ? end : Math.min(end, until);
      this.#sync(inline.type === "text" ? (inline.marks ?? []) : []);
      const tags = covers.map((cover) => this.#coverTags(cover)).filter((t) => t !== null);
      for (const [open] of tags.toReversed()) this.#out.push(open);
      this.#out.push(leafHtml(inline, text.slice(at - start, stop - start)));
      for (const [, close] of tags) this.#out.push(close);
      at = stop;
    }
    return end;
  }

  /** Writes the next text block in the given element. */
  writeTextBlock(tag: string, classes: string, content: readonly Inline[] = []): void {
    const index = this.#block++;
    const { start, end } = this.#blocks[index]!;
    const number = this.#numbers[index] ?? null;
    const label = number === null ? "" : ` data-number="${number}"`;
    this.#out.push(`<${tag} class="${classes}" dir="auto" id="block-${index}" data-block="${index}"${label}>`);
    this.#writeStrip(index);
    let offset = start;
    for (const inline of content) offset = this.#writeInline(inline, offset);
    this.#writeChips(end);
    this.#sync([]);
    const last = content.at(-1);
    if (end === start || last?.type === "hardBreak") this.#out.push("<br>");
    this.#out.push(`</${tag}>`);
  }

  #writeStrip(index: number): void {
    const strip = this.#strips?.[index];
    if (!strip || strip.length === 0) return;
    const parts = strip.map((p) => `<i class="cv ${p.className} s${p.size}"></i>`).join("");
    this.#out.push(`<span class="gut" aria-hidden="true">${parts}</span>`);
  }

  write(blocks: readonly Block[]): void {
    for (const block of blocks) this.#writeBlock(block);
  }

  #within(open: string, blocks: readonly Block[], close: string): void {
    this.#out.push(open);
    this.write(blocks);
    this.#out.push(close);
  }

  #writeBlock(block: Block): void {
    switch (block.type) {
      case "paragraph":
        return this.writeTextBlock("p", "prose", block.content);
      case "caption":
        return this.writeTextBlock("p", "prose cap", block.content);
      case "codeBlock":
        return this.writeTextBlock("pre", "prose code", block.content);
      case "heading": {
        const level = Math.min(6, block.attrs.level + (this.#options.headingShift ?? 0));
        return this.writeTextBlock(`h${level}`, `prose h${block.attrs.level}`, block.content);
      }
      case "blockquote":
        return this.#within('<blockquote class="quote">', block.content, "</blockquote>");
      case "bulletList":
      case "orderedList": {
        const start = block.type === "orderedList" ? (block.attrs?.start ?? 1) : 1;
        const tag = block.type === "orderedList" ? "ol" : "ul";
        this.#out.push(`<${tag} class="list"${start === 1 ? "" : ` start="${Math.trunc(start)}"`}>`);
        for (const item of block.content) this.#within("<li>", item.content, "</li>");
        this.#out.push(`</${tag}>`);
        return;
      }
      case "table":
        this.#out.push('<div class="tablewrap"><table><tbody>');
        for (const row of block.content) {
          this.#out.push("<tr>");
          for (const cell of row.content) {
            const tag = cell.type === "tableHeader" ? "th" : "td";
            this.#within(`<${tag}>`, cell.content, `</${tag}>`);
          }
          this.#out.push("</tr>");
        }
        this.#out.push("</tbody></table></div>");
        return;
      case "horizontalRule":
        this.#out.push("<hr>");
        return;
      case "picture":
        this.#out.push(pictureHtml(block.attrs.alt));
    }
  }

  html(): string {
    const length = this.#blocks.at(-1)?.end ?? 0;
    const language = this.#options.language ? ` lang="${escapeHtml(this.#options.language)}"` : "";
    return `<div class="${galleyClasses(length)}"${language}>${this.#out.join("")}</div>`;
  }
}

/**
 * An article's text as HTML with its claims marked: `<div class="galley-text">` with every block, nested `<mark>`s on
 * flat pieces, and a number behind the last word of each claim (interface.md «Overlapping claims»). All text is escaped,
 * addresses pass safeHref, no inline styles. The page must hold signSprite() once and galley.css; the editor draws the
 * same elements, so that it can take this one's place unseen.
 */
export function annotatedHtml(
  document: Document,
  marks: readonly MarkedClaim[],
  options: AnnotatedHtmlOptions = {},
): string {
  const writer = new Writer(document, marks, options);
  writer.write(document.content);
  return writer.html();
}
