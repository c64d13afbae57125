/** A bundle on disk, read piece by piece: without a database, and without settings. */
import { createHash } from "node:crypto";
import { readSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Platform } from "@/core/bundle/check.ts";
import type { ReadableBytes } from "@/core/bundle/zip-reading.ts";
import { Refusal } from "@/core/refusal.ts";
import { webPlatform } from "./web-platform.ts";

/** As in a browser, but that a hash is made of pieces as they come. */
export const nodePlatform: Platform = {
  ...webPlatform,
  hashing: () => {
    const hash = createHash("sha256");
    return { add: (bytes) => void hash.update(bytes), end: () => Promise.resolve(hash.digest("hex")) };
  },
};

/** A file that can also be read at once: inside a transaction nothing can be awaited. */
export interface BundleBytes extends ReadableBytes {
  readNow: (start: number, end: number) => Uint8Array<ArrayBuffer>;
}

const becameShorter = () => new Refusal("invalid", "The file became shorter while it was read.");

/** Opens a file to be read in pieces; close it. What `gone` aborts reads no further. */
export async function openBundle(
  path: string,
  gone?: AbortSignal,
): Promise<BundleBytes & { close: () => Promise<void> }> {
  const handle = await open(path);
  const { size } = await handle.stat();
  return {
    size,
    read: async (start, end) => {
      gone?.throwIfAborted();
      const bytes = new Uint8Array(Math.max(0, end - start));
      for (let at = 0; at < bytes.length;) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0) throw becameShorter();
        at += bytesRead;
      }
      return bytes;
    },
    readNow: (start, end) => {
      gone?.throwIfAborted();
      const bytes = new Uint8Array(end - start);
      for (let at = 0; at < bytes.length;) {
        const bytesRead = readSync(handle.fd, bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0) throw becameShorter();
        at += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
}
