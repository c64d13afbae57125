import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReportAssets, ReportFont } from "@/core/formats/html.ts";
import { paperGlyphs } from "@/core/formats/paper-glyphs.ts";

const styles = [
  "components/ui/tokens.css",
  "components/ui/base.css",
  "components/editor/galley.css",
  "components/report/report.css",
  "components/report/report-print.css",
];

const fonts: readonly (Omit<ReportFont, "base64"> & { file: string })[] = [
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

let kept: ReportAssets | undefined;

/** The styles and fonts of the report, read once from the project's folder: the pages' own, fitted to a lone file. */
export function reportAssets(): ReportAssets {
  if (kept) return kept;
  const css = styles.map((file) => forOneFile(styleSheet(join(/*turbopackIgnore: true*/ process.cwd(), file))));
  kept = {
    css: [...css, paperGlyphs(css[0] ?? "")].join("\n"),
    fonts: fonts.map(({ file, ...font }) => ({
      ...font,
      base64: readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), "node_modules", file)).toString("base64"),
    })),
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
