/**
 * Where each run of signs between two spaces stands in a text: a passage of three runs or more is sought where its
 * rarest inner run stands, and nowhere else. Thousands of passages are so found in one text without reading it for each.
 */
export type Runs = ReadonlyMap<string, readonly number[]>;

/** Oftener than this, reading the whole text costs no more than looking at each place. */
const oftenest = 500;

/** The runs of a folded text's key, each with its places in order. O(n). */
export function runsOf(key: string): Runs {
  const found = new Map<string, number[]>();
  for (let start = 0; start <= key.length;) {
    const space = key.indexOf(" ", start);
    const end = space === -1 ? key.length : space;
    if (end > start) {
      const run = key.slice(start, end);
      const places = found.get(run);
      if (places) places.push(start);
      else found.set(run, [start]);
    }
    start = end + 1;
  }
  return found;
}

/**
 * The places in the key at which `sought` stands, in order, overlapping ones too; undefined where the runs do not tell
 * and the key has to be read: a passage without an inner run, or of runs that are everywhere.
 */
export function placesByRuns(key: string, runs: Runs, sought: string): number[] | undefined {
  let best: { at: number; places: readonly number[] } | undefined;
  const last = sought.lastIndexOf(" ");
  // what stands before the first space and behind the last may be a part of a run
  for (let space = sought.indexOf(" "); space < last; space = sought.indexOf(" ", space + 1)) {
    const end = sought.indexOf(" ", space + 1);
    if (end === space + 1) continue;
    const places = runs.get(sought.slice(space + 1, end));
    if (!places) return [];
    if (!best || places.length < best.places.length) best = { at: space + 1, places };
  }
  if (!best || best.places.length > oftenest) return undefined;
  const found: number[] = [];
  for (const place of best.places) {
    const start = place - best.at;
    if (start >= 0 && key.startsWith(sought, start)) found.push(start);
  }
  return found;
}
