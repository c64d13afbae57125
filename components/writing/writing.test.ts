import { getSchema } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Command } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { articleText } from "@/core/article-text.ts";
import type { Document } from "@/core/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { claimHighlights, placeClaims, sceneIn } from "../editor/claim-highlights.ts";
import { articleExtensions } from "../editor/extensions.ts";
import { answersOf, type Act } from "./proposals.ts";
import { proposalsIn, suggestions, tellSuggestions } from "./suggestions.ts";
import { documentWriter } from "./unchanged.ts";
import { toCell } from "./table-commands.ts";
import { makeInto, rewordRange, setLink, wordsIn } from "./writing-commands.ts";

const schema = getSchema(articleExtensions);

/** Every kind of block, mark and attribute there is, also in forms that the editor would write in another way. */
const everything: Document = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Title 😀" }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Twelve ", marks: [{ type: "italic" }, { type: "bold" }] },
        {
          type: "text",
          text: "officers ",
          marks: [{ type: "code" }, { type: "link", attrs: { href: "https://a.example/" } }],
        },
        { type: "text", text: "came" },
        { type: "text", text: " to the square." },
        { type: "hardBreak" },
        { type: "image", attrs: { alt: "A square" } },
        { type: "image", attrs: { alt: "" } },
        { type: "text", text: "“old\u00a0quotes”", marks: [{ type: "strike" }] },
      ],
    },
    { type: "paragraph" },
    { type: "caption", content: [{ type: "text", text: "Photo: somebody" }] },
    { type: "codeBlock", content: [{ type: "text", text: "a\n  b" }] },
    { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "Said." }] }] },
    {
      type: "bulletList",
      content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "One" }] }] }],
    },
    {
      type: "orderedList",
      content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "Two" }] }] }],
    },
    {
      type: "orderedList",
      attrs: { start: 4 },
      content: [{ type: "listItem", content: [{ type: "heading", attrs: { level: 6 } }, { type: "horizontalRule" }] }],
    },
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", content: [{ type: "paragraph", content: [{ type: "text", text: "Year" }] }] },
            { type: "tableCell", content: [{ type: "paragraph", content: [{ type: "text", text: "2020" }] }] },
          ],
        },
      ],
    },
    { type: "horizontalRule" },
    { type: "picture", attrs: { alt: "A square" } },
  ],
};

const text = articleText(everything);
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const claim = (id: string, words: string): MarkedClaim => {
  return { id, number: 1, label: id, sign: "refuted", settled: true, spans: [spanOf(words)] };
};
const wording = (claimId: string, before: string, proposed: string): ProposedWording => ({
  opinionId: `o-${claimId}`,
  claimId,
  claimNumber: 1,
  disposition: proposed === "" ? "cut" : "fix",
  revision: 1,
  target: spanOf(before),
  before,
  proposed,
  proposedAt: "2026-03-02T09:00:00.000Z",
  proposedBy: null,
  answer: null,
});

const fix = wording("a", "Twelve officers came", "Eleven officers left");
const cut = wording("b", "Photo:", "");
const inCell = wording("c", "2020", "2019");

/** An editor's state that remembers what is done in it. */
function writer() {
  const marks = [claim("a", fix.before), claim("b", cut.before), claim("c", inCell.before)];
  const highlights = claimHighlights({ marks, sentences: null, openClaimId: null }, (doc) => ({
    from: 0,
    to: doc.content.size,
  }));
  const doc = Node.fromJSON(schema, everything);
  const plugins = [history(), highlights, suggestions([fix, cut, inCell], new Map())];
  let state = EditorState.create({ doc, plugins });
  const run = (command: Command) => command(state, (tr) => (state = state.apply(tr)));
  const proposal = (id: string) => proposalsIn(state).find((row) => row.claimId === id)!;
  return {
    run,
    proposal,
    get state() {
      return state;
    },
    document: documentWriter(everything, doc),
    words: (id: string) =>
      (sceneIn({ state })?.places ?? []).filter((place) => place.id === id).map((place) => wordsIn(state.doc, place)),
    select: (words: string) => {
      const range = rangeFor(state.doc, words);
      state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, range.start, range.end)));
    },
    act: (id: string, words: string | null, act: Act) => {
      const { range, opinionId } = proposal(id);
      const changed = words === null ? { tr: state.tr, range } : rewordRange(state, range!, words);
      if (words !== null) {
        const next = changed.range!;
        placeClaims(changed.tr, new Map([[id, next.start < next.end ? [next] : []]]));
      }
      state = state.apply(tellSuggestions(changed.tr, { acts: new Map([[opinionId, act]]) }));
    },
  };
}

function rangeFor(document: Node, words: string) {
  let found = { start: 0, end: 0 };
  document.descendants((node, position) => {
    const at = node.isTextblock ? node.textBetween(0, node.content.size, "\n", "\uFFFC").indexOf(words) : -1;
    if (at >= 0) found = { start: position + 1 + at, end: position + 1 + at + words.length };
  });
  return found;
}

