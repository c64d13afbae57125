import { readFile as readDisk } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Block } from "@/core/articles.ts";
import { readFile } from "./read-file.ts";

const read = async (html: string | Uint8Array) =>
  readFile(typeof html === "string" ? new TextEncoder().encode(html) : html, {
    mediaType: "text/html; charset=utf-8",
    scope: "article",
  });
const fixture = async (name: string) => read(await readDisk(new URL(name, import.meta.url)));

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, ...(marks.length > 0 && { marks }) });
const paragraph = (...words: (string | object)[]) => ({
  type: "paragraph",
  content: words.map((one) => (typeof one === "string" ? text(one) : one)),
});
const heading = (level: number, words: string) => ({ type: "heading", attrs: { level }, content: [text(words)] });
const item = (...content: object[]) => ({ type: "listItem", content });
const row = (...cells: string[]) => ({
  type: "tableRow",
  content: cells.map((words) => ({ type: "tableCell", content: [paragraph(words)] })),
});

const portal = text("the portal", { type: "link", attrs: { href: "https://example.org/pact" } });
const start = [
  "The agreement, ",
  text("made in Minsk", { type: "bold" }),
  ", is ",
  text("in force", { type: "italic" }),
];
const lists = [
  {
    type: "bulletList",
    content: [
      item(paragraph("order"), { type: "bulletList", content: [item(paragraph("in the streets"))] }),
      item(paragraph("safety")),
    ],
  },
  { type: "orderedList", attrs: { start: 3 }, content: [item(paragraph("third"))] },
];
const table = { type: "table", content: [row("Country", "Signed"), row("Belarus", "Nov. 19")] };

describe("what was copied", () => {
  it("from Word has its headings, lists, quote and table, without comments and deleted words", async () => {
    const { document, notes } = await fixture("word-paste.fixture.html");
    expect(document?.content).toEqual([
      heading(1, "A pact is signed"),
      paragraph(...start, ", ", portal, " says."),
      heading(2, "1.2 Aims"),
      ...lists,
      { type: "blockquote", content: [paragraph("«We will not cross certain borders.»")] },
      table,
      { type: "picture", attrs: { alt: "" } },
    ]);
    expect(notes).toEqual([
      "1 picture not loaded: a placeholder stands in its place, captions are kept.",
      "2 tracked changes taken as accepted.",
      "1 comment left out.",
    ]);
  });

  it("from Google Docs has the marks of its styles, and is not bold as a whole", async () => {
    const { document, notes } = await fixture("docs-paste.fixture.html");
    const straight = text("Straight", { type: "link", attrs: { href: "https://example.org/b?c=d" } });
    expect(document?.content).toEqual([
      heading(1, "A pact is signed"),
      paragraph(...start, ", ", portal, " says. ", text("Not so.", { type: "strike" })),
      heading(2, "Aims"),
      ...lists,
      paragraph(straight),
      table,
    ]);
    expect(notes).toEqual([]);
  });
});

const kinds = (blocks: readonly Block[] | undefined) => blocks?.map(({ type }) => type);
const short = "<p>Words.</p>";
const aside = '<div class="sidebar"><p>Aside.</p></div>';

it.each<[string, string, string[]]>([
  ["Word on the web, an item a list", wordOnline("One") + wordOnline("Two") + short, ["bulletList", "paragraph"]],
  [
    "a browser, a part of a page",
    `<html><body><!--StartFragment-->${short}${aside}<!--EndFragment-->`,
    ["paragraph", "paragraph"],
  ],
  ["a field of a form", `<strong>A</strong> b<br><br>${aside}`, ["paragraph", "paragraph"]],
  [
    "LibreOffice",
    `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2"/></head>${short}${aside}`,
    ["paragraph", "paragraph"],
  ],
])("keeps all that comes from %s", async (_, html, expected) => {
  const { document, notes } = await read(html);
  expect(kinds(document?.content)).toEqual(expected);
  expect(notes).toEqual([]);
});

function wordOnline(words: string): string {
  return `<div class="ListContainerWrapper SCXW1"><ul role="list" class="BulletListStyle1"><li role="listitem" class="OutlineElement Ltr"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">${words}</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>`;
}

it("leaves out the comments of a saved Google document", async () => {
  const { text: words, notes } = await read(
    `<html><head><style>@import url('https://themes.googleusercontent.com/fonts/css?kit=x');</style></head><body class="doc-content"><p><span>Signed</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it?</span></p></div></body></html>`,
  );
  expect({ words, notes }).toEqual({ words: "Signed", notes: ["1 comment left out."] });
});
