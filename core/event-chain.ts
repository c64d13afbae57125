import { genesisHash, sealEvent, type Event } from "./events.ts";

/** How far a chain was walked: the number and hash of its last event. */
export interface ChainEnd {
  count: number;
  hash: string;
}

/** The first event that does not fit the one before it, and why. */
export interface BrokenChain {
  brokenAt: number;
  why: string;
}

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
    if (event.seq !== count + 1) return { brokenAt: count + 1, why: `event ${count + 1} is missing` };
    if (event.prevHash !== hash) return { brokenAt: event.seq, why: "it does not follow from the event before it" };
    if (sealEvent(event, event.seq, event.prevHash, sha256).hash !== event.hash) {
      return { brokenAt: event.seq, why: "what it says was changed after it was written" };
    }
    ({ seq: count, hash } = event);
  }
  return { count, hash };
}

/** Whether a walk ended at an event that does not fit. */
export function isBroken(walked: ChainEnd | BrokenChain): walked is BrokenChain {
  return "brokenAt" in walked;
}