const taken: Act = { how: "taken", reason: "" };

test("what is not edited is kept to the letter, whatever the editor would write", () => {
  const { state, document } = writer();
  expect(document(state.doc)).toEqual(everything);
  // the editor itself writes some of it in another way, so that the test above can fail
  expect(state.doc.toJSON()).not.toEqual(everything);
});

test("an edit changes its own block, undo takes it back, and what comes of it may be kept", () => {
  const desk = writer();
  desk.select("Said");
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.insertText("Told"));
    return true;
  });
  const edited = desk.document(desk.state.doc);
  expect(
    edited.content.filter((block, i) => JSON.stringify(block) !== JSON.stringify(everything.content[i])),
  ).toHaveLength(1);
  desk.run(undo);
  expect(desk.document(desk.state.doc)).toEqual(everything);
});

test("a proposal taken over stands in the text with its formatting, undo opens it again, redo takes it over again", () => {
  const desk = writer();
  expect(desk.proposal("a")).toMatchObject({ state: "open", words: fix.before });
  desk.act("a", fix.proposed, taken);
  expect(desk.proposal("a")).toMatchObject({ state: "accepted", words: fix.proposed });
  expect(desk.words("a")).toEqual([fix.proposed]);
  const [first, second] = desk.state.doc.child(1).content.content;
  expect([first?.text, first?.marks.map((mark) => mark.type.name)]).toEqual(["Eleven ", ["bold", "italic"]]);
  expect([second?.text, second?.marks.map((mark) => mark.type.name)]).toEqual(["officers ", ["link", "code"]]);
  desk.run(undo);
  expect(desk.proposal("a")).toMatchObject({ state: "open", words: fix.before });
  expect(desk.words("a")).toEqual([fix.before]);
  desk.run(redo);
  expect(desk.proposal("a")).toMatchObject({ state: "accepted" });
});

test.each<[string, string | null, Act, string, object[]]>([
  ["a", "Ten officers left", taken, "edited", [{ answer: "edited", words: "Ten officers left" }]],
  ["a", null, { how: "declined", reason: "r" }, "declined", [{ answer: "declined", words: "", reason: "r" }]],
  ["b", "", taken, "accepted", [{ answer: "accepted", words: "" }]],
  ["c", "2019", taken, "accepted", [{ answer: "accepted", words: "2019" }]],
])("what was done with the proposal on %s (%o) is told as it is", (id, words, act, state, answers) => {
  const desk = writer();
  desk.act(id, words, act);
  expect(desk.proposal(id).state).toBe(state);
  expect(answersOf(proposalsIn(desk.state))).toMatchObject(answers);
});

test("words taken out leave no two spaces, and words changed by hand are no answer", () => {
  const desk = writer();
  desk.act("b", "", taken);
  expect(desk.state.doc.child(3).textContent).toBe("somebody");
  desk.select("2020");
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.insertText("1", state.selection.to - 1, state.selection.to));
    return true;
  });
  expect(desk.proposal("c").state).toBe("changed");
  expect(answersOf(proposalsIn(desk.state).filter((row) => row.claimId === "c"))).toEqual([]);
});

test("claims stay on their words when a paragraph is split inside them, made a heading, or deleted and brought back", () => {
  const desk = writer();
  desk.select("came");
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.split(state.selection.from));
    return true;
  });
  expect(desk.words("a")).toEqual(["Twelve officers \n\ncame"]);
  desk.run(undo);
  desk.select("Twelve");
  desk.run(makeInto("heading3"));
  expect(desk.words("a")).toEqual([fix.before]);
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.delete(0, state.doc.content.size));
    return true;
  });
  expect(desk.words("a").join("")).toBe("");
  desk.run(undo);
  expect(desk.words("a")).toEqual([fix.before]);
});

test("the tools make lists, quotes and links and take them away; Tab goes from cell to cell", () => {
  const desk = writer();
  desk.select("Photo");
  expect(desk.run(makeInto("paragraph"))).toBe(true);
  for (const tool of ["bulletList", "quote"] as const) {
    const before = JSON.stringify(desk.state.doc);
    desk.select("Photo");
    expect(desk.run(makeInto(tool))).toBe(true);
    expect(desk.run(makeInto(tool))).toBe(true);
    expect(JSON.stringify(desk.state.doc)).toBe(before);
  }
  desk.select("Photo");
  desk.run(setLink("https://b.example/"));
  expect(JSON.stringify(desk.state.doc)).toContain("https://b.example/");
  desk.run(setLink(""));
  expect(JSON.stringify(desk.state.doc)).not.toContain("https://b.example/");
  desk.select("Year");
  desk.run(toCell(1));
  expect(desk.state.selection.$from.parent.textContent).toBe("2020");
  desk.run(toCell(-1));
  expect(desk.state.selection.$from.parent.textContent).toBe("Year");
});
