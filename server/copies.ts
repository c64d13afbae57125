/** How a copy of a source is made: bytes from wherever they come, the words in them, and what stood in the way. */
import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import { readArchiveAddress } from "@/core/archive-addresses.ts";
import type { Extraction, ExtractionHints } from "@/core/extraction.ts";
import { maxText } from "@/core/inputs/row-parts.ts";
import type { AddSnapshot } from "@/core/inputs/snapshots.ts";
import { safeHref } from "@/core/links.ts";
import { Refusal } from "@/core/refusal.ts";
import type { CaptureStatus, Snapshot } from "@/core/snapshots.ts";
import type { Source } from "@/core/sources.ts";
import { extractText } from "./extraction/extract.ts";
import { requireCaptureAllowed } from "./newsroom.ts";

/** What a snapshot is made of. No bytes: nothing could be fetched, or an outside archive has them. */
export interface Copy {
  fields: Pick<Snapshot, "method" | "status"> & Partial<Snapshot>;
  bytes: Uint8Array | null;
}

type Wanted = z.output<typeof AddSnapshot>;

/** Refuses when who asked has gone: what they no longer wait for is not kept. */
export function requireStillWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal("invalid", "This was cancelled; nothing was kept. Send it again to keep it.");
}

/** From what is best to what is worst; of two steps the worse one is what came of it. */
const byWorth: readonly CaptureStatus[] = ["ok", "partial", "blocked", "failed"];

function worse(a: CaptureStatus, b: CaptureStatus): CaptureStatus {
  return byWorth.indexOf(a) > byWorth.indexOf(b) ? a : b;
}

/** What is read in a copy. */
type Words = Pick<Extraction, "status" | "reason" | "text" | "pages" | "notes">;

/** Plain text is its own words as they stand, up to what is kept of them. */
function plainWords(text: string): Words {
  const all: Words = { status: "ok", reason: "", text, pages: [], notes: [] };
  if (text.length <= maxText) return all;
  const reason = `Passages are found in its first ${maxText.toLocaleString("en")} characters. Keep the rest as another copy.`;
  return { ...all, status: "partial", reason, text: text.slice(0, maxText).replace(/\p{Surrogate}$/u, "") };
}

/** The text of bytes in UTF-8; undefined for others, and for what no database keeps as text. */
function utf8Text(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined;
  const text = new TextDecoder().decode(bytes);
  return text.trim() === "" ? undefined : text;
}

/** The bytes with the words that are read in them. Bytes in which none can be read are kept all the same. */
async function withWords(
  bytes: Uint8Array,
  copy: Copy["fields"],
  hints: Omit<ExtractionHints, "scope">,
  signal: AbortSignal | undefined,
): Promise<Copy> {
  const read = await extractText(bytes, { ...hints, scope: "page" }, signal);
  requireStillWanted(signal);
  const { mediaType } = read;
  // an article's title and byline are taken off the top of a text, and it has a shorter limit: a source is read whole
  const plain = /^text\/(?:plain|markdown)$/u.test(mediaType) ? utf8Text(bytes) : undefined;
  const { status, reason, text, pages, notes } = plain === undefined ? read : plainWords(plain);
  const why = [copy.reason, reason].filter(Boolean).join(" ");
  const fields = { ...copy, status: worse(copy.status, status), reason: why, mediaType, text, pages, notes };
  return { fields, bytes };
}

async function captured(source: Source, signal: AbortSignal | undefined): Promise<Copy> {
  await requireCaptureAllowed();
  const address = safeHref(source.url ?? "");
  if (!address || !/^https?:/iu.test(address)) {
    throw new Refusal(
      "invalid",
      "This source has no address that can be fetched. Give it one, or paste its text or upload a file.",
    );
  }
  const { capturePage } = await import("./capture/fetch-page.ts");
  const page = await capturePage(address, signal && { signal });
  requireStillWanted(signal);
  const { status, reason, finalUrl, bytes, mediaType, charset, fileName } = page;
  // an address longer than is kept (as of a source) would be another one when cut
  const url = finalUrl.length > 4000 ? null : finalUrl;
  const copy = { method: "captured", status, reason, url, fileName } as const;
  if (!bytes) return { fields: copy, bytes: null };
  const said = charset === null ? mediaType : `${mediaType}; charset=${charset}`;
  return withWords(bytes, copy, { mediaType: said, fileName, url: finalUrl }, signal);
}

/** Makes the one copy that was asked for; see AddSnapshot for the ways. Refused when `signal` ends it. */
export async function makeCopy(source: Source, input: Wanted, signal: AbortSignal | undefined): Promise<Copy> {
  const { text, html, file, url = null, archiveUrl = null } = input;
  const from = url ?? source.url;
  const hints = from === null ? {} : { url: from };
  const utf8 = (words: string) => new TextEncoder().encode(words);
  const given = { status: "ok", url, archiveUrl } as const;
  if (text !== undefined) {
    return { fields: { ...given, method: "pasted", mediaType: "text/plain", ...plainWords(text) }, bytes: utf8(text) };
  }
  if (html !== undefined) {
    const mediaType = "text/html; charset=utf-8";
    return withWords(utf8(html), { ...given, method: "pasted" }, { ...hints, mediaType }, signal);
  }
  if (file !== undefined) {
    const { bytes, fileName } = file;
    return withWords(bytes, { ...given, method: "uploaded", fileName }, { ...hints, fileName }, signal);
  }
  if (input.capture) {
    const copy = await captured(source, signal);
    return { ...copy, fields: { ...copy.fields, archiveUrl } };
  }
  return { fields: archivedElsewhere(archiveUrl ?? "", input.at), bytes: null };
}

/** A copy that an outside archive keeps: dated as was said, or as its address tells. */
function archivedElsewhere(archiveUrl: string, at: string | undefined): Copy["fields"] {
  const capturedAt = at ?? readArchiveAddress(archiveUrl)?.at ?? undefined;
  return {
    method: "archived-elsewhere",
    status: "not-tried",
    reason: "Only the archive has this copy. Paste its text or upload a file to have passages found in it.",
    archiveUrl,
    ...(capturedAt !== undefined && { capturedAt }),
  };
}
