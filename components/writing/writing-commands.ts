import { lift, setBlockType, toggleMark, wrapIn } from "@tiptap/pm/commands";
import type { Mark, Node } from "@tiptap/pm/model";
import { liftListItem, wrapInList } from "@tiptap/pm/schema-list";
import { NodeSelection, type Command, type EditorState, type Transaction } from "@tiptap/pm/state";
import { altOf } from "@/core/pictures.ts";
import { compareWordings } from "@/core/wordings.ts";
import { positionsOf } from "../editor/positions.ts";
import { tableTools } from "./table-commands.ts";

/** A stretch of positions in the document. */
export interface Range {
  start: number;
  end: number;
}

/** The words between two positions, as core/article-text.ts counts them. */
export function wordsIn(document: Node, { start, end }: Range): string {
  const { text, offsetOf } = positionsOf(document);
  return start < end ? text.slice(offsetOf(start), offsetOf(end)) : "";
}

const asWritten = (word: string) => word;

/** Each change that makes the words of a range into others, from the first to the last. */
export function changesIn(document: Node, range: Range, words: string): (Range & { old: string; put: string })[] {
  const { text, offsetOf, rangeOf } = positionsOf(document);
  const first = offsetOf(range.start);
  let at = first;
  return compareWordings(text.slice(first, offsetOf(range.end)), words, asWritten).flatMap(({ kind, a, b }) => {
    const from = at;
    at += a.length;
    if (kind === "same") return [];
    if (kind === "only-b") {
      const behind = from === first ? range.start : (rangeOf({ start: from - 1, end: from })?.to ?? range.start);
      return [{ start: behind, end: behind, old: "", put: b }];
    }
    const place = rangeOf({ start: from, end: at });
    return place ? [{ start: place.from, end: place.to, old: a, put: "" }] : [];
  });
}

/** The formatting of the words around a position: what is put there looks like them. */
function marksAt(document: Node, position: number): readonly Mark[] {
  const $at = document.resolve(position);
  return ($at.nodeAfter ?? $at.nodeBefore)?.marks ?? [];
}

/** Where a space is too much once the words of a range are gone: before the next one, a stop, or at an end. */
function withSpace(document: Node, { start, end }: Range): Range {
  const $start = document.resolve(start);
  const $end = document.resolve(end);
  const before = document.textBetween(Math.max($start.start(), start - 1), start, "\n", "\uFFFC");
  const after = document.textBetween(end, Math.min($end.end(), end + 1), "\n", "\uFFFC");
  if (before === " " && (after === "" || /^[\s.,;:!?)\]]/u.test(after))) return { start: start - 1, end };
  if (before === "" && after === " ") return { start, end: end + 1 };
  return { start, end };
}

/**
 * Makes the words of a range into others, changing no more than what differs, so that formatting and pictures between
 * stay. Returns the transaction with where the new words stand.
 */
export function rewordRange(state: EditorState, range: Range, words: string): { tr: Transaction; range: Range } {
  const { tr, doc, schema } = state;
  if (words === "") {
    const { start, end } = withSpace(doc, range);
    return { tr: tr.delete(start, end), range: { start, end: start } };
  }
  let { end } = range;
  for (const { start, end: until, put } of changesIn(doc, range, words).toReversed()) {
    if (put !== "") tr.insert(start, schema.text(put.replaceAll("\n", " "), marksAt(doc, Math.max(start - 1, 0))));
    else tr.delete(start, until);
    end += put.length - (until - start);
  }
  return { tr, range: { start: range.start, end } };
}

/** The list around the selection, the nearest one. */
function listAt({ selection: { $from } }: EditorState): string | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type;
    if (name === "bulletList" || name === "orderedList") return name;
  }
  return null;
}

