import { describe, expect, it } from "vitest";
import { articleText } from "@/core/article-text.ts";
import { DocumentInput } from "@/core/inputs/documents.ts";
import { readMarkdown } from "./markdown.ts";

const read = (markdown: string) => readMarkdown(markdown).document;

describe("readMarkdown", () => {
  it.each([
    ["a table", "| a | b |\n|---|---|\n| 1 | *2* |", "a\n\nb\n\n1\n\n2"],
    ["task boxes", "- [ ] to do\n- [x] done", "[ ] to do\n\n[x] done"],
    ["nested lists", "- a\n  - b\n\n3. c", "a\n\nb\n\nc"],
    ["soft and hard breaks", "a\nb  \nc\r\nd<br>e", "a b\nc d\ne"],
    [
      "HTML as its text",
      "<div onclick=x>\nhi\n</div>\n\n<script>alert(1)</script>\n\na <b>b</b>",
      "<div onclick=x>\nhi\n</div>\n\n<script>alert(1)</script>\n\na <b>b</b>",
    ],
    ["entities", "&amp; &#8364; &lt;b&gt; &unknown; \\*", "& € <b> &unknown; *"],
    ["code as it stands", "```js\na  &amp;\n\n  b\n```", "a  &amp;\n\n  b"],
    ["footnotes", "a[^1]\n\n[^1]: foot note", "a[^1]\n\n[^1]: foot note"],
    ["an empty quote and item", ">\n\n- # h", "\n\n\n\nh"],
    ["right-to-left, Chinese, emoji", "مرحبا **بك** 中文 👩‍👩‍👧 e\u0301", "مرحبا بك 中文 👩‍👩‍👧 e\u0301"],
  ])("keeps %s", (_, markdown, text) => {
    const document = read(markdown);
    expect(articleText(document)).toBe(text);
    expect(DocumentInput.parse(document)).toEqual(document);
  });

  it("keeps the words of links it must not make, and makes the others", () => {
    const document = read(
      "[a](javascript:alert(1)) [b](JaVa&#x0A;script:x) [c](data:x) **[d](https://e.org/?a=1&amp;b)** <mailto:a@b.org>",
    );
    expect(articleText(document)).toBe("a b c d mailto:a@b.org");
    expect(JSON.stringify(document).match(/"href":"[^"]*"/gu)).toEqual([
      '"href":"https://e.org/?a=1&b"',
      '"href":"mailto:a@b.org"',
    ]);
  });

  it("orders marks as the editor does and joins equal neighbours", () => {
    expect(read("***a*** **b** [*c*](https://e.org) x\\*y").content).toEqual([
      {
        type: "paragraph",
        content: [
          { type: "text", text: "a", marks: [{ type: "bold" }, { type: "italic" }] },
          { type: "text", text: " " },
          { type: "text", text: "b", marks: [{ type: "bold" }] },
          { type: "text", text: " " },
          { type: "text", text: "c", marks: [{ type: "link", attrs: { href: "https://e.org" } }, { type: "italic" }] },
          { type: "text", text: " x*y" },
        ],
      },
    ]);
  });

  it("leaves as typed what would take minutes to format", () => {
    const markdown = "*a ".repeat(50_000).trim();
    const { document, notes } = readMarkdown(`${markdown}\n\n**b**`);
    expect(articleText(document)).toBe(`${markdown}\n\nb`);
    expect(notes).toEqual(["Left 1 part as typed: too many formatting signs."]);
  });
});
