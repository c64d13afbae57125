/** At most so wide or high, in pixels, is a line or a dot. */
const leastSide = 3;
/** So far from its name an image's dictionary reaches, in bytes. */
const reach = 2000;
/** No more places than these are looked at: a file may be made of nothing else. */
const mostPlaces = 20_000;

/**
 * How many pictures a PDF holds: its image objects, each once, without those that only say where another one is clear.
 * Counted by their dictionaries, which stand in the file as they are: nothing of them is unpacked.
 */
export function picturesInPdf(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Set<string>();
  const masks = new Set<string>();
  let places = 0;
  for (let at = file.indexOf("/Image"); at !== -1 && places < mostPlaces; at = file.indexOf("/Image", at + 1)) {
    places += 1;
    const before = file.toString("latin1", Math.max(0, at - reach), at);
    const behind = file.toString("latin1", at, at + reach);
    const object = /(\d+) \d+ obj(?!.* obj\b)/su.exec(before);
    const dictionary = before.slice(object?.index) + behind.slice(0, Math.max(0, behind.indexOf("stream")));
    if (!object?.[1] || !/\/Subtype\s*\/Image\b/u.test(dictionary)) continue;
    const mask = /\/S?Mask\s+(\d+)\s/u.exec(dictionary)?.[1];
    if (mask !== undefined) masks.add(mask);
    const sides = ["Width", "Height"].map((side) => new RegExp(`/${side}\\s+(\\d+)`, "u").exec(dictionary)?.[1]);
    const isStencil = /\/ImageMask\s+true\b/u.test(dictionary);
    if (!isStencil && sides.every((side) => Number(side) > leastSide)) found.add(object[1]);
  }
  return [...found].filter((object) => !masks.has(object)).length;
}
