import { expect, it } from "vitest";
import { isFormatted } from "./rich-paste.ts";

it.each([
  ["a browser's link", `<meta charset='utf-8'><a href="https://e.org">a</a>`, true],
  ["Word's paragraphs", "<!--StartFragment--><p class=MsoNormal>One</p><p class=MsoNormal>Two</p>", true],
  ["a heading", "<h2>One</h2>", true],
  ["a table", "<table><tr><td>1</td></tr></table>", true],
  [
    "Google Docs, a sentence",
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><span style="color:#000">One</span></b>',
    false,
  ],
  [
    "Google Docs, a list",
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><ul><li dir="ltr">One</li></ul></b>',
    true,
  ],
  ["a code editor's lines", '<div style="color:#ccc"><div><span style="color:#00f"># One</span></div></div>', false],
  ["one sentence of a page", "<span>One</span><br>", false],
  ["a style that names elements", "<style><!-- h1 {} <b>--></style><p>One</p>", false],
])("%s", (_, html, formatted) => {
  expect(isFormatted(html)).toBe(formatted);
});
