import type { Block, Document, Inline, ListItem, Mark, TableRow } from "@/core/articles.ts";
import type { ExtractionHints } from "@/core/extraction.ts";
import { pictureOf } from "@/core/pictures.ts";
import { shiftedDigits } from "@/core/text/raised-digits.ts";
import { linkMark } from "../imports/text.ts";
import { Flow } from "./flow.ts";
import { tableRows } from "./html-tables.ts";
import { collapsed, emptied } from "./inlines.ts";

/** Nodes of a DOM as documents of the known parts, and what was left out on the way. */
export interface Rendered {
  document: Document;
  /** How many pictures there are: placeholders stand for those of an article, those of a page are left out. */
  pictures: number;
  /** Links that lead nowhere without the page's address. */
  relative: number;
}

const marks: Readonly<Record<string, Mark>> = {
  b: { type: "bold" },
  strong: { type: "bold" },
  i: { type: "italic" },
  em: { type: "italic" },
  cite: { type: "italic" },
  var: { type: "italic" },
  s: { type: "strike" },
  del: { type: "strike" },
  strike: { type: "strike" },
  code: { type: "code" },
  kbd: { type: "code" },
  samp: { type: "code" },
  tt: { type: "code" },
};

/** Elements that stand in a line; all others begin and end a block. */
const inLine = new Set(
  (
    "a abbr b strong i em u s del strike ins mark small sub sup span font cite code kbd samp var tt time q label " +
    "picture img br"
  ).split(" "),
);
const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu;
/** Their words are shown nowhere in the page. */
const silent = new Set(["head", "title", "meta", "link", "base", "script", "style", "template", "noscript"]);

/** core/inputs/documents.ts lets 128 levels of JSON through; what is nested deeper keeps its words, not its frame. */
const deepestFrame = 108;

function isHidden(element: Element): boolean {
  if (silent.has(element.localName) || element.hasAttribute("hidden")) return true;
  if (element.localName === "dialog" && !element.hasAttribute("open")) return true;
  return hiddenStyle.test(element.getAttribute("style") ?? "");
}

const bold = /(?:^|;)\s*font-weight\s*:\s*(?:(bold|[6-9]\d\d)|normal|[1-5]\d\d)\b/iu;
const italic = /(?:^|;)\s*font-style\s*:\s*(?:(italic|oblique)|normal)\b/iu;
const strike = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b/iu;

