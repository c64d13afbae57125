import { genesisHash, sealEvent, type Event, type Json } from "./events.ts";

/** How far a chain was walked: the number and hash of its last event. */
export interface ChainEnd {
  count: number;
  hash: string;
}

/** The first event that does not fit the one before it, and why. */
export interface BrokenChain {
  /** The number at which the chain breaks. */
  brokenAt: number;
  /** The event that stands there; null when none does. */
  id: string | null;
  why: string;
}

/** A row of the log as the database keeps it: its data still the text that was written. */
export type StoredEvent = Omit<Event, "data"> & { data: string };

/**
 * Walks the next events of the log, oldest first, from where the last walk ended (undefined: from the beginning).
 * `sha256` gives the hash (hex) of a text as UTF-8.
 */
export function checkEvents(
  events: readonly Event[],
  from: ChainEnd | undefined,
  sha256: (text: string) => string,
): ChainEnd | BrokenChain {
  let { count, hash } = from ?? { count: 0, hash: genesisHash };
  for (const event of events) {
    const { id, seq } = event;
    if (seq !== count + 1) return { brokenAt: count + 1, id: null, why: `event ${count + 1} is missing` };
    if (event.prevHash !== hash) return { brokenAt: seq, id, why: "it does not follow from the event before it" };
    if (sealEvent(event, seq, event.prevHash, sha256).hash !== event.hash) {
      return { brokenAt: seq, id, why: "what it says was changed after it was written" };
    }
    ({ seq: count, hash } = event);
  }
  return { count, hash };
}

/** As checkEvents(), of rows as they are kept: the text of their data must also be the very text that was written. */
export function checkStoredEvents(
  rows: readonly StoredEvent[],
  from: ChainEnd,
  sha256: (text: string) => string,
): ChainEnd | BrokenChain {
  let end = from;
  for (const row of rows) {
    const data = asWritten(row.data);
    if (data === undefined) {
      return { brokenAt: row.seq, id: row.id, why: "its data is not as Claimcheck writes it" };
    }
    const walked = checkEvents([{ ...row, data }], end, sha256);
    if (isBroken(walked)) return walked;
    end = walked;
  }
  return end;
}

/** The JSON value of a text; undefined when it is none, or spelt in another way than JSON.stringify does. */
function asWritten(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return JSON.stringify(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a walk ended at an event that does not fit. */
export function isBroken(walked: ChainEnd | BrokenChain): walked is BrokenChain {
  return "brokenAt" in walked;
}
