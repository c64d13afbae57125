import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { citations, type Citation } from "@/core/formats/citations.ts";
import type { Report } from "@/core/reports.ts";

// UTF-8, since a name in Cyrillic letters would else be left out
Object.assign(plugins.config.get("@bibtex").format, { useIdAsLabel: true, asciiOnly: false });

/** An address that cannot end the braces it stands in: the plugin writes it as it is. */
function harmless({ URL, ...item }: Citation): Citation {
  return URL === undefined ? item : { ...item, URL: URL.replaceAll(/[{}\\\s]/gu, (c) => encodeURIComponent(c)) };
}

/** The sources of a report as BibTeX in UTF-8, in the order of their labels, which are the keys. */
export function reportBibtex(report: Report): string {
  const items = citations(report).map(harmless);
  return items.length === 0 ? "% This report names no sources.\n" : new Cite(items).format("bibtex");
}
