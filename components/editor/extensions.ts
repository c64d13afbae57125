import { Extension, Mark, Node, type Extensions, type NodeConfig } from "@tiptap/core";
import { baseKeymap, chainCommands, exitCode, toggleMark } from "@tiptap/pm/commands";
import { history, redo, undo } from "@tiptap/pm/history";
import { keymap } from "@tiptap/pm/keymap";
import { liftListItem, sinkListItem, splitListItem } from "@tiptap/pm/schema-list";
import { NodeSelection, type Command, type Plugin } from "@tiptap/pm/state";
import { safeHref } from "@/core/links.ts";
import { altOf, pictureOf, pictureWords } from "@/core/pictures.ts";
import { markOrder } from "@/core/text/borders.ts";
import { cursorBeforeKeys } from "./cursor.ts";

/** The schema of core/articles.ts and nothing else. Elements and classes are those of core/annotated-html.ts. */

const textBlock = (name: string, classes: string, tag: string, more: Partial<NodeConfig> = {}): Node =>
  Node.create({
    name,
    group: "block",
    content: "inline*",
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, { class: classes, dir: "auto" }, 0],
    ...more,
  });

const heading = textBlock("heading", "prose", "h1", {
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }) => {
    const level = Math.min(6, Math.max(1, Number(node.attrs.level)));
    return [`h${level}`, { class: `prose h${level}`, dir: "auto" }, 0];
  },
});

const caption = textBlock("caption", "prose cap", "p", {
  parseHTML: () => [{ tag: "p.cap", priority: 60 }, { tag: "figcaption" }, { tag: "caption" }],
});

const codeBlock = textBlock("codeBlock", "prose code", "pre", {
  content: "inline*",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
});

const around = (
  name: string,
  content: string,
  tag: string,
  classes: string | null,
  more: Partial<NodeConfig> = {},
): Node =>
  Node.create({
    name,
    content,
    parseHTML: () => [{ tag }],
    renderHTML: () => (classes === null ? [tag, 0] : [tag, { class: classes }, 0]),
    ...more,
  });

const orderedList = around("orderedList", "listItem+", "ol", "list", {
  group: "block",
  addAttributes: () => ({
    start: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute("start")) || 1 },
  }),
  renderHTML: ({ node }) => {
    const start = Math.trunc(Number(node.attrs.start));
    return ["ol", start === 1 ? { class: "list" } : { class: "list", start }, 0];
  },
});

const table = around("table", "tableRow+", "table", null, {
  group: "block",
  isolating: true,
  renderHTML: () => ["div", { class: "tablewrap" }, ["table", ["tbody", 0]]],
});

const hardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
});

/** A picture's place (core/pictures.ts): nothing is loaded, and no words of the article are in it. */
const picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    alt: {
      default: "",
      rendered: false,
      parseHTML: (element: HTMLElement) => altOf(element.getAttribute("data-alt") ?? element.getAttribute("alt") ?? ""),
    },
  }),
  parseHTML: () => [
    { tag: "figure.pic", priority: 60 },
    { tag: "img", getAttrs: (element) => (pictureOf((name) => element.getAttribute(name)) ? null : false) },
  ],
  renderHTML: ({ node }) => {
    const alt = String(node.attrs.alt);
    const [label, said] = pictureWords(alt);
    const words = said === "" ? [] : [" ", ["span", { dir: "auto" }, said]];
    return ["figure", { class: "pic", "data-alt": alt }, ["b", { lang: "en" }, label], ...words];
  },
});

/** As articles stored before `picture` have it: its words are among theirs. */
const image = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    alt: { default: "", parseHTML: (element: HTMLElement) => element.getAttribute("aria-label") ?? "" },
  }),
  parseHTML: () => [{ tag: "span.picture" }],
  renderHTML: ({ node }) => {
    const alt = String(node.attrs.alt);
    return alt === ""
      ? ["span", { class: "picture", role: "img", "aria-label": "" }]
      : ["span", { class: "picture", role: "img", "aria-label": alt }, alt];
  },
});

