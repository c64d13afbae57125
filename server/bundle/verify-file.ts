/** Verifies a bundle on disk: without a database, and without settings. */
import { open, type FileHandle } from "node:fs/promises";
import { checkBundle, type BundleFound } from "@/core/bundle-check.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Course } from "../backup.ts";
import { webPlatform } from "./web-platform.ts";

async function readAll(handle: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) throw new Refusal("invalid", "The file became shorter while it was read.");
    at += bytesRead;
  }
  return bytes;
}

/** Checks every byte of a bundle; one part at a time is in the memory. */
export async function verifyBundleFile(path: string, { signal, tell }: Course = {}): Promise<BundleFound> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const read = async (start: number, end: number) => {
      signal?.throwIfAborted();
      return readAll(handle, start, end);
    };
    return await checkBundle({ size, read }, webPlatform, tell);
  } finally {
    await handle.close();
  }
}
