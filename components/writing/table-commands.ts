import type { Node, NodeType } from "@tiptap/pm/model";
import { Selection, TextSelection, type Command, type EditorState, type Transaction } from "@tiptap/pm/state";

/*
 * prosemirror-tables would put spans and widths into every cell of what is stored; the cells of core/articles.ts have
 * none, so that a row and a column are what they seem. Claims ride along: no cell that stays is written anew.
 */

/** The table around the cursor, with the row and the column of its cell. */
interface TablePlace {
  table: Node;
  /** Where the table begins. */
  start: number;
  row: number;
  column: number;
}

function tableAt({ selection: { $from } }: EditorState): TablePlace | null {
  for (let { depth } = $from; depth >= 3; depth--) {
    if (!/^table(?:Cell|Header)$/u.test($from.node(depth).type.name)) continue;
    const start = $from.before(depth - 2);
    return { table: $from.node(depth - 2), start, row: $from.index(depth - 2), column: $from.index(depth - 1) };
  }
  return null;
}

/** Whether the cursor stands in a table. */
export function isInTable(state: EditorState): boolean {
  return tableAt(state) !== null;
}

/** Where a row of the table begins, the one behind the last included. */
function rowStart({ table, start }: TablePlace, row: number): number {
  let position = start + 1;
  for (let i = 0; i < row; i++) position += table.child(i).nodeSize;
  return position;
}

/** Where a cell begins; where its row has fewer cells, the end of the row. */
function cellStart(place: TablePlace, row: number, column: number): number {
  let position = rowStart(place, row) + 1;
  const cells = place.table.child(row);
  for (let i = 0; i < Math.min(column, cells.childCount); i++) position += cells.child(i).nodeSize;
  return position;
}

/** Selects the words of a cell, where there is one with words at or behind this position. */
function into(tr: Transaction, position: number): Transaction {
  const found = Selection.findFrom(tr.doc.resolve(Math.min(position, tr.doc.content.size)), 1, true);
  if (found) tr.setSelection(TextSelection.create(tr.doc, found.$from.start(), found.$from.end()));
  return tr.scrollIntoView();
}

const emptyCell = (type: NodeType): Node => type.createAndFill()!;

/** A row of empty cells. A heading at the left of its row goes on; a row of headings is none for the rows beside it. */
function rowLike({ schema }: EditorState, like: Node): Node {
  const { tableCell, tableRow } = schema.nodes;
  const isHead = like.content.content.every((cell) => cell.type !== tableCell);
  return tableRow!.create(
    null,
    like.content.content.map((cell) => emptyCell(isHead ? tableCell! : cell.type)),
  );
}

/** Adds a row below the cursor's (1) or above it (-1). */
export function addRow(by: 1 | -1): Command {
  return (state, dispatch) => {
    const place = tableAt(state);
    if (!place) return false;
    const at = rowStart(place, by === 1 ? place.row + 1 : place.row);
    dispatch?.(into(state.tr.insert(at, rowLike(state, place.table.child(place.row))), at));
    return true;
  };
}

/** Adds a column behind the cursor's (1) or before it (-1). */
export function addColumn(by: 1 | -1): Command {
  return (state, dispatch) => {
    const place = tableAt(state);
    if (!place) return false;
    const { tr } = state;
    const column = by === 1 ? place.column + 1 : place.column;
    place.table.forEach((row, _offset, index) => {
      const like = row.maybeChild(place.column) ?? row.lastChild!;
      tr.insert(tr.mapping.map(cellStart(place, index, column)), emptyCell(like.type));
    });
    // what was put in above the cursor's row stands before it
    const own = tr.mapping.map(cellStart(place, place.row, column), -1);
    dispatch?.(into(tr, own));
    return true;
  };
}

