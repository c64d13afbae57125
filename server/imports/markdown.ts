import { Lexer, type MarkedToken, type Token, type Tokens } from "marked";
import type { Block, Document, Inline, ListItem, Mark, TableCell } from "@/core/articles.ts";
import { altOf } from "@/core/pictures.ts";
import { Refusal } from "@/core/refusal.ts";
import { markOrder } from "@/core/text/borders.ts";
import { collapsed } from "../extraction/inlines.ts";
import { endsWithCredit } from "./captions.ts";
import { linkMark } from "./text.ts";

// @tiptap/markdown drops tables, task boxes and reference definitions with their words; its parser, marked, does not.
const options = { gfm: true };

/**
 * marked's inline reading costs delimiters × length: 150 kB of «*a » would take a minute. Within this budget (about two
 * seconds) formatting is read; what is beyond stays text as it was typed.
 */
const formattingBudget = 2e8;

/** Quotes or lists nested deeper are refused by core/inputs/documents.ts; marked must not recurse into them. */
const deepest = 60;
const nestedLine = new RegExp(`^(?:[ \\t]*(?:>|[-*+]\\s|\\d{1,9}[.)]\\s)){${deepest},}`, "mu");

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  copy: "©",
  reg: "®",
  trade: "™",
  euro: "€",
  pound: "£",
  deg: "°",
  times: "×",
  bull: "•",
  middot: "·",
  sect: "§",
  para: "¶",
  shy: "",
};

/** &amp; and &#8364; as the characters they stand for; unknown ones stay as they are. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

/** Text may not be empty in a document; equal neighbours are one node. */
function pushText(into: Inline[], text: string, marks: readonly Mark[]): void {
  if (text === "") return;
  const sorted = markOrder.flatMap((type) => marks.find((mark) => mark.type === type) ?? []);
  const last = into.at(-1);
  if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(sorted)) {
    last.text += text;
    return;
  }
  into.push({ type: "text", text, ...(sorted.length > 0 && { marks: sorted }) });
}

const spaced = (text: string) => text.replace(/[ \t]*\r?\n[ \t]*/gu, " ");

/** A line of text in the making. Pictures are no words of it: they stand before its block or behind it. */
interface Line {
  before: Block[];
  content: Inline[];
  after: Block[];
}

function picture(token: Tokens.Image): Block {
  return { type: "picture", attrs: { alt: altOf(decoded(token.text)) } };
}

function pushInline(into: Line, tokens: readonly Token[], marks: readonly Mark[]): void {
  for (const given of tokens) {
    const token = given as MarkedToken;
    switch (token.type) {
      case "strong":
        pushInline(into, token.tokens, [...marks, { type: "bold" }]);
        break;
      case "em":
        pushInline(into, token.tokens, [...marks, { type: "italic" }]);
        break;
      case "del":
        pushInline(into, token.tokens, [...marks, { type: "strike" }]);
        break;
      case "codespan":
        pushText(into.content, spaced(token.text), [...marks, { type: "code" }]);
        break;
      case "link": {
        const link = linkMark(decoded(token.href));
        pushInline(into, token.tokens, link ? [...marks, link] : marks);
        break;
      }
      case "image":
        (into.content.length === 0 ? into.before : into.after).push(picture(token));
        break;
      case "br":
        into.content.push({ type: "hardBreak" });
        break;
      case "html":
        if (/^<br\s*\/?>$/iu.test(token.raw.trim())) into.content.push({ type: "hardBreak" });
        else pushText(into.content, spaced(token.raw), marks);
        break;
      case "escape":
        pushText(into.content, token.text, marks);
        break;
      case "text":
        if (token.tokens) pushInline(into, token.tokens, marks);
        else pushText(into.content, decoded(spaced(token.text)), marks);
        break;
      default:
        pushText(into.content, spaced(token.raw), marks);
    }
  }
}

/** The words as a block, with their pictures around it; where there are pictures alone, no block of words. */
function around(tokens: readonly Token[], made: (words: { content?: Inline[] }) => Block): Block[] {
  const line: Line = { before: [], content: [], after: [] };
  pushInline(line, tokens, []);
  const { before, after } = line;
  const hasPictures = before.length + after.length > 0;
  // the spaces and breaks that stood around a picture
  const content = hasPictures ? collapsed(line.content) : line.content;
  if (hasPictures && content.length === 0) return [...before, ...after];
  return [...before, made(content.length > 0 ? { content } : {}), ...after];
}