const link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: "", parseHTML: (element: HTMLElement) => element.getAttribute("href") } }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => (safeHref(element.getAttribute("href") ?? "") === undefined ? false : null),
    },
  ],
  renderHTML: ({ mark }) => {
    const href = safeHref(String(mark.attrs.href));
    if (href === undefined) return ["span", { class: "ext" }, 0];
    return ["a", { class: "ext", href, rel: "noopener noreferrer", target: "_blank" }, 0];
  },
});

const format = (name: string, tag: string, others: string[]): Mark =>
  Mark.create({
    name,
    parseHTML: () => [tag, ...others].map((t) => ({ tag: t })),
    renderHTML: () => [tag, 0],
  });

const marks: Record<(typeof markOrder)[number], Mark> = {
  link,
  bold: format("bold", "strong", ["b"]),
  italic: format("italic", "em", ["i"]),
  strike: format("strike", "s", ["del"]),
  code: format("code", "code", []),
};

/** At the edge of a block: chooses the picture beside it, so that a second press takes it away. */
export const choosePicture =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    const edge = by === 1 ? $from.parent.content.size : 0;
    if (!empty || !$from.parent.isTextblock || $from.parentOffset !== edge) return false;
    const $beside = state.doc.resolve(by === 1 ? $from.after() : $from.before());
    const beside = by === 1 ? $beside.nodeAfter : $beside.nodeBefore;
    if (beside?.type.name !== "picture") return false;
    const place = by === 1 ? $beside.pos : $beside.pos - beside.nodeSize;
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, place)).scrollIntoView());
    return true;
  };

/** Writing: undo, line breaks, lists and the three formats that newsrooms use. Keys as in other editors. */
const writing = Extension.create({
  name: "writing",
  addProseMirrorPlugins(): Plugin[] {
    const { nodes, marks: formats } = this.editor.schema;
    const lineBreak: Command = (state, dispatch) => {
      dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak!.create()).scrollIntoView());
      return true;
    };
    const item = nodes.listItem!;
    return [
      history(),
      keymap({
        "Mod-z": undo,
        "Shift-Mod-z": redo,
        "Mod-y": redo,
        "Mod-b": toggleMark(formats.bold!),
        "Mod-i": toggleMark(formats.italic!),
        Backspace: choosePicture(-1),
        Delete: choosePicture(1),
        "Shift-Enter": chainCommands(exitCode, lineBreak),
        Enter: chainCommands(splitListItem(item), baseKeymap.Enter!),
        "Mod-]": sinkListItem(item),
        "Mod-[": liftListItem(item),
      }),
    ];
  },
});

/** All that the editor knows: the nodes and marks of core/articles.ts, formatting nested as annotatedHtml nests it. */
export const articleExtensions: Extensions = [
  Node.create({ name: "doc", topNode: true, content: "block+" }),
  textBlock("paragraph", "prose", "p", { priority: 1000 }),
  heading,
  caption,
  codeBlock,
  around("blockquote", "block+", "blockquote", "quote", { group: "block", defining: true }),
  around("bulletList", "listItem+", "ul", "list", { group: "block" }),
  orderedList,
  around("listItem", "block+", "li", null, { defining: true }),
  table,
  around("tableRow", "(tableCell | tableHeader)+", "tr", null),
  around("tableCell", "block+", "td", null, { isolating: true }),
  around("tableHeader", "block+", "th", null, { isolating: true }),
  around("horizontalRule", "", "hr", null, { group: "block", renderHTML: () => ["hr"] }),
  Node.create({ name: "text", group: "inline" }),
  picture,
  hardBreak,
  image,
  ...markOrder.map((type) => marks[type]),
];

/** What an editor for writing needs beside articleExtensions. */
export const writingExtensions: Extensions = [cursorBeforeKeys, writing];
