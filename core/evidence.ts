import type { Span } from "./claims.ts";
import type { ProblemFlag } from "./problem-flags.ts";
import type { SnapshotSummary } from "./snapshots.ts";
import type { Source } from "./sources.ts";
import type { PartialDate, Time } from "./time.ts";

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

/** The narrower of two circles: what one of them hides is hidden. */
export function narrowest(a: Visibility, b: Visibility): Visibility {
  return visibilities[Math.max(visibilities.indexOf(a), visibilities.indexOf(b))] ?? "legal";
}

/** Why something is kept from a circle of readers. Fixed words, so that a public copy can say why and tell nothing. */
export const maskReasons = [
  { id: "protected-person", label: "A person is protected" },
  { id: "off-record", label: "Off the record" },
  { id: "private-data", label: "Private data" },
  { id: "legal-matter", label: "A legal matter" },
  { id: "embargo", label: "Under embargo" },
  { id: "desk-only", label: "For the desk only" },
] as const;
export type MaskReason = (typeof maskReasons)[number]["id"];

/** What a date says of a thing. «said» of a claim is its `saidAt`. */
export const dateRoles = [
  { id: "said", label: "Said" },
  { id: "signed", label: "Signed" },
  { id: "effective", label: "Effective" },
  { id: "published", label: "Published" },
  { id: "retrieved", label: "Retrieved" },
] as const;
export type DateRole = (typeof dateRoles)[number]["id"];
export interface RoleDate {
  role: DateRole;
  date: PartialDate;
}

/** Whether the machine found the passage, word for word, in the snapshot. Set by the machine only. */
export const passageLocks = [
  { id: "found", label: "Quote found in snapshot" },
  { id: "not-found", label: "Quote not in snapshot" },
  { id: "no-snapshot", label: "Nothing to lock" },
] as const;
export type PassageLock = (typeof passageLocks)[number]["id"];

/** A search that found nothing; where was searched is the source. */
export interface SearchNote {
  /** For what. */
  query: string;
  /** When. */
  at: PartialDate | null;
  /** What would have been expected there, were the claim so. */
  expected: string;
}

/** Ties a claim to a source by the words that carry it. */
export interface Evidence {
  id: string;
  claimId: string;
  sourceId: string;
  version: number;
  /** E1, E2 … within its claim; never reused there. */
  number: number;
  /** In the source's own language. */
  passage: string;
  /** The passage in the language of the article; "" when none is needed. */
  translation: string;
  /** Of the passage (BCP 47); "" when it is the source's. */
  language: string;
  locator: string;
  /** The snapshot in which the passage was looked for. */
  snapshotId: string | null;
  lock: PassageLock;
  /** Where the passage stands in the snapshot's text (UTF-16), a span for each piece between ellipses; empty unless found. */
  lockSpans: readonly Span[];
  /** A later snapshot of the source in which the passage no longer stands: the evidence is stale. Set by the machine. */
  driftedIn: string | null;
  stance: Stance;
  class: EvidenceClass;
  medium: Medium;
  note: string;
  dates: readonly RoleDate[];
  /** Only on what was searched and not found. */
  search: SearchNote | null;
  visibility: Visibility;
  maskReason: MaskReason | null;
  /** The claim it was on before that was merged into this one; back it goes when the merge is undone. */
  movedFrom: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}

/** What evidence is called on its claim: E1, E2 …; a search that found nothing N3. The number stays when the letter changes. */
export function evidenceLabel({ stance, number }: Pick<Evidence, "stance" | "number">): string {
  return `${stance === "not-found" ? "N" : "E"}${number}`;
}

/** Evidence as the API and the pages show it. */
export interface EvidenceView extends Evidence {
  source: Source;
  /** The snapshot of the lock. */
  snapshot: SnapshotSummary | null;
  problems: readonly ProblemFlag[];
}

/** Evidence just added: what was said of it, and defaults for the rest. Its number is counted where it is kept. */
export function newEvidence(
  fields: Pick<Evidence, "stance" | "class"> & Partial<Evidence>,
  made: { id: string; claimId: string; sourceId: string; at: Time; by: string | null },
): Omit<Evidence, "number"> {
  return {
    passage: "",
    translation: "",
    language: "",
    locator: "",
    snapshotId: null,
    lock: "no-snapshot",
    lockSpans: [],
    driftedIn: null,
    medium: "text",
    note: "",
    dates: [],
    search: null,
    visibility: "team",
    maskReason: null,
    ...fields,
    id: made.id,
    claimId: made.claimId,
    sourceId: made.sourceId,
    version: 1,
    movedFrom: null,
    createdAt: made.at,
    createdBy: made.by,
    updatedAt: made.at,
    deletedAt: null,
  };
}
