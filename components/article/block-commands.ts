import { lift, setBlockType, splitBlock, wrapIn } from "@tiptap/pm/commands";
import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection, type Command, type EditorState, type Transaction } from "@tiptap/pm/state";

/** What a block of an article may be made into, with its key (together with Ctrl and Alt). */
export const blockKinds = [
  { id: "paragraph", label: "Paragraph", key: "0" },
  { id: "heading", label: "Heading", key: "2" },
  { id: "caption", label: "Caption", key: "3" },
  { id: "quote", label: "Quote", key: "4" },
] as const;
export type BlockKind = (typeof blockKinds)[number]["id"];

function inQuote({ selection: { $from } }: EditorState): boolean {
  return $from.depth > 1 && $from.node($from.depth - 1).type.name === "blockquote";
}

/** What the block at the cursor is; null for a list, a table or code. */
export function kindAt(state: EditorState): BlockKind | null {
  const { $from } = state.selection;
  if (inQuote(state)) return "quote";
  if ($from.depth !== 1) return null;
  return blockKinds.find(({ id }) => id === $from.parent.type.name)?.id ?? null;
}

/** Runs a command and gives the state after it; the same state when it does nothing here. */
function after(state: EditorState, command: Command, seen: (transaction: Transaction) => void): EditorState {
  let next = state;
  command(state, (transaction) => {
    seen(transaction);
    next = state.apply(transaction);
  });
  return next;
}

/** Makes the blocks of the selection into this kind. */
export function setKind(kind: BlockKind): Command {
  return (state, dispatch) => {
    if (kindAt(state) === null) return false;
    if (!dispatch) return true;
    const { paragraph, heading, caption, blockquote } = state.schema.nodes;
    const type = { paragraph, heading, caption, quote: paragraph }[kind];
    let now = state;
    if (inQuote(now) && kind !== "quote") now = after(now, lift, dispatch);
    if (type) now = after(now, setBlockType(type, kind === "heading" ? { level: 2 } : null), dispatch);
    if (kind === "quote" && !inQuote(now) && blockquote) after(now, wrapIn(blockquote), dispatch);
    return true;
  };
}

/** Chinese, Japanese, Thai and the like are written without spaces between sentences. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]$/u;

function needsSpace(before: string, next: string): boolean {
  return before !== "" && next !== "" && !/\s$/u.test(before) && !/^\s/u.test(next) && !unspaced.test(before);
}

/** The table cell around a place, where there is one: what stands in it stays in it. */
function cellAround($place: ResolvedPos): Node | undefined {
  for (let { depth } = $place; depth > 0; depth -= 1) {
    if ($place.node(depth).type.spec.isolating) return $place.node(depth);
  }
  return undefined;
}

/** Nothing is merged over a picture: its place would no longer be told by the words around it. */
function hasPictureBetween(document: Node, from: number, to: number): boolean {
  let found = false;
  document.nodesBetween(from, to, (node) => {
    found ||= node.type.name === "picture";
  });
  return found;
}

/** Puts the block at `inside` behind the words of the block before it, with a space between where there is none. */
function merge(state: EditorState, inside: number): Transaction | null {
  const $at = state.doc.resolve(inside);
  const block = $at.parent;
  if (!block.isTextblock || $at.depth === 0) return null;
  const before = Selection.findFrom(state.doc.resolve($at.before()), -1, true)?.$from;
  if (!before?.parent.isTextblock || cellAround(before) !== cellAround($at)) return null;
  if (hasPictureBetween(state.doc, before.pos, $at.before())) return null;
  const gap = needsSpace(before.parent.textContent, block.textContent) ? [state.schema.text(" ")] : [];
  const { tr: transaction } = state;
  // Neighbours are joined in place: what keeps to the words of the second, as page marks do, stays with them.
  if (before.pos + 1 === $at.before()) transaction.join($at.before()).insert(before.pos, gap);
  else {
    transaction.deleteRange($at.before(), $at.after());
    transaction.insert(before.pos, Fragment.from(gap).append(block.content));
  }
  const cursor = TextSelection.create(transaction.doc, before.pos + (gap.length > 0 ? 1 : 0));
  return transaction.setSelection(cursor).scrollIntoView();
}

/** Merges the block at the cursor with the one above. No word is lost and no two words grow together. */
export const mergeUp: Command = (state, dispatch) => {
  const transaction = merge(state, state.selection.$from.pos);
  if (transaction) dispatch?.(transaction);
  return transaction !== null;
};

/** At the start of a block: as mergeUp. */
export const mergeAtStart: Command = (state, dispatch) => {
  const { empty, $from } = state.selection;
  return empty && $from.parentOffset === 0 && mergeUp(state, dispatch);
};

/** At the end of a block: puts the block below behind its words. */
export const mergeAtEnd: Command = (state, dispatch) => {
  const { empty, $from } = state.selection;
  if (!empty || $from.depth === 0 || $from.parentOffset !== $from.parent.content.size) return false;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true)?.$from;
  const transaction = next ? merge(state, next.pos) : null;
  if (transaction) dispatch?.(transaction);
  return transaction !== null;
};

/** Splits the block at the cursor. */
export const split: Command = splitBlock;
