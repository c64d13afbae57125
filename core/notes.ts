import type { MaskReason, Visibility } from "./evidence.ts";
import type { Time } from "./time.ts";

/** A note on a claim for one circle of readers: for the desk, for legal, or printed in the public report. */
export interface Note {
  id: string;
  claimId: string;
  version: number;
  body: string;
  visibility: Visibility;
  maskReason: MaskReason | null;
  /** The claim it was on before that was merged into this one; back it goes when the merge is undone. */
  movedFrom: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}
