import type { Time } from "./time.ts";
import type { Visibility } from "./evidence.ts";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What happened, before it is sealed into the log. `type` reads noun.verb-in-past («claim.marked»). */
export interface NewEvent {
  id: string;
  at: Time;
  type: string;
  articleId: string | null;
  claimId: string | null;
  /** Persons who may not see this circle are not told. */
  visibility: Visibility;
  /** What changed: for each field the value before and after, so that no text ever disappears. */
  data: Json;
  actorId: string | null;
}

/** One row of the append-only log. `hash` covers the whole row and `prevHash`, so no row can be bent alone. */
export interface Event extends NewEvent {
  seq: number;
  prevHash: string;
  hash: string;
}

/** The hash before the first event. */
export const genesisHash = "0".repeat(64);

/** JSON with sorted keys and no spaces: equal values give equal text. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
  return `{${members.join(",")}}`;
}

/** An event at its place in the log, without its hash. */
function placed(event: NewEvent, seq: number, prevHash: string): Omit<Event, "hash"> {
  const { id, at, type, articleId, claimId, visibility, data, actorId } = event;
  return { id, at, type, articleId, claimId, visibility, data, actorId, seq, prevHash };
}

/** The text whose SHA-256 (of its UTF-8) seals an event: the canonical JSON of everything else in the row. */
export function sealedText(event: NewEvent, seq: number, prevHash: string): string {
  return canonicalJson(placed(event, seq, prevHash));
}

/** Seals an event: `hash` = SHA-256 (hex) of the canonical JSON of everything else in the row. */
export function sealEvent(event: NewEvent, seq: number, prevHash: string, sha256: (text: string) => string): Event {
  const row = placed(event, seq, prevHash);
  return { ...row, hash: sha256(canonicalJson(row)) };
}
