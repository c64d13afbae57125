/** What leads from one part of a report to a place in another, until they are joined: an address that nobody can have. */
const elsewhere = "http://part.invalid/#";

/** Fewer sheets are printed sooner in one. */
const fewest = 100;

/** What stands on each page of a part in place of its number, since that depends on the other part. */
const signs = "/ 01234567890";

const sheet = /<article class="sheet" id="claim-\d+"/gu;
const end = "</section>\n</main>\n</body>\n</html>\n";

/**
 * The HTML of a long report as two that take equally long to print, cut between two sheets; any other as it is. Links
 * from one into the other are joinFiles' to mend.
 */
export function inParts(html: string): string[] {
  const start = html.indexOf('<main class="rep">');
  const cuts = [...html.matchAll(sheet)].map(({ index }) => index);
  if (start === -1 || cuts.length < fewest) return [html];
  const middle = (start + html.length) / 2;
  const cut = cuts.reduce((best, one) => (Math.abs(one - middle) < Math.abs(best - middle) ? one : best));
  const head = html.slice(0, start).replace("</style>", `@page { @bottom-right { content: "${signs}" } }\n</style>`);
  const bodies = [html.slice(start, cut), `<main class="rep">\n<section>\n${html.slice(cut)}`];
  const places = bodies.map((body) => new Set([...body.matchAll(/ id="([\w-]+)"/gu)].map(([, id = ""]) => id)));
  const parts = bodies.map((body, i) => {
    const here = places[i] ?? new Set();
    const wanted = new Set<string>();
    const part = body.replaceAll(/ href="#([\w-]+)"/gu, (link, id: string) => {
      if (here.has(id)) return link;
      wanted.add(id);
      return ` href="${elsewhere}${id}"`;
    });
    return { part, wanted };
  });
  return parts.map(({ part }, i) => {
    // a place gets its name in the PDF only where something leads to it
    const asked = [...(parts[1 - i]?.wanted ?? [])].map((id) => `<a href="#${id}"></a>`).join("");
    const top = `${head}<div hidden>${asked}</div>\n${part}`;
    return i === 0 ? top + end : top;
  });
}

/** A link of a PDF as it leads within the joined report. */
export function withinReport(link: string): string {
  const away = /\/A <<\/Type \/Action\n\/S \/URI\n\/URI \(http:\/\/part\.invalid\/#([\w-]+)\)>>/u;
  return link.replace(away, "/Dest /$1");
}

const shown = /BT\n(\/F\d+ [\d.]+ Tf\n1 0 0 -1 )([\d.]+)( [\d.]+ Tm\n)((?:(?:[\d.]+ 0 Td )?<[\dA-F]{4}> Tj\n){13})ET/u;

/**
 * What a page of a part paints, with these words («12 / 322») in place of its signs and as far to the right; null for a
 * page that paints its signs in another way.
 */
export function withNumber(content: string, words: string): string | null {
  const found = shown.exec(content);
  const [block = "", font = "", left = "", top = "", row = ""] = found ?? [];
  const glyphs = [...row.matchAll(/<([\dA-F]{4})> Tj\n(?:([\d.]+) 0 Td )?/gu)];
  const digits = glyphs.slice(2, 12).map(([, code = ""]) => Number.parseInt(code, 16));
  if (found === null || digits.some((code, i) => code !== (digits[0] ?? 0) + i)) return null;
  const written = Array.from(words, (sign) => glyphs[signs.indexOf(sign)] ?? []);
  const width = (list: readonly (readonly string[])[]) => list.reduce((sum, [, , one]) => sum + Number(one ?? 0), 0);
  // of the signs the last says no width, but there is another such before it
  const right = Number(left) + width(glyphs) + width(glyphs.slice(2, 3));
  const begin = (right - width(written)).toFixed(4);
  const line = written.map(([, code, one], i) => `<${code}> Tj\n${i + 1 < written.length ? `${one} 0 Td ` : ""}`);
  const made = `BT\n${font}${begin}${top}${line.join("")}ET`;
  return content.slice(0, found.index) + made + content.slice(found.index + block.length);
}
