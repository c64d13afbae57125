import { isBroken, type BrokenChain, type ChainEnd } from "./event-chain.ts";

/** How far a verification is, in events. */
export interface VerificationProgress {
  done: number;
  total: number;
}

/** What a verification of the whole log found. */
export type Verification =
  | { unbroken: true; events: number; hash: string }
  | { unbroken: false; seq: number; id: string | null; why: string };

/** What a walk over the whole chain has found. */
export function verificationOf(walked: ChainEnd | BrokenChain): Verification {
  if (!isBroken(walked)) return { unbroken: true, events: walked.count, hash: walked.hash };
  const { brokenAt, id, why } = walked;
  return { unbroken: false, seq: brokenAt, id, why };
}

/** What a verification found, in a sentence. */
export function verificationInWords(found: Verification): string {
  if (found.unbroken) {
    return `${found.events.toLocaleString("en")} events, unbroken, head hash ${found.hash}`;
  }
  const { seq, id, why } = found;
  const which = id === null ? `event ${seq}` : `event ${seq} (${id})`;
  return `The log does not verify at ${which}: ${why}. Compare it with a backup made before.`;
}
