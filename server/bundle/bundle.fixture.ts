import {
  bundleFormat,
  bundleFormatVersion,
  logEnds,
  manifestHashLine,
  outsideManifest,
  serialiseManifest,
  type Manifest,
  type SealedEvent,
} from "@/core/bundles.ts";
import { genesisHash, sealEvent } from "@/core/events.ts";
import { byKeys } from "@/core/by-keys.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { crc32, localHeader, zipDirectory } from "@/core/bundle/zip-layout.ts";
import { layoutByHeaders, readPart } from "@/core/bundle/zip-reading.ts";
import { sha256 } from "@/db/commit.ts";
import { keptPath } from "./file-names.ts";
import type { BundleBytes } from "./bundle-file.ts";
import { historyText, recordText } from "./parts.ts";

/** Bytes in the memory, to be read as a file. */
export function readableBytes(bytes: Uint8Array): BundleBytes {
  const read = (start: number, end: number) => new Uint8Array(bytes.slice(start, end));
  return { size: bytes.length, read: (start, end) => Promise.resolve(read(start, end)), readNow: read };
}

/** Parts as a zip file in the one layout, in this order. */
export function zipped(parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const rows = [...parts].map(([path, bytes]) => ({ path, size: bytes.length, crc: crc32(bytes), bytes }));
  const pieces = [...rows.flatMap((row) => [localHeader(row), row.bytes]), zipDirectory(rows)];
  return new Uint8Array(Buffer.concat(pieces));
}

/** The parts of a bundle by their names. */
export async function partsOf(bundle: Uint8Array): Promise<Map<string, Uint8Array>> {
  const file = readableBytes(bundle);
  const { parts } = await layoutByHeaders(file);
  return new Map(await Promise.all(parts.map(async (part) => [part.path, await readPart(file, part)] as const)));
}

/** A bundle made anew of these parts, as somebody would who wants to deceive: with a manifest that fits them. */
export function remade(
  parts: ReadonlyMap<string, Uint8Array>,
  manifest: Partial<Manifest> = {},
): Uint8Array<ArrayBuffer> {
  const listed = [...parts].filter(([path]) => !outsideManifest.includes(path));
  const text = serialiseManifest({
    format: bundleFormat,
    formatVersion: bundleFormatVersion,
    audience: "legal",
    articleId: "",
    title: "",
    revision: { number: 1, sha256: "0".repeat(64) },
    asOf: "",
    logs: [],
    missing: [],
    signer: null,
    ...manifest,
    parts: listed.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  });
  const all = new Map(listed).set("manifest.json", Buffer.from(text));
  all.set("manifest.sha256", Buffer.from(manifestHashLine(sha256(text))));
  const signature = parts.get("manifest.sig");
  if (signature) all.set("manifest.sig", signature);
  return zipped(new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The least that a bundle of a record needs to come in. */
export function bundleOf(record: ArticleRecord): Uint8Array<ArrayBuffer> {
  const files = [record.original, ...record.originals].map((row) => ({ folder: "originals" as const, ...row }));
  const kept = record.blobs.map((row) => ({ folder: "snapshots" as const, mediaType: "", ...row }));
  const sealed: SealedEvent[] = [];
  for (const event of byKeys(record.history, ({ at, id }) => [at, id])) {
    const before = sealed.at(-1) ?? { seq: 0, hash: genesisHash };
    const { seq, prevHash, hash } = sealEvent(event, before.seq + 1, before.hash, sha256);
    sealed.push({ log: sealed[0]?.hash ?? hash, seq, prevHash, hash, whole: true, event });
  }
  const parts = new Map<string, Uint8Array>([
    ["record.json", Buffer.from(recordText(record))],
    ["history.jsonl", Buffer.from(historyText(sealed))],
  ]);
  for (const { folder, sha256: hash, mediaType, base64 } of [...files, ...kept]) {
    parts.set(keptPath(folder, hash, mediaType), Buffer.from(base64, "base64"));
  }
  return remade(parts, { articleId: record.article.id, title: record.article.title, logs: logEnds(sealed) });
}
