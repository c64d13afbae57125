import { getSchema } from "@tiptap/core";
import { history, undo } from "@tiptap/pm/history";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Command } from "@tiptap/pm/state";
import { expect, it, test } from "vitest";
import type { Block, Document, TableCell } from "@/core/articles.ts";
import { articleText } from "@/core/article-text.ts";
import { claimHighlights, sceneIn } from "../editor/claim-highlights.ts";
import { articleExtensions } from "../editor/extensions.ts";
import { addColumn, addRow, isInTable, makeTable, removeColumn, removeRow, toCell } from "./table-commands.ts";
import { wordsIn } from "./writing-commands.ts";

const schema = getSchema(articleExtensions);
const p = (text: string): Block => ({
  type: "paragraph",
  ...(text !== "" && { content: [{ type: "text" as const, text }] }),
});
/** «*a» is a heading. */
const cell = (text: string): TableCell => ({
  type: text.startsWith("*") ? "tableHeader" : "tableCell",
  content: [p(text.replace("*", ""))],
});
const table = (...rows: string[][]): Block => ({
  type: "table",
  content: rows.map((cells) => ({ type: "tableRow", content: cells.map(cell) })),
});

/** An editor's state with the cursor in these words, and claims on the words named. */
function desk(content: Block[], cursor: string, ...claims: string[]) {
  const document: Document = { type: "doc", content };
  const text = articleText(document);
  const marks = claims.map((words, number) => ({
    id: words,
    number,
    label: words,
    sign: "unrated" as const,
    settled: false,
    spans: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }],
  }));
  const painted = claimHighlights({ marks, sentences: null, openClaimId: null }, (doc) => ({
    from: 0,
    to: doc.content.size,
  }));
  const doc = Node.fromJSON(schema, document);
  let at = 0;
  doc.descendants((node, position) => {
    if (node.isText && node.text?.includes(cursor)) at = position + node.text.indexOf(cursor);
  });
  let state = EditorState.create({ doc, plugins: [history(), painted], selection: TextSelection.create(doc, at) });
  return {
    run: (command: Command) => command(state, (tr) => (state = state.apply(tr))),
    get state() {
      return state;
    },
    /** Rows of cells as they are written above. */
    rows: () => {
      const found: string[][][] = [];
      state.doc.forEach((block) => {
        if (block.type.name !== "table") return;
        found.push(
          block.content.content.map((row) =>
            row.content.content.map((one) => (one.type.name === "tableHeader" ? "*" : "") + one.textContent),
          ),
        );
      });
      return found[0] ?? null;
    },
    claims: () =>
      (sceneIn({ state })?.places ?? [])
        .filter(({ start, end }) => start < end)
        .map((place) => [place.id, wordsIn(state.doc, place)]),
    cursor: () => state.selection.$from.parent.textContent,
  };
}

const given = table(["*Year", "*Dead"], ["2020", "12"], ["2021", "14"]);
const claims = ["2020", "12", "14"];
const all = claims.map((words) => [words, words]);

