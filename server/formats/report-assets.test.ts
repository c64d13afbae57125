import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { passageLocks, stances } from "@/core/evidence.ts";
import { reportHtml } from "@/core/formats/html.ts";
import { paperGlyphs } from "@/core/formats/paper-glyphs.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { signs } from "@/core/signs.ts";
import { publishedAssets, publishedFontFile, reportAssets } from "./report-assets.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const { css, fonts } = reportAssets();

test("the styles load nothing, and follow the reader's system into the dark", () => {
  expect(css).not.toContain("@import");
  expect(css).not.toContain("data-theme");
  expect(
    [...css.matchAll(/url\(["']?([^"')]+)/gu)].map(([, url]) => url).filter((url) => !url?.startsWith("data:")),
  ).toEqual([]);
  expect(css).toMatch(/@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{\s*color-scheme: dark;/u);
});

test("every style sheet of the report is in it", () => {
  for (const rule of [".rep {", ".galley-text {", ".m {", ".chip {", ".cv {", ".vd {", "--ink:", "@page"])
    expect(css, rule).toContain(rule);
});

test("on paper every sign is the background of its word, and no picture of its own", () => {
  const signed = [...Object.keys(signs).map((sign) => `.vd.v-${sign}`), ...stances.map(({ id }) => `.stance.s-${id}`)];
  for (const word of [...signed, ...passageLocks.map(({ id }) => `.l-${id}`)])
    expect(css).toMatch(
      new RegExp(`\\${word}::before[^{]*\\{ background-image: url\\("data:image/svg\\+xml,%3Csvg `, "u"),
    );
  expect(css).toContain(".rep .g { display: none; }");
  expect(css).not.toMatch(/url\("data:image\/svg\+xml,[^"]*(?:currentColor|var\(|<|#)/u);
  expect(() => paperGlyphs(":root { --ink: #000000; }")).toThrow("--v-");
});

test("the fonts are those that the styles name, as woff2", () => {
  for (const { family, src } of fonts) {
    expect(css, family).toContain(family);
    const base64 = /^data:font\/woff2;base64,(.+)$/u.exec(src)?.[1] ?? "";
    expect(Buffer.from(base64, "base64").subarray(0, 4).toString("latin1")).toBe("wOF2");
  }
});

test("a published page has the same fonts by addresses of this site, named by their bytes", () => {
  const onSite = publishedAssets();
  expect({ ...onSite, fonts: onSite.fonts.map(({ src: _src, ...font }) => font) }).toEqual({
    css,
    fonts: fonts.map(({ src: _src, ...font }) => font),
  });
  for (const [index, { src }] of onSite.fonts.entries()) {
    const name = /^\/published\/fonts\/([0-9a-f]{16}\.woff2)$/u.exec(src)?.[1] ?? "";
    const bytes = Buffer.from(publishedFontFile(name) ?? []);
    expect(createHash("sha256").update(bytes).digest("hex")).toMatch(new RegExp(`^${name.slice(0, 16)}`, "u"));
    expect(fonts[index]?.src).toBe(`data:font/woff2;base64,${bytes.toString("base64")}`);
  }
  expect(publishedFontFile("../secret")).toBeUndefined();
});

test("the report of the sample is smaller than 400 kB", () => {
  const html = reportHtml(buildReport(record, "legal"), reportAssets());
  expect(Buffer.byteLength(html)).toBeLessThan(400_000);
});
