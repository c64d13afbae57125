import type { GlyphName } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { captureStatuses, snapshotMethods, type CaptureStatus, type SnapshotSummary } from "@/core/snapshots.ts";

/** The sign of what came of keeping a copy. */
export const statusSigns: Readonly<Record<CaptureStatus, GlyphName>> = {
  ok: "check",
  partial: "warn",
  blocked: "off",
  failed: "x",
  "not-tried": "clock",
};

export function statusWords(status: CaptureStatus): string {
  return captureStatuses.find(({ id }) => id === status)?.label ?? status;
}

export function methodWords({ method }: Pick<SnapshotSummary, "method">): string {
  return snapshotMethods.find(({ id }) => id === method)?.label ?? method;
}

/** A hash as it is shown beside a passage: its first and last four digits. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
}

/** The day of a copy: «3 March», the year when it is not this one; in the zone of the reader. */
export function copyDay({ capturedAt }: Pick<SnapshotSummary, "capturedAt">): string {
  const date = new Date(capturedAt);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : ("numeric" as const);
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year }).format(date);
}

export function copyMoment({ capturedAt }: Pick<SnapshotSummary, "capturedAt">): string {
  return momentInWords(Date.parse(capturedAt));
}

/** Bytes in words: «812 B», «64 kB», «3.2 MB» (of 1024). */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  const mega = bytes / 1024 / 1024;
  return `${mega < 10 ? mega.toFixed(1) : Math.round(mega)} MB`;
}

/** The kind of a file in a word, from its media type. */
export function kindOfFile(mediaType: string): "picture" | "pdf" | "other" {
  if (/^image\/(?:png|jpeg|gif|webp|avif|bmp)$/u.test(mediaType)) return "picture";
  return mediaType === "application/pdf" ? "pdf" : "other";
}
