import { describe, expect, it } from "vitest";
import { articleText } from "./article-text.ts";
import type { Block, Document } from "./articles.ts";
import { diffOf } from "./revision-diff.ts";

const p = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const picture = (alt: string): Block => ({ type: "picture", attrs: { alt } });
const doc = (...content: Block[]): Document => ({ type: "doc", content });

/** «+picture Picture: a»: what each row says. */
function shown(from: Document, to: Document): string[] {
  const sign = { same: "=", changed: "~", added: "+", removed: "-" };
  return diffOf({ number: 1, document: from }, { number: 2, document: to }).blocks.map(({ kind, picture, pieces }) => {
    const words = pieces.map(({ a, b }) => (a === b ? a : [a, b].filter(Boolean).join(" > ")));
    return `${sign[kind]}${picture ? "picture " : ""}${words.join("")}`;
  });
}

describe("pictures of two versions", () => {
  const one = doc(p("One."), picture("a map"), p("Two."));
  const moved = doc(picture("a map"), p("One."), p("Two."), p("Three."));

  it.each<[string, Document, string[]]>([
    ["stayed", one, ["=One.", "=picture Picture: a map", "=Two."]],
    ["was taken out", doc(p("One."), p("Two.")), ["=One.", "-picture Picture: a map", "=Two."]],
    ["came", doc(...one.content, picture("")), [...shown(one, one), "+picture Picture without a description"]],
    [
      "made place for a paragraph of its words",
      doc(p("One."), p("Picture: a map"), p("Two.")),
      ["=One.", "-picture Picture: a map", "+Picture: a map", "=Two."],
    ],
  ])("are told: one %s", (_, to, expected) => expect(shown(one, to)).toEqual(expected));

  it("are taken out and put in when they moved", () => {
    const to = doc(p("One."), p("Two."), picture("a map"), p("Three."));
    expect(shown(moved, to)).toEqual([
      "-picture Picture: a map",
      "=One.",
      "=Two.",
      "+picture Picture: a map",
      "=Three.",
    ]);
  });

  it("stand at a point of the text, behind the block before them", () => {
    const { blocks } = diffOf({ number: 1, document: doc(p("One.")) }, { number: 2, document: one });
    expect(blocks.find(({ picture }) => picture)).toMatchObject({
      a: null,
      b: { start: 4, end: 4, block: 0, level: 0 },
    });
  });

  it("change no offset: the text is that without them", () => {
    expect(articleText(one)).toBe(articleText(doc(p("One."), p("Two."))));
  });
});
