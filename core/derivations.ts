import type { OriginCount } from "./origins.ts";
import type { LinkedSource } from "./sources.ts";
import type { Time } from "./time.ts";

/** How a source came by what it says from another one. */
export const derivationKinds = [
  { id: "repeats", label: "Repeats" },
  { id: "quotes", label: "Quotes" },
  { id: "translates", label: "Translates" },
  { id: "reports-on", label: "Reports on" },
] as const;
export type DerivationKind = (typeof derivationKinds)[number]["id"];

/** `sourceId` has it from `originId`. */
export interface Derivation {
  id: string;
  version: number;
  sourceId: string;
  originId: string;
  kind: DerivationKind;
  /** How it is known. */
  note: string;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}

/** A derivation as seen from one of its ends. */
export interface DerivationView extends Derivation {
  source: LinkedSource;
  origin: LinkedSource;
}

/** The sources of a claim's evidence, and from how many origins they come. */
export interface ClaimOrigins extends OriginCount {
  /** The cited sources and those they derive from; `cited` tells them apart. */
  items: readonly (LinkedSource & { cited: boolean })[];
  derivations: readonly Derivation[];
}

/** A source that another one may have it from: they share words, or one names the other. Nothing is kept of it. */
export interface DerivationSuggestion {
  origin: LinkedSource;
  kind: DerivationKind;
  /** The words that both hold, the longest first. */
  shared: readonly string[];
  /** The words in which the source names the other one; "" when it does not. */
  names: string;
}
