import { bundlePaths, logEnds, type Manifest, type SealedEvent } from "../bundles.ts";
import { sealedText } from "../events.ts";

/** What was found in the history of a bundle. */
export interface HistoryFound {
  /** Events whose hash was made anew and is the one that they were sealed with. */
  proved: number;
  /** Events of which something is not for the reader of this bundle: their hash stands, and cannot be made anew. */
  inPart: number;
  /** The first thing that does not fit; null when all does. */
  wrong: string | null;
}

/** The lines of history.jsonl; undefined when one of them is none. */
export function readHistory(text: string): SealedEvent[] | undefined {
  const lines = text.split("\n");
  if (lines.pop() !== "") return undefined;
  try {
    const events = lines.map((line) => JSON.parse(line) as SealedEvent | null);
    return events.every((event) => event !== null && isSealed(event)) ? (events as SealedEvent[]) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isSealed({ log, seq, prevHash, hash, whole, event }: SealedEvent): boolean {
  const hashes = [log, prevHash, hash].every((one) => /^[\da-f]{64}$/u.test(String(one)));
  return hashes && Number.isInteger(seq) && typeof whole === "boolean" && typeof event?.id === "string";
}

/**
 * Checks the events of a bundle, log by log: each hash is made anew, an event that follows directly on another names
 * its hash, numbers rise, and each log ends where the manifest says. Between them stand events of other articles, which
 * are not told.
 */
export async function checkHistory(
  text: string,
  { logs }: Pick<Manifest, "logs">,
  sha256: (text: string) => Promise<string>,
): Promise<HistoryFound> {
  const events = readHistory(text);
  let [proved, inPart] = [0, 0];
  const wrong = (why: string | null): HistoryFound => ({ proved, inPart, wrong: why });
  if (!events) return wrong("a line of it is no event");
  let last: SealedEvent | undefined;
  for (const sealed of events) {
    const { event, seq, prevHash, hash, log, whole } = sealed;
    const name = `event ${seq} (${event.id})`;
    if (last?.log === log && seq <= last.seq) return wrong(`${name} does not stand in its place`);
    if (last?.log === log && seq === last.seq + 1 && prevHash !== last.hash) {
      return wrong(`${name} does not follow from the event before it`);
    }
    if (!whole) inPart += 1;
    else if ((await sha256(sealedText(event, seq, prevHash))) === hash) proved += 1;
    else return wrong(`${name} was changed after it was written`);
    last = sealed;
  }
  const fits = JSON.stringify(logEnds(events)) === JSON.stringify(logs);
  return wrong(fits ? null : `its events do not end where ${bundlePaths.manifest} says`);
}