/** The key of each tool that makes blocks into something, as aria-keyshortcuts writes it; on a Mac with Command. */
export const toolKeys = {
  paragraph: "Control+Alt+0",
  heading2: "Control+Alt+2",
  heading3: "Control+Alt+3",
  quote: "Control+Alt+4",
  caption: "Control+Alt+5",
  orderedList: "Control+Shift+7",
  bulletList: "Control+Shift+8",
} as const;
export type ToolId = keyof typeof toolKeys;

function inNode({ selection: { $from } }: EditorState, name: string): boolean {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === name) return true;
  return false;
}

/** Whether the cursor stands in what a tool makes. */
export function isIn(state: EditorState, tool: ToolId): boolean {
  const { parent } = state.selection.$from;
  if (tool === "quote") return inNode(state, "blockquote");
  if (tool === "bulletList" || tool === "orderedList") return listAt(state) === tool;
  if (tool === "paragraph") return parent.type.name === "paragraph";
  if (tool === "caption") return parent.type.name === "caption";
  return parent.type.name === "heading" && parent.attrs["level"] === Number(tool.slice(-1));
}

/** Makes the blocks of the selection into this; a list or a quote a second time: takes them out of it again. */
export function makeInto(tool: ToolId): Command {
  return (state, dispatch, view) => {
    const { nodes } = state.schema;
    if (tool === "quote")
      return inNode(state, "blockquote") ? lift(state, dispatch) : wrapIn(nodes["blockquote"]!)(state, dispatch);
    if (tool === "bulletList" || tool === "orderedList") {
      if (listAt(state) === tool) return liftListItem(nodes["listItem"]!)(state, dispatch);
      return wrapInList(nodes[tool]!)(state, dispatch, view);
    }
    const heading = tool.startsWith("heading");
    const type = heading ? nodes["heading"]! : nodes[tool]!;
    return setBlockType(type, heading ? { level: Number(tool.slice(-1)) } : null)(state, dispatch);
  };
}

const inKeymap = (keys: string) => keys.replace("Control", "Mod").replaceAll("+", "-");

/** The tools by their keys, for a keymap. A key of a block's tool is used up also where its tool changes nothing. */
export const toolKeymap: Readonly<Record<string, Command>> = Object.fromEntries([
  ...(Object.keys(toolKeys) as ToolId[]).map((tool) => [
    inKeymap(toolKeys[tool]),
    (...given: Parameters<Command>) => {
      makeInto(tool)(...given);
      return true;
    },
  ]),
  ...tableTools.flatMap(({ keys, command }) => (keys === undefined ? [] : [[inKeymap(keys), command]])),
]);

/** Makes a link of the selected words, or with "" takes the link at the selection away. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const type = state.schema.marks["link"]!;
    const { from, to, empty } = state.selection;
    if (empty) return false;
    if (href === "") dispatch?.(state.tr.removeMark(from, to, type));
    else dispatch?.(state.tr.removeMark(from, to, type).addMark(from, to, type.create({ href })));
    return true;
  };
}

/** The address of the link at the selection; "" for none. */
export function linkAt({ selection: { $from, $to, empty } }: EditorState): string {
  const marks = empty ? $from.marks() : ($from.marksAcross($to) ?? []);
  return String(marks.find((mark) => mark.type.name === "link")?.attrs["href"] ?? "");
}

/** The description of the picture that is chosen; null where none is. */
export function pictureAt({ selection }: EditorState): string | null {
  const chosen = selection instanceof NodeSelection ? selection.node : null;
  return chosen?.type.name === "picture" ? String(chosen.attrs["alt"]) : null;
}

/** Describes the picture that is chosen, which stays chosen. */
export function describePicture(alt: string): Command {
  return (state, dispatch) => {
    if (pictureAt(state) === null) return false;
    const { from } = state.selection;
    const tr = state.tr.setNodeAttribute(from, "alt", altOf(alt));
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, from)));
    return true;
  };
}

/** Switches a format of the selected words. */
export function format(name: "bold" | "italic"): Command {
  return (state, dispatch, view) => toggleMark(state.schema.marks[name]!)(state, dispatch, view);
}
