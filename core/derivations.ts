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
