import * as zlib from "node:zlib";
import type { Transform } from "node:stream";

/** How a stream of bytes ended: whole, cut at the limit, or broken off. */
export type Ending = "whole" | "cut" | "broken";

export interface Received {
  bytes: Uint8Array<ArrayBuffer>;
  ending: Ending;
}

/** Pages are compressed once, by mistake twice. More is an attack that multiplies. */
const layers = 2;

/** zstd is younger than the oldest Node that we take (22.15, 23.8), and than its types. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: (options: { params: object }) => Transform };
/** The largest window that a server may ask for on the web: 8 MB (RFC 9659). The number of ZSTD_d_windowLogMax is 100. */
const zstdParams = { 100: 23 };

/** What Accept-Encoding offers. */
export const acceptedEncodings = ["gzip", "deflate", "br", ...(createZstdDecompress ? ["zstd"] : [])].join(", ");

/** «deflate» means zlib's format (RFC 9110), and some servers send it bare. zlib's first byte ends in 8 (RFC 1950). */
function inflaterOf(encoding: string, bytes: Uint8Array): Transform | undefined {
  if (encoding === "gzip" || encoding === "x-gzip") return zlib.createGunzip();
  if (encoding === "br") return zlib.createBrotliDecompress();
  if (encoding === "zstd") return createZstdDecompress?.({ params: zstdParams });
  if (encoding !== "deflate") return undefined;
  return ((bytes[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
}

/**
 * Gathers what a stream gives, `limit` bytes at most, and stops it there. It listens to «data», since an iterator loses
 * what was read already when the stream then fails.
 */
export function gather(stream: NodeJS.ReadableStream & { destroy(): unknown }, limit: number): Promise<Received> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const end = (ending: Ending) => resolve({ bytes: new Uint8Array(Buffer.concat(chunks, size)), ending });
    stream.on("data", (chunk: Uint8Array) => {
      const kept = chunk.subarray(0, limit - size);
      chunks.push(kept);
      size += kept.length;
      if (kept.length === chunk.length) return;
      end("cut");
      stream.destroy();
    });
    stream.on("end", () => end("whole"));
    stream.on("error", () => end("broken"));
    stream.on("close", () => end("broken"));
  });
}

/**
 * Undoes the Content-Encoding of a body, counting while it inflates: each layer stops at `limit` bytes, so a bomb costs
 * no more than a large page. What was readable before a fault is kept. Undefined for an encoding nobody asked for.
 */
export async function inflate(
  received: Received,
  contentEncoding: string,
  limit: number,
): Promise<Received | undefined> {
  const encodings = contentEncoding
    .toLowerCase()
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && one !== "identity");
  if (encodings.length > layers) return undefined;
  let { bytes, ending } = received;
  for (const encoding of encodings.toReversed()) {
    const inflater = inflaterOf(encoding, bytes);
    if (!inflater) return undefined;
    const inflated = gather(inflater, limit);
    inflater.end(bytes);
    const next = await inflated;
    bytes = next.bytes;
    if (ending === "whole") ending = next.ending;
  }
  return { bytes, ending };
}
