import type { OpinionBody } from "./opinions.ts";
import type { Time } from "./time.ts";

/**
 * What a second reader says of a claim without having seen the first opinion, or a third reader without having seen
 * either. Immutable once given; it stands beside the opinion it was given on, and falls with it.
 */
export interface SecondOpinion extends OpinionBody {
  id: string;
  claimId: string;
  /** The first opinion, that stood when this one was given. */
  opinionId: string;
  reading: 2 | 3;
  scale: string;
  scaleVersion: number;
  createdAt: Time;
  createdBy: string | null;
}

/** A second reader's verdict in the making: theirs alone, until it is given. */
export interface SecondDraft extends Omit<OpinionBody, "verdict"> {
  claimId: string;
  personId: string;
  version: number;
  verdict: OpinionBody["verdict"] | null;
  updatedAt: Time;
}

/** A second opinion just begun: empty, since nothing of the first one is shown. */
export function newSecondDraft(claimId: string, personId: string, at: Time): SecondDraft {
  return {
    claimId,
    personId,
    version: 0,
    verdict: null,
    reasons: [],
    justification: "",
    disposition: null,
    proposedText: "",
    cites: [],
    missing: "",
    wouldChange: "",
    asOf: null,
    updatedAt: at,
  };
}
