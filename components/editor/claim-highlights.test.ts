import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import type { Decoration, DecorationSet } from "@tiptap/pm/view";
import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { articleText } from "@/core/article-text.ts";
import type { Block, Document } from "@/core/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import { claimHighlights, tellClaims } from "./claim-highlights.ts";
import { articleExtensions } from "./extensions.ts";
import { positionsOf } from "./positions.ts";
import type { ClaimsGiven } from "./scene.ts";

const schema = getSchema(articleExtensions);
const p = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const article: Document = {
  type: "doc",
  content: [
    p("The agreement made in Minsk comes into force from the date of its signing."),
    { type: "bulletList", content: [{ type: "listItem", content: [p("Twelve officers."), p("Eleven officers.")] }] },
    p("Tens of thousands called for his resignation."),
  ],
};
const text = articleText(article);

function claim(id: string, words: string, more: Partial<MarkedClaim> = {}): MarkedClaim {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`«${words}» is not in the text`);
  const spans = [{ start, end: start + words.length }];
  return { id, number: 1, label: `Claim ${id}`, sign: "supported", settled: false, spans, ...more };
}

const marks = [
  claim("outer", "The agreement made in Minsk comes into force"),
  claim("inner", "made in Minsk"),
  claim("across", "date of its signing.\n\nTwelve officers"),
  claim("list", "Eleven"),
  claim("last", "Tens of thousands"),
];
const given = (list: readonly MarkedClaim[], openClaimId: string | null = null): ClaimsGiven => ({
  marks: list,
  sentences: null,
  openClaimId,
});

const doc = Node.fromJSON(schema, article);
const stateWith = (
  claims: ClaimsGiven,
  document = doc,
): { state: EditorState; plugin: ReturnType<typeof claimHighlights> } => {
  const plugin = claimHighlights(claims, (d) => ({ from: 0, to: d.content.size }));
  return { state: EditorState.create({ doc: document, plugins: [plugin] }), plugin };
};

/** What is painted, as lines of text: enough to tell any two pictures apart. */
function picture(set: DecorationSet): string[] {
  const look = (d: Decoration): string =>
    JSON.stringify([d.from, d.to, (d as unknown as { type: { attrs?: unknown } }).type.attrs ?? d.spec.key]);
  return set.find().map(look).toSorted();
}
const painted = (state: EditorState, plugin: ReturnType<typeof claimHighlights>): string[] =>
  picture(plugin.getState(state)!.set);

/** What each decoration draws; one that was not painted again is the same object as before. */
const drawings = (state: EditorState, plugin: ReturnType<typeof claimHighlights>): Set<unknown> =>
  new Set(
    plugin
      .getState(state)!
      .set.find()
      .map((d) => (d as unknown as { type: unknown }).type),
  );

const words = (state: EditorState, plugin: ReturnType<typeof claimHighlights>, id: string): string[] =>
  plugin
    .getState(state)!
    .scene.places.filter((place) => place.id === id && place.end > place.start)
    .map(({ start, end }) => state.doc.textBetween(start, end, "\n\n"));

const at = (state: EditorState, found: string, side: "start" | "end"): number => {
  const { text: now, rangeOf } = positionsOf(state.doc);
  const start = now.indexOf(found);
  const range = rangeOf({ start, end: start + found.length })!;
  return side === "start" ? range.from : range.to;
};