/** Takes the whole table out. */
function withoutTable({ tr, schema }: EditorState, { table, start }: TablePlace): Transaction {
  const end = start + table.nodeSize;
  const $start = tr.doc.resolve(start);
  // nothing that holds blocks may be without one
  if ($start.parent.childCount === 1) tr.replaceWith(start, end, schema.nodes.paragraph!.create());
  else tr.delete(start, end);
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size)))).scrollIntoView();
}

/** Takes the cursor's row out with its words; the last one with its table. */
export const removeRow: Command = (state, dispatch) => {
  const place = tableAt(state);
  if (!place) return false;
  const { table, row } = place;
  if (!dispatch) return true;
  if (table.childCount === 1) {
    dispatch(withoutTable(state, place));
    return true;
  }
  const at = rowStart(place, row);
  const tr = state.tr.delete(at, at + table.child(row).nodeSize);
  const next = row < table.childCount - 1 ? at : rowStart(place, row - 1);
  dispatch(into(tr, next));
  return true;
};

/** Takes the cursor's column out with its words; the last one with its table. */
export const removeColumn: Command = (state, dispatch) => {
  const place = tableAt(state);
  if (!place) return false;
  const { table, column } = place;
  if (!dispatch) return true;
  const rows = table.content.content;
  if (rows.every((row) => row.childCount === 1)) {
    dispatch(withoutTable(state, place));
    return true;
  }
  const { tr } = state;
  for (const [index, row] of rows.entries()) {
    const cell = row.maybeChild(column);
    if (!cell) continue;
    const from = tr.mapping.map(cellStart(place, index, column));
    if (row.childCount === 1) tr.replaceWith(from, from + cell.nodeSize, emptyCell(cell.type));
    else tr.delete(from, from + cell.nodeSize);
  }
  dispatch(into(tr, tr.mapping.map(cellStart(place, place.row, Math.max(0, column - 1)), -1)));
  return true;
};

/** Puts a table of two columns, with a row of headings and one below, behind the block of the cursor; not in a table. */
export const makeTable: Command = (state, dispatch) => {
  if (isInTable(state)) return false;
  const { table, tableRow, tableCell, tableHeader } = state.schema.nodes;
  const row = (type: NodeType) => tableRow!.create(null, [emptyCell(type), emptyCell(type)]);
  const { $to } = state.selection;
  const at = $to.depth === 0 ? $to.pos : $to.after();
  const made = table!.create(null, [row(tableHeader!), row(tableCell!)]);
  dispatch?.(into(state.tr.insert(at, made), at));
  return true;
};

/** To the next cell of a table, or the one before; behind the last cell a new row begins. Not a move outside of tables. */
export function toCell(by: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { $from } = state.selection;
    const place = tableAt(state);
    if (!place) return false;
    let { depth } = $from;
    while (!/^table(?:Cell|Header)$/u.test($from.node(depth).type.name)) depth--;
    const edge = by === 1 ? $from.after(depth) : $from.before(depth);
    const next = Selection.findFrom(state.doc.resolve(edge), by, true);
    const isInside = next !== null && next.from > place.start && next.from < place.start + place.table.nodeSize;
    if (isInside) {
      const { $from: to } = next;
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, to.start(), to.end())).scrollIntoView());
      return true;
    }
    return by === 1 ? addRow(1)(state, dispatch, view) : true;
  };
}

/** What is done with the rows and columns of a table; `keys` as aria-keyshortcuts writes them. */
export const tableTools: readonly { label: string; shown: string; keys?: string; command: Command }[] = [
  { label: "Row above", shown: "Row ↑", command: addRow(-1) },
  { label: "Row below", shown: "Row ↓", keys: "Control+Alt+Enter", command: addRow(1) },
  { label: "Column before", shown: "Column ←", command: addColumn(-1) },
  { label: "Column after", shown: "Column →", keys: "Control+Shift+Enter", command: addColumn(1) },
  { label: "Remove row", shown: "Remove row", keys: "Control+Shift+Backspace", command: removeRow },
  { label: "Remove column", shown: "Remove column", keys: "Alt+Shift+Backspace", command: removeColumn },
];