/** Marks as the style sets or ends them: Google Docs writes all of its own so, in a bold that is none. */
function styled(given: readonly Mark[], style: string): readonly Mark[] {
  if (style === "") return given;
  let all = given;
  const set = (type: "bold" | "italic", found: RegExpExecArray | null) => {
    if (found) all = [...all.filter((mark) => mark.type !== type), ...(found[1] === undefined ? [] : [{ type }])];
  };
  set("bold", bold.exec(style));
  set("italic", italic.exec(style));
  return strike.test(style) ? [...all.filter(({ type }) => type !== "strike"), { type: "strike" }] : all;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

class Renderer {
  pictures = 0;
  relative = 0;
  private readonly base: string | undefined;
  private readonly scope: ExtractionHints["scope"];
  constructor(base: string | undefined, scope: ExtractionHints["scope"]) {
    this.base = base;
    this.scope = scope;
  }

  private link(element: Element): Mark | undefined {
    const given = element.getAttribute("href")?.trim() ?? "";
    if (given === "" || given.startsWith("#")) return undefined;
    if (URL.canParse(given)) return linkMark(given);
    if (this.base === undefined || !URL.canParse(given, this.base)) {
      this.relative += 1;
      return undefined;
    }
    return linkMark(new URL(given, this.base).href);
  }

  private marksOf(element: Element, given: readonly Mark[]): readonly Mark[] {
    const own = element.localName === "a" ? this.link(element) : marks[element.localName];
    const all = own && !given.some(({ type }) => type === own.type) ? [...given, own] : given;
    return styled(all, element.getAttribute("style") ?? "");
  }

  /** The placeholder for a picture, counted; of a page it is none. */
  private picture(element: Element): Block[] {
    const picture = pictureOf((name) => element.getAttribute(name));
    if (!picture) return [];
    this.pictures += 1;
    return this.scope === "article" ? [picture] : [];
  }

  /** Digits that the page raises or lowers; undefined for all other words. */
  private shifted(element: Element): string | undefined {
    const style = /(?:^|;)\s*vertical-align\s*:\s*(super|sub)\b/iu.exec(element.getAttribute("style") ?? "")?.[1];
    const shift = style === undefined ? element.localName : style.toLowerCase().replace("super", "sup");
    return shift === "sup" || shift === "sub" ? shiftedDigits(element.textContent ?? "", shift) : undefined;
  }

  /** The words of an element alone, without blocks: headings and captions; the pictures among them stand apart. */
  private lineOf(element: Element, given: readonly Mark[] = []): { content: Inline[]; pictures: Block[] } {
    const content: Inline[] = [];
    const blocks = this.blocksIn(element, deepestFrame, given);
    const pictures = blocks.filter(({ type }) => type === "picture");
    for (const [at, block] of blocks.filter(({ type }) => type !== "picture").entries()) {
      if (at > 0) content.push({ type: "text", text: " " });
      if ("content" in block) content.push(...(block.content as Inline[]));
    }
    return { content: collapsed(content), pictures };
  }

  blocksIn(element: Element, level: number, given: readonly Mark[] = []): Block[] {
    const flow = new Flow();
    this.into(flow, element, given, level);
    flow.end();
    return flow.blocks;
  }

  private into(flow: Flow, parent: Element, given: readonly Mark[], level: number): void {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) flow.text(node.textContent ?? "", given);
      else if (isElement(node) && !isHidden(node)) this.element(flow, node, given, level);
    }
  }

  private element(flow: Flow, element: Element, given: readonly Mark[], level: number): void {
    const name = element.localName;
    if (name === "br") return flow.lineBreak();
    if (name === "img") {
      for (const picture of this.picture(element)) flow.picture(picture);
      return;
    }
    if (name === "q") {
      // a browser shows the marks, which are not in the page
      flow.text("“", given);
      this.into(flow, element, given, level);
      return flow.text("”", given);
    }
    if (inLine.has(name)) {
      const isNumber = name === "sup" && flow.isEmpty();
      const shifted = isNumber ? undefined : this.shifted(element);
      if (shifted !== undefined) return flow.text(shifted, this.marksOf(element, given));
      this.into(flow, element, this.marksOf(element, given), level);
      // a note's own number, raised, stands apart from its words
      return isNumber ? flow.text(" ", given) : undefined;
    }
    const framed = this.framed(element, level, given);
    if (framed) return flow.add(...framed);
    flow.end();
    this.into(flow, element, given, level);
    flow.end(name === "figcaption" || name === "caption" ? "caption" : "paragraph");
  }

  /** The block of an element that is more than a paragraph; undefined for what only stands apart, or is too deep. */
  private framed(element: Element, level: number, given: readonly Mark[]): Block[] | undefined {
    const name = element.localName;
    if (/^h[1-6]$/u.test(name)) {
      const { content, pictures } = this.lineOf(element, given);
      const heading: Block = { type: "heading", attrs: { level: Number(name[1]) }, content };
      return content.length > 0 ? [heading, ...pictures] : pictures;
    }
    if (name === "hr") return [{ type: "horizontalRule" }];
    if (name === "pre") {
      const text = emptied(element.textContent ?? "")
        .replace(/^\n/u, "")
        .trimEnd();
      const pictures = [...element.querySelectorAll("img")].flatMap((image) => this.picture(image));
      return [...(text === "" ? [] : [codeBlock(text)]), ...pictures];
    }
    if (name === "blockquote" && level + 2 <= deepestFrame) {
      const content = this.blocksIn(element, level + 2);
      return content.length > 0 ? [{ type: "blockquote", content }] : [];
    }
    if ((name === "ul" || name === "ol") && level + 4 <= deepestFrame) return this.list(element, level + 4);
    if (name === "table" && level + 6 <= deepestFrame) return this.table(element, level + 6);
    return undefined;
  }

  private list(element: Element, level: number): Block[] {
    const content: ListItem[] = [];
    for (const child of element.children) {
      if (isHidden(child)) continue;
      const isItem = child.localName === "li";
      const blocks = isItem ? this.blocksIn(child, level) : this.inItem(child, level);
      const last = content.at(-1);
      // a list directly in a list belongs to the item before it
      if (!isItem && last && blocks.length > 0) last.content.push(...blocks);
      else if (blocks.length > 0) content.push({ type: "listItem", content: startingWithParagraph(blocks) });
    }
    if (content.length === 0) return [];
    if (element.localName === "ul") return [{ type: "bulletList", content }];
    const start = Number(element.getAttribute("start") ?? 1);
    const isNumber = Number.isInteger(start) && start >= 0 && start <= 1_000_000_000;
    return [{ type: "orderedList", attrs: { start: isNumber ? start : 1 }, content }];
  }

  private inItem(element: Element, level: number): Block[] {
    const flow = new Flow();
    this.element(flow, element, [], level);
    flow.end();
    return flow.blocks;
  }

  /** A table of data; undefined for one that only lays out the page, whose cells follow each other as blocks. */
  private table(element: Element, level: number): Block[] | undefined {
    const rows = tableRows(element);
    if (!rows) return undefined;
    const content = rows.flatMap((cells): TableRow[] => {
      const made = cells.map((cell) => {
        const blocks = this.blocksIn(cell, level);
        return {
          type: cell.localName === "th" ? ("tableHeader" as const) : ("tableCell" as const),
          content: blocks.length > 0 ? blocks : [{ type: "paragraph" as const }],
        };
      });
      return made.length > 0 ? [{ type: "tableRow", content: made }] : [];
    });
    const caption = [...element.children].find(({ localName }) => localName === "caption");
    const { content: words, pictures } =
      caption && !isHidden(caption) ? this.lineOf(caption) : { content: [], pictures: [] };
    return [
      ...pictures,
      ...(words.length > 0 ? [{ type: "caption" as const, content: words }] : []),
      ...(content.length > 0 ? [{ type: "table" as const, content }] : []),
    ];
  }
}

