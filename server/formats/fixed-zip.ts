import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** The same moment in any zone of the machine: a zip file holds local time, and equal records give equal bytes. */
function fixedTime(at: string): Date {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0] = at.split(/\D/u).map(Number);
  return new Date(Math.max(1980, year), month - 1, day, hour, minute);
}

/**
 * A zip file packed anew, its parts sorted by name and dated `at` (ISO 8601), so that the same parts give the same
 * bytes. `change` may write a part's text anew.
 */
export async function repacked(
  zip: Uint8Array,
  at: string,
  change: (name: string, text: string) => string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const opened = await fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.length), { lazyEntries: true });
  const parts: { name: string; bytes: Buffer }[] = [];
  for await (const entry of opened.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    const bytes = await buffer(await opened.openReadStreamPromise(entry));
    const text = change(entry.fileName, bytes.toString("utf8"));
    parts.push({ name: entry.fileName, bytes: text === undefined ? bytes : Buffer.from(text) });
  }
  const fresh = new ZipFile();
  const mtime = fixedTime(at);
  // what the file is stands first, as readers that look at the first bytes expect it
  const order = ({ name }: { name: string }) => (name === "[Content_Types].xml" ? "" : name);
  for (const { name, bytes } of parts.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    fresh.addBuffer(bytes, name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  }
  fresh.end();
  return Uint8Array.from(await buffer(fresh.outputStream));
}