test.each<[string, (state: EditorState) => Transaction, Record<string, string[]>]>([
  ["words typed before a claim", (s) => s.tr.insertText("So ", 1), { inner: ["made in Minsk"] }],
  ["words typed inside", (s) => s.tr.insertText(" old", at(s, "made in", "end")), { inner: ["made in old Minsk"] }],
  [
    "words typed at the start stay outside",
    (s) => s.tr.insertText("X", at(s, "made", "start")),
    { inner: ["made in Minsk"] },
  ],
  [
    "words typed at the end stay outside",
    (s) => s.tr.insertText("X", at(s, "Minsk", "end")),
    { inner: ["made in Minsk"] },
  ],
  ["a paragraph split inside", (s) => s.tr.split(at(s, "made ", "end")), { inner: ["made \n\nin Minsk"] }],
  [
    "the words deleted",
    (s) => s.tr.delete(at(s, "made in Minsk", "start"), at(s, "made in Minsk", "end")),
    { inner: [], outer: ["The agreement  comes into force"] },
  ],
  [
    "bold over a claim",
    (s) => s.tr.addMark(at(s, "made in", "start"), at(s, "Minsk", "end"), schema.marks.bold!.create()),
    { inner: ["made in Minsk"] },
  ],
])("a claim keeps its words: %s", (_, edit, expected) => {
  const { state, plugin } = stateWith(given(marks));
  const after = state.apply(edit(state));
  for (const [id, now] of Object.entries(expected)) expect(words(after, plugin, id)).toEqual(now);
});

test("after any edits the picture is what painting everything anew would give", () => {
  const edits = fc.array(
    fc.record({ at: fc.nat(200), length: fc.nat(6), text: fc.constantFrom("", "x", "two words"), split: fc.boolean() }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(edits, (list) => {
      const { state: first, plugin } = stateWith(given(marks, "outer"));
      let state = first;
      for (const edit of list) {
        const { rangeOf, text: now } = positionsOf(state.doc);
        const start = edit.at % Math.max(1, now.length);
        const range = rangeOf({ start, end: start + 1 + edit.length });
        if (!range) continue;
        state = state.apply(
          edit.split ? state.tr.split(range.from) : state.tr.insertText(edit.text, range.from, range.to),
        );
      }
      const { set } = plugin.getState(state)!;
      const fresh = state.apply(tellClaims(state, { ...given(marks, "outer"), sentences: [] }));
      const anew = plugin.getState(fresh)!;
      expect(picture(set)).toEqual(picture(anew.set));
    }),
    { numRuns: 150 },
  );
});

const checked = [{ block: 0, start: 0, end: 74, state: "checked" as const, claimIds: ["outer"] }];
const opinion = [{ block: 3, start: text.indexOf("Tens"), end: text.length, state: "opinion" as const, claimIds: [] }];

test.each<[string, ClaimsGiven, ClaimsGiven]>([
  [
    "another state of a sentence",
    { ...given(marks), sentences: checked },
    { ...given(marks), sentences: [{ ...checked[0]!, state: "in-work" }] },
  ],
  [
    "a sentence set aside",
    { ...given(marks), sentences: checked },
    { ...given(marks), sentences: [...checked, ...opinion] },
  ],
  ["sentences where there were none", given(marks), { ...given(marks), sentences: checked }],
  ["no sentences any more", { ...given(marks), sentences: opinion }, given(marks)],
])("sentences paint the same as a fresh start: %s", (_, first, next) => {
  const { state, plugin } = stateWith(first);
  const fresh = stateWith(next);
  expect(painted(state, plugin)).not.toEqual(painted(fresh.state, fresh.plugin));
  expect(painted(state.apply(tellClaims(state, next)), plugin)).toEqual(painted(fresh.state, fresh.plugin));
});

test.each<[string, ClaimsGiven]>([
  ["another verdict", given(marks.map((m) => (m.id === "inner" ? { ...m, sign: "refuted" as const } : m)))],
  ["another open claim", given(marks, "across")],
  ["a new claim below others", given([...marks, claim("new", "Minsk comes into")])],
  ["a claim taken away", given(marks.filter((m) => m.id !== "inner"))],
  ["other words", given(marks.map((m) => (m.id === "list" ? claim("list", "Eleven officers") : m)))],
])("a change paints the same as a fresh start: %s", (_, next) => {
  const { state, plugin } = stateWith(given(marks));
  const before = drawings(state, plugin);
  const changed = state.apply(tellClaims(state, next));
  const fresh = stateWith(next);
  expect(painted(changed, plugin)).toEqual(painted(fresh.state, fresh.plugin));
  const now = drawings(changed, plugin);
  expect([...before].some((d) => now.has(d))).toBe(true);
});
