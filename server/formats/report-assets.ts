import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReportAssets, ReportFont } from "@/core/formats/html.ts";
import { paperGlyphs } from "@/core/formats/paper-glyphs.ts";
import { sha256 } from "@/db/commit.ts";

const styles = [
  "components/ui/tokens.css",
  "components/ui/base.css",
  "components/editor/galley.css",
  "components/report/report.css",
  "components/report/report-print.css",
];

const fonts: readonly (Omit<ReportFont, "src"> & { file: string })[] = [
  {
    family: "Source Serif 4 Variable",
    style: "normal",
    weight: "200 900",
    file: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  },
  {
    family: "Source Serif 4 Variable",
    style: "italic",
    weight: "200 900",
    file: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
  },
  {
    family: "IBM Plex Sans",
    style: "normal",
    weight: "400",
    file: "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2",
  },
  {
    family: "IBM Plex Sans",
    style: "normal",
    weight: "600",
    file: "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2",
  },
  {
    family: "IBM Plex Mono",
    style: "normal",
    weight: "400",
    file: "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
  },
];

interface Kept {
  /** For a file that stands alone. */
  alone: ReportAssets;
  /** For a page of this site. */
  onSite: ReportAssets;
  /** The bytes of the fonts by their names on this site, which follow from the bytes. */
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}
let kept: Kept | undefined;

/** The styles and fonts of the report, with nothing to be loaded: the pages' own, fitted to a lone file. */
export function reportAssets(): ReportAssets {
  return assets().alone;
}

/**
 * The same for a page that is published: its fonts have addresses of their own, so that a browser fetches them once and
 * the page is a fifth of its size.
 */
export function publishedAssets(): ReportAssets {
  return assets().onSite;
}

/** A font of the published pages (woff2), by the name it has there. */
export function publishedFontFile(name: string): Uint8Array<ArrayBuffer> | undefined {
  return assets().files.get(name);
}

/** Read once, from the project's folder. */
function assets(): Kept {
  if (kept) return kept;
  const css = styles.map((file) => forOneFile(styleSheet(join(/*turbopackIgnore: true*/ process.cwd(), file))));
  const read = fonts.map(({ file, ...font }) => {
    const bytes = new Uint8Array(readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), "node_modules", file)));
    return { font, bytes, name: `${sha256(bytes).slice(0, 16)}.woff2` };
  });
  const look = [...css, paperGlyphs(css[0] ?? "")].join("\n");
  const inside = (bytes: Uint8Array) => `data:font/woff2;base64,${Buffer.from(bytes).toString("base64")}`;
  kept = {
    alone: { css: look, fonts: read.map(({ font, bytes }) => ({ ...font, src: inside(bytes) })) },
    onSite: { css: look, fonts: read.map(({ font, name }) => ({ ...font, src: `/published/fonts/${name}` })) },
    files: new Map(read.map(({ name, bytes }) => [name, bytes])),
  };
  return kept;
}

/** A style sheet with those it imports from beside it in their place. Imports from packages are fonts: left out. */
function styleSheet(path: string): string {
  return readFileSync(path, "utf8").replaceAll(/^@import "(.+)";$/gmu, (_, name: string) =>
    name.startsWith(".") ? styleSheet(join(dirname(path), name)) : "",
  );
}

/** Pages choose dark by an attribute that a script sets; a report has no script and follows the reader's system. */
function forOneFile(css: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//gu, "")
    .replaceAll(
      /@media screen \{(\s*)\[data-theme="dark"\] /gu,
      "@media screen and (prefers-color-scheme: dark) {$1:root ",
    )
    .replaceAll(/\n\s*\n/gu, "\n");
}