function codeBlock(text: string): Block {
  return { type: "codeBlock", content: [{ type: "text", text }] };
}

/** The editor's list items begin with a paragraph, or with a picture. */
function startingWithParagraph(blocks: Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (first?.type === "paragraph" || first?.type === "picture") return blocks;
  if (first?.type === "heading" || first?.type === "caption") {
    return [{ type: "paragraph", ...(first.content && { content: first.content }) }, ...rest];
  }
  return [{ type: "paragraph" }, ...blocks];
}

/** Rules part blocks: none stands at the edge or beside another. */
function withoutIdleRules(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ type }, at) => {
    if (type !== "horizontalRule") return true;
    const next = blocks[at + 1];
    return at > 0 && next !== undefined && next.type !== "horizontalRule";
  });
}

/**
 * What an element shows, in reading order, as a document of the parts that core/inputs/documents.ts lets through:
 * words and their structure, links by safeHref, relative ones from `base`. Hidden parts are left out; nothing is loaded.
 */
export function renderBlocks(element: Element, base: string | undefined, scope: ExtractionHints["scope"]): Rendered {
  const renderer = new Renderer(base, scope);
  const content = withoutIdleRules(renderer.blocksIn(element, 1));
  return { document: { type: "doc", content }, pictures: renderer.pictures, relative: renderer.relative };
}
