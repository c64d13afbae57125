import { createHash } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileOnDisk } from "@/core/inputs/file-on-disk.ts";
import { Refusal } from "@/core/refusal.ts";
import type { BodyFile } from "@/server/operation.ts";

/** A request's body on disk; discard it. */
export interface StoredBody {
  file: FileOnDisk;
  sha256: string;
  discard: () => Promise<void>;
}

/** Writes a body to disk as it comes, so that none of it stays in the memory. Refuses another kind, and one too large. */
export async function storeBody(request: Request, { mediaType, largest }: BodyFile): Promise<StoredBody> {
  const kind = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (kind !== mediaType) {
    throw new Refusal("invalid", `Send the file itself as the body, with Content-Type: ${mediaType}.`);
  }
  const tooLarge = new Refusal("invalid", `This is larger than ${Math.floor(largest / (1024 * 1024))} MB.`);
  if (Number(request.headers.get("content-length") ?? 0) > largest) throw tooLarge;
  const folder = await mkdtemp(join(tmpdir(), "claimcheck-body-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "body");
    const hash = createHash("sha256");
    const handle = await open(path, "wx", 0o600);
    let size = 0;
    try {
      for await (const piece of request.body ?? []) {
        size += piece.length;
        if (size > largest) throw tooLarge;
        hash.update(piece);
        await handle.writeFile(piece);
      }
    } finally {
      await handle.close();
    }
    if (size === 0) throw new Refusal("invalid", "This file is empty. Choose it again.");
    return { file: new FileOnDisk(path), sha256: hash.digest("hex"), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
