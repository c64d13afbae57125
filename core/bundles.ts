import { audiences, type Audience } from "./audiences.ts";
import type { NewEvent } from "./events.ts";
import { byKeys } from "./by-keys.ts";
import type { Time } from "./time.ts";

/** What `format` says in every manifest, so that a reader knows a bundle before reading the rest. */
export const bundleFormat = "claimcheck-bundle";

/** Counts up when a bundle of the new form cannot be read as one of the old form. */
export const bundleFormatVersion = 1;

/** The names of parts that mean something to a reader of bundles. */
export const bundlePaths = {
  manifest: "manifest.json",
  manifestHash: "manifest.sha256",
  signature: "manifest.sig",
  record: "record.json",
  history: "history.jsonl",
  text: "text.txt",
} as const;

/** The parts that the manifest cannot list: itself, its hash, its signature. */
export const outsideManifest: readonly string[] = [
  bundlePaths.manifest,
  bundlePaths.manifestHash,
  bundlePaths.signature,
];

/** A part as the manifest lists it. */
export interface BundlePart {
  path: string;
  bytes: number;
  sha256: string;
}

/** How far the events of a bundle go in one log. A log is named by the hash of its first event. */
export interface LogEnd {
  log: string;
  /** Of the last event of this article that is told: its number in the log, and its hash, which covers all before it. */
  seq: number;
  hash: string;
  /** How many events of it are told. */
  events: number;
}

/** Bytes that should be in the bundle and cannot be. */
export interface MissingFile {
  sha256: string;
  why: string;
}

/** What a bundle holds: every part with its hash, and what it is of. Told as of the record, never by a clock. */
export interface Manifest {
  format: typeof bundleFormat;
  formatVersion: typeof bundleFormatVersion;
  audience: Audience;
  articleId: string;
  title: string;
  revision: { number: number; sha256: string };
  asOf: Time;
  /** The heads of the event chains; none in a public bundle. */
  logs: readonly LogEnd[];
  missing: readonly MissingFile[];
  /** Whose signature manifest.sig is: the 32 bytes of the public key in hex; null when it is not signed. */
  signer: { algorithm: "Ed25519"; publicKey: string } | null;
  parts: readonly BundlePart[];
}

/** Where an event stands in the log it was written to. */
export interface Seal {
  log: string;
  seq: number;
  prevHash: string;
  hash: string;
}

/**
 * One line of history.jsonl: an event with its seal. `whole`: the event is told as it was sealed; else something in it
 * is not for the reader of this bundle, and its hash can be compared and not made anew.
 */
export interface SealedEvent extends Seal {
  whole: boolean;
  event: NewEvent;
}

/** A manifest as the text of its file; its parts sorted by path. */
export function serialiseManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, parts: byKeys(manifest.parts, ({ path }) => [path]) }, null, 2)}\n`;
}

/** What manifest.sha256 says, as `sha256sum --check` reads it. */
export function manifestHashLine(sha256: string): string {
  return `${sha256}  ${bundlePaths.manifest}\n`;
}

/** Sealed events in the order of their logs, the log with the earliest event first. */
export function inLogOrder(events: readonly SealedEvent[]): SealedEvent[] {
  const begun = new Map<string, string>();
  for (const { log, event } of events) {
    const known = begun.get(log);
    if (known === undefined || event.at < known) begun.set(log, event.at);
  }
  return byKeys(events, ({ log, seq }) => [begun.get(log) ?? "", log, seq]);
}

/** The end of each log among events in the order of inLogOrder(). */
export function logEnds(events: readonly SealedEvent[]): LogEnd[] {
  const ends = new Map<string, LogEnd>();
  for (const { log, seq, hash } of events) {
    ends.set(log, { log, seq, hash, events: (ends.get(log)?.events ?? 0) + 1 });
  }
  return [...ends.values()];
}

const hex = /^[\da-f]{64}$/u;
const pathLike = /^[\w][\w.-]*(\/[\w][\w.-]*)?$/u;

function isPart(row: BundlePart | null): boolean {
  const { path, bytes, sha256 } = row ?? {};
  return typeof path === "string" && pathLike.test(path) && Number.isInteger(bytes) && hex.test(String(sha256));
}

/** A manifest of its file's text; a sentence when it is none. */
export function readManifest(text: string): Manifest | string {
  let value: Partial<Manifest>;
  try {
    value = JSON.parse(text) as Partial<Manifest>;
  } catch (error) {
    if (error instanceof SyntaxError) return "it is not JSON";
    throw error;
  }
  if (value?.format !== bundleFormat) return "it is not the manifest of a bundle";
  if (value.formatVersion !== bundleFormatVersion) {
    return `it is of version ${String(value.formatVersion)}, and this verifier reads version ${bundleFormatVersion}`;
  }
  const { parts, logs, missing, signer, revision } = value;
  const isSound =
    audiences.some(({ id }) => id === value.audience) &&
    typeof value.title === "string" &&
    typeof value.articleId === "string" &&
    typeof value.asOf === "string" &&
    typeof revision?.number === "number" &&
    hex.test(revision.sha256) &&
    Array.isArray(parts) &&
    parts.every(isPart) &&
    Array.isArray(logs) &&
    logs.every((row) => hex.test(String(row?.log)) && Number.isInteger(row.seq) && hex.test(row.hash)) &&
    Array.isArray(missing) &&
    missing.every((row) => hex.test(String(row?.sha256))) &&
    (signer === null || (signer?.algorithm === "Ed25519" && hex.test(signer.publicKey)));
  return isSound ? (value as Manifest) : "something in it is not as Claimcheck writes it";
}
