import type { Source } from "./sources.ts";
import type { Time } from "./time.ts";

export const stances = [
  { id: "supports", label: "Supports" },
  { id: "refutes", label: "Refutes" },
  { id: "context", label: "Context" },
  { id: "not-found", label: "Searched, not found" },
] as const;
export type Stance = (typeof stances)[number]["id"];

export const evidenceClasses = [
  { id: "primary", label: "Primary" },
  { id: "secondary", label: "Secondary" },
] as const;
export type EvidenceClass = (typeof evidenceClasses)[number]["id"];

export const media = ["text", "image", "video", "audio", "data", "speech"] as const;
export type Medium = (typeof media)[number];

/** From the widest circle to the narrowest; an export for one circle never holds what a narrower one may see. */
export const visibilities = ["public", "team", "legal"] as const;
export type Visibility = (typeof visibilities)[number];

/** Ties a claim to a source by the words that carry it. */
export interface Evidence {
  id: string;
  claimId: string;
  sourceId: string;
  version: number;
  /** E1, E2 … within its claim; never reused there. */
  number: number;
  passage: string;
  locator: string;
  stance: Stance;
  class: EvidenceClass;
  medium: Medium;
  note: string;
  visibility: Visibility;
  /** The claim it was on before that was merged into this one; back it goes when the merge is undone. */
  movedFrom: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}

/** Evidence as the API and the pages show it. `lock` says whether the machine found the passage in a snapshot. */
export interface EvidenceView extends Evidence {
  source: Source;
  lock: "no-snapshot";
}