it.each<[string, string, Command, string[][], string[][]]>([
  [
    "a row below",
    "2020",
    addRow(1),
    [
      ["*Year", "*Dead"],
      ["2020", "12"],
      ["", ""],
      ["2021", "14"],
    ],
    all,
  ],
  [
    "a row above",
    "12",
    addRow(-1),
    [
      ["*Year", "*Dead"],
      ["", ""],
      ["2020", "12"],
      ["2021", "14"],
    ],
    all,
  ],
  [
    "a row below the headings",
    "Dead",
    addRow(1),
    [
      ["*Year", "*Dead"],
      ["", ""],
      ["2020", "12"],
      ["2021", "14"],
    ],
    all,
  ],
  [
    "a column behind",
    "2021",
    addColumn(1),
    [
      ["*Year", "*", "*Dead"],
      ["2020", "", "12"],
      ["2021", "", "14"],
    ],
    all,
  ],
  [
    "a column before",
    "2021",
    addColumn(-1),
    [
      ["*", "*Year", "*Dead"],
      ["", "2020", "12"],
      ["", "2021", "14"],
    ],
    all,
  ],
  [
    "a column at the end",
    "14",
    addColumn(1),
    [
      ["*Year", "*Dead", "*"],
      ["2020", "12", ""],
      ["2021", "14", ""],
    ],
    all,
  ],
  [
    "one row fewer",
    "2020",
    removeRow,
    [
      ["*Year", "*Dead"],
      ["2021", "14"],
    ],
    [["14", "14"]],
  ],
  [
    "one row fewer at the end",
    "14",
    removeRow,
    [
      ["*Year", "*Dead"],
      ["2020", "12"],
    ],
    all.slice(0, 2),
  ],
  ["one column fewer", "14", removeColumn, [["*Year"], ["2020"], ["2021"]], [["2020", "2020"]]],
])("%s, at «%s»: its claims ride along, undo brings all back", (_, at, command, rows, left) => {
  const one = desk([p("Before."), given, p("After.")], at, ...claims);
  expect(one.run(command)).toBe(true);
  expect(one.rows()).toEqual(rows);
  expect(one.claims()).toEqual(left);
  expect(isInTable(one.state)).toBe(true);
  expect(() => one.state.doc.check()).not.toThrow();
  // a cell is stored with its blocks and nothing else
  expect(JSON.stringify(one.state.doc.toJSON())).not.toMatch(/"(?:colspan|attrs)"/u);
  one.run(undo);
  expect(one.rows()).toEqual([
    ["*Year", "*Dead"],
    ["2020", "12"],
    ["2021", "14"],
  ]);
  expect(one.claims()).toEqual(all);
});

test("a heading at the left of its row goes on in a new row", () => {
  const one = desk([table(["*Minsk", "12"])], "12");
  one.run(addRow(1));
  expect(one.rows()).toEqual([
    ["*Minsk", "12"],
    ["*", ""],
  ]);
});

test("rows of unlike length keep their words", () => {
  const ragged = [["a", "b", "c"], ["d"], ["e", "f"]];
  const wider = desk([table(...ragged)], "c");
  wider.run(addColumn(1));
  expect(wider.rows()).toEqual([
    ["a", "b", "c", ""],
    ["d", ""],
    ["e", "f", ""],
  ]);
  const narrower = desk([table(...ragged)], "a");
  narrower.run(removeColumn);
  expect(narrower.rows()).toEqual([["b", "c"], [""], ["f"]]);
});

test("the last row and the last column go with their table, and something is left to write in", () => {
  for (const [content, command] of [
    [table(["a", "b"]), removeRow],
    [table(["a"], ["b"]), removeColumn],
  ] as const) {
    const one = desk([content], "a");
    one.run(command);
    expect(one.state.doc.toJSON()).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
    const beside = desk([p("Before."), content], "a");
    beside.run(command);
    expect(beside.state.doc.toJSON()).toEqual({ type: "doc", content: [p("Before.")] });
  }
});

test("Tab goes to the next cell and from the last one to a new row; Shift Tab goes back and stays in the first", () => {
  const one = desk([given, p("After.")], "2021");
  one.run(toCell(1));
  expect(one.cursor()).toBe("14");
  one.run(toCell(1));
  expect(one.rows()?.at(-1)).toEqual(["", ""]);
  expect(one.cursor()).toBe("");
  for (let i = 0; i < 9; i++) one.run(toCell(-1));
  expect(one.cursor()).toBe("Year");
});

test("a new table comes behind the cursor's block, with headings; none within another", () => {
  const one = desk([p("Before."), p("After.")], "Before");
  one.run(makeTable);
  expect(one.state.doc.child(1).type.name).toBe("table");
  expect(one.rows()).toEqual([
    ["*", "*"],
    ["", ""],
  ]);
  expect(isInTable(one.state)).toBe(true);
  expect(one.run(makeTable)).toBe(false);
});

test("outside of a table nothing is done", () => {
  const one = desk([p("Before."), given], "Before");
  for (const command of [addRow(1), addColumn(1), removeRow, removeColumn, toCell(1)])
    expect(one.run(command)).toBe(false);
});
