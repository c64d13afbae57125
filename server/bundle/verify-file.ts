import { checkBundle, type BundleFound } from "@/core/bundle/check.ts";
import type { Course } from "../backup.ts";
import { nodePlatform, openBundle } from "./bundle-file.ts";

/** Checks every byte of a bundle on disk; a piece at a time is in the memory. */
export async function verifyBundleFile(path: string, { signal, tell }: Course = {}): Promise<BundleFound> {
  const file = await openBundle(path, signal);
  try {
    return await checkBundle(file, nodePlatform, tell);
  } finally {
    await file.close();
  }
}