/** Words as they stand, a hard break for each new line: HTML is never read as HTML. */
function verbatim(raw: string): Block[] {
  const content: Inline[] = [];
  for (const [at, line] of raw.trim().split(/\r?\n/u).entries()) {
    if (at > 0) content.push({ type: "hardBreak" });
    pushText(content, line, []);
  }
  return content.length > 0 ? [{ type: "paragraph", content }] : [];
}

function listItem(item: Tokens.ListItem): ListItem {
  const [box, ...rest] = item.tokens;
  const content = box?.type === "checkbox" ? blocks(rest) : blocks(item.tokens);
  if (box?.type === "checkbox") {
    const first = content[0]?.type === "paragraph" ? content.shift() : undefined;
    const words = first?.type === "paragraph" ? (first.content ?? []) : [];
    content.unshift({ type: "paragraph", content: [{ type: "text", text: `${box.raw.trim()} ` }, ...words] });
  }
  // The editor's list items begin with a paragraph, or with a picture.
  if (content[0]?.type !== "paragraph" && content[0]?.type !== "picture") content.unshift({ type: "paragraph" });
  return { type: "listItem", content };
}

function list(token: Tokens.List): Block {
  const content = token.items.map(listItem);
  if (!token.ordered) return { type: "bulletList", content };
  return { type: "orderedList", attrs: { start: Number(token.start) || 1 }, content };
}

function table(token: Tokens.Table): Block {
  const cell = (type: TableCell["type"]) => (from: Tokens.TableCell) =>
    ({
      type,
      content: around(from.tokens, (words) => ({ type: "paragraph", ...words })),
    }) satisfies TableCell;
  const rows = [token.header.map(cell("tableHeader")), ...token.rows.map((row) => row.map(cell("tableCell")))];
  return { type: "table", content: rows.map((content) => ({ type: "tableRow", content })) };
}

function paragraph(token: { text: string; tokens?: readonly Token[] | undefined }): Block[] {
  const type = endsWithCredit(token.text) ? "caption" : "paragraph";
  return around(token.tokens ?? [], (words) => ({ type, ...words }));
}

function blocksOf(given: Token): Block[] {
  const token = given as MarkedToken;
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      return around(token.tokens, (words) => ({ type: "heading", attrs: { level: token.depth }, ...words }));
    case "paragraph":
      return paragraph(token);
    case "text":
      return around(token.tokens ?? [token], (words) => ({ type: "paragraph", ...words }));
    case "code":
      return [{ type: "codeBlock", ...(token.text !== "" && { content: [{ type: "text", text: token.text }] }) }];
    case "blockquote": {
      const content = blocks(token.tokens);
      return [{ type: "blockquote", content: content.length > 0 ? content : [{ type: "paragraph" }] }];
    }
    case "list":
      return [list(token)];
    case "table":
      return [table(token)];
    case "hr":
      return [{ type: "horizontalRule" }];
    default:
      return verbatim(token.raw);
  }
}

function blocks(tokens: readonly Token[]): Block[] {
  return tokens.flatMap(blocksOf);
}

/** marked's tokens, with the formatting read while the budget lasts. */
function lexed(markdown: string): { tokens: Token[]; unread: number } {
  const lexer = new Lexer(options);
  lexer.blockTokens(markdown.replace(/\r\n?/gu, "\n"), lexer.tokens);
  let budget = formattingBudget;
  let unread = 0;
  for (const { src, tokens } of lexer.inlineQueue) {
    const cost = src.length * (src.match(/[*_~`<[!]/gu)?.length ?? 0);
    if (cost <= budget) {
      lexer.inlineTokens(src, tokens);
      budget -= cost;
      continue;
    }
    tokens.push({ type: "text", raw: src, text: src, escaped: false });
    unread += 1;
  }
  return { tokens: lexer.tokens, unread };
}

/**
 * Markdown (GitHub's) as a document. Links that must not be opened keep their words, pictures become placeholders
 * beside the words, HTML stays as its text. Front matter is not looked for; see front-matter.ts.
 * `notes` says what was left as typed. Refuses (invalid) quotes and lists nested more than 60 deep.
 */
export function readMarkdown(markdown: string): { document: Document; notes: string[] } {
  if (nestedLine.test(markdown)) {
    throw new Refusal("invalid", `The Markdown nests lists or quotes more than ${deepest} deep. Take out some levels.`);
  }
  const { tokens, unread } = lexed(markdown);
  const notes =
    unread > 0 ? [`Left ${unread} ${unread === 1 ? "part" : "parts"} as typed: too many formatting signs.`] : [];
  return { document: { type: "doc", content: blocks(tokens) }, notes };
}
