import type { Block, Document, Inline, ListItem, Mark, TableRow } from "@/core/articles.ts";
import { endsWithCredit } from "../imports/captions.ts";
import { linkMark } from "../imports/text.ts";
import { tableRows } from "./html-tables.ts";
import { collapsed, emptied, pushText } from "./inlines.ts";

/** Nodes of a DOM as documents of the known parts, and what was left out on the way. */
export interface Rendered {
  document: Document;
  /** Pictures left out: those of imported articles are never loaded. */
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

/** Blocks in the making: a line is open until something begins a block of its own. */
class Flow {
  readonly blocks: Block[] = [];
  private line: Inline[] = [];

  text(text: string, given: readonly Mark[]): void {
    pushText(this.line, text, given);
  }
  /** Whether nothing stands in the open line yet. */
  isEmpty(): boolean {
    return this.line.every((inline) => inline.type === "text" && inline.text.trim() === "");
  }
  /** Two in a row end a paragraph: so many pages part theirs. */
  lineBreak(): void {
    const last = this.line.findLast((inline) => inline.type !== "text" || inline.text.trim() !== "");
    if (last?.type === "hardBreak") this.end();
    else this.line.push({ type: "hardBreak" });
  }
  end(as: "paragraph" | "caption" = "paragraph"): void {
    const content = collapsed(this.line);
    this.line = [];
    if (content.length === 0) return;
    const words = content.map((inline) => (inline.type === "text" ? inline.text : "")).join("");
    this.blocks.push({ type: as === "paragraph" && endsWithCredit(words) ? "caption" : as, content });
  }
  add(...blocks: Block[]): void {
    this.end();
    this.blocks.push(...blocks);
  }
}

class Renderer {
  pictures = 0;
  relative = 0;
  private readonly base: string | undefined;
  constructor(base: string | undefined) {
    this.base = base;
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

  /** The words of an element alone, without blocks: headings, captions, cells of one line. */
  private lineOf(element: Element, given: readonly Mark[] = []): Inline[] {
    const content: Inline[] = [];
    for (const [at, block] of this.blocksIn(element, deepestFrame, given).entries()) {
      if (at > 0) content.push({ type: "text", text: " " });
      if ("content" in block) content.push(...(block.content as Inline[]));
    }
    return collapsed(content);
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
      this.pictures += 1;
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
      const content = this.lineOf(element, given);
      return content.length > 0 ? [{ type: "heading", attrs: { level: Number(name[1]) }, content }] : [];
    }
    if (name === "hr") return [{ type: "horizontalRule" }];
    if (name === "pre") {
      const text = emptied(element.textContent ?? "")
        .replace(/^\n/u, "")
        .trimEnd();
      return text === "" ? [] : [{ type: "codeBlock", content: [{ type: "text", text }] }];
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
    const words = caption && !isHidden(caption) ? this.lineOf(caption) : [];
    return [
      ...(words.length > 0 ? [{ type: "caption" as const, content: words }] : []),
      ...(content.length > 0 ? [{ type: "table" as const, content }] : []),
    ];
  }
}

/** The editor's list items begin with a paragraph. */
function startingWithParagraph(blocks: Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (first?.type === "paragraph") return blocks;
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
 * words and their structure, links by safeHref, relative ones from `base`. Pictures and hidden parts are left out.
 */
export function renderBlocks(element: Element, base: string | undefined): Rendered {
  const renderer = new Renderer(base);
  const content = withoutIdleRules(renderer.blocksIn(element, 1));
  return { document: { type: "doc", content }, pictures: renderer.pictures, relative: renderer.relative };
}
