/** A PDF as Chromium writes it: its objects by number, each whole, and what stands around them. */
export interface PdfFile {
  head: string;
  objects: Map<number, string>;
  trailer: string;
  /** The number that the next object gets. */
  size: number;
}

/** Reads the bytes of a file (as latin1) whose one table of objects stands at its end; null for any other. */
export function readPdfFile(text: string): PdfFile | null {
  const [, at = ""] = /startxref\n(\d+)\n%%EOF\s*$/u.exec(text.slice(-64)) ?? [];
  const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] ?\r?\n)+)trailer\n<<([\s\S]*)>>\nstartxref/u;
  const [, size, rows, trailer] = table.exec(text.slice(Number(at))) ?? [];
  if (at === "" || rows === undefined || trailer === undefined) return null;
  const places = [...rows.matchAll(/^(\d{10}) \d{5} n/gmu)].map(([, place]) => Number(place)).sort((a, b) => a - b);
  const objects = new Map<number, string>();
  for (const [i, place] of places.entries()) {
    const object = text.slice(place, places[i + 1] ?? Number(at));
    const [, number] = /^(\d+) 0 obj\n/u.exec(object) ?? [];
    if (number === undefined) return null;
    objects.set(Number(number), object);
  }
  return { head: text.slice(0, places[0]), objects, trailer, size: Number(size) };
}

/** The file with its objects as they are now and a table that leads to them. */
export function writePdfFile({ head, objects, trailer, size }: PdfFile): string {
  const places = new Map<number, number>();
  let end = head.length;
  for (const [number, object] of objects) {
    places.set(number, end);
    end += object.length;
  }
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const ends = `trailer\n<<${trailer.replace(/\/Size \d+/u, `/Size ${size}`)}>>\nstartxref\n${end}\n%%EOF\n`;
  return `${head}${[...objects.values()].join("")}xref\n0 ${size}\n${rows.join("")}${ends}`;
}

/** The number of the object that a dictionary names by a key; 0 where it names none. */
export function refIn(object: string | undefined, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`, "u").exec(object ?? "")?.[1] ?? 0);
}

/** The words of a text string (ISO 32000-1, 7.9.2.2) as Chromium writes them: ASCII in brackets, or UTF-16 as digits. */
export function wordsOf(string: string): string {
  const digits = /^<FEFF([\dA-F]*)>$/iu.exec(string)?.[1];
  if (digits === undefined) return string.slice(1, -1).replaceAll(/\\(.)/gsu, "$1");
  const units = digits.match(/.{4}/gu) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** Words as a text string. */
export function textString(words: string): string {
  const units = Array.from({ length: words.length }, (_, i) => words.charCodeAt(i).toString(16).padStart(4, "0"));
  return `<FEFF${units.join("").toUpperCase()}>`;
}
