import { fromBufferPromise } from "yauzl";
import { Refusal } from "@/core/refusal.ts";
import { mostEntries, mostInflated } from "./limits.ts";

const tooLarge =
  "The file unpacks to more than 50 MB. Save it without pictures, or as plain text, and upload it again.";

/**
 * The entries of a zip file by their names, each inflated once to see what it really holds: refuses (invalid) more
 * than 2,000 entries, or more than 50 MB together, counted while inflating and not as the file claims. The bytes
 * are kept of those whose name `keep` matches.
 */
export async function countZip(bytes: Uint8Array, keep: RegExp): Promise<Map<string, Buffer | undefined>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true });
  if (zip.entryCount > mostEntries) {
    throw new Refusal("invalid", "The file has more than 2,000 parts. Save its text as a new file and upload that.");
  }
  const entries = new Map<string, Buffer | undefined>();
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      inflated += (piece as Buffer).length;
      if (inflated > mostInflated) throw new Refusal("invalid", tooLarge);
      if (keep.test(entry.fileName)) pieces.push(piece as Buffer);
    }
    entries.set(entry.fileName, keep.test(entry.fileName) ? Buffer.concat(pieces) : undefined);
  }
  return entries;
}
