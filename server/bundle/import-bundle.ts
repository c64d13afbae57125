import { checkBundle, type BundleFound } from "@/core/bundle-check.ts";
import { readHistory } from "@/core/bundle-history.ts";
import { bundlePaths, type Seal } from "@/core/bundles.ts";
import type { Article } from "@/core/articles.ts";
import { ImportRecord } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { layoutByDirectory, readPart, type ReadableBytes } from "@/core/zip-reading.ts";
import { parseInput } from "../parse.ts";
import { permit } from "../permit.ts";
import { importRecord } from "../records.ts";
import { webPlatform } from "./web-platform.ts";

/** Bytes in the memory, to be read as a file. */
export function readableBytes(bytes: Uint8Array): ReadableBytes {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

/** What is wrong with a bundle, as one sentence for a person. */
export function damageInWords({ damage }: Pick<BundleFound, "damage">): string {
  const [first, ...more] = damage;
  const others = more.length === 0 ? "" : `, and ${more.length} more`;
  return `This bundle is damaged. ${first?.where ?? "The file"}: ${first?.what ?? "it cannot be read"}${others}.`;
}

/** So much comes in at once: with its files in base64 a record has to fit into one text of 512 MB. Bytes. */
const mostBytes = 350_000_000;

/** A row of a record with a file, and where the file lies. */
type Row = Record<string, unknown>;

/** The object of a JSON text; what it holds is for ImportRecord to judge. */
function rowOf(text: string): Row {
  try {
    return JSON.parse(text) as Row;
  } catch (error) {
    throw new Refusal("invalid", `${bundlePaths.record} in this bundle is not JSON (${(error as Error).message}).`);
  }
}

/** The record of a bundle with its files and history in their places again, as an export in JSON has it. */
async function recordOf(file: ReadableBytes, found: BundleFound) {
  const { parts } = await layoutByDirectory(file);
  const read = async (path: string): Promise<Buffer> => {
    const part = parts.find((one) => one.path === path);
    if (!part) throw new Refusal("invalid", `There is no ${path} in this bundle.`);
    return Buffer.from(await readPart(file, part));
  };
  const paths = new Map(
    found.parts.flatMap(({ path }) => {
      const hash = /^(?:snapshots|attachments|originals)\/([\da-f]{64})\./u.exec(path)?.[1];
      return hash === undefined ? [] : [[`${path.startsWith("originals") ? "original" : "blob"} ${hash}`, path]];
    }),
  );
  const raw = rowOf((await read(bundlePaths.record)).toString("utf8"));
  const filled = async (row: unknown): Promise<Row> => {
    const path = paths.get(`original ${String((row as Row | null)?.["sha256"])}`);
    return { ...(row as Row), base64: path === undefined ? "" : (await read(path)).toString("base64") };
  };
  const blobs: Row[] = [];
  for (const [name, path] of paths) {
    if (!name.startsWith("blob ")) continue;
    const bytes = await read(path);
    blobs.push({ sha256: name.slice(5), size: bytes.length, base64: bytes.toString("base64") });
  }
  const later = Array.isArray(raw["originals"]) ? raw["originals"] : [];
  const sealed = readHistory((await read(bundlePaths.history)).toString("utf8")) ?? [];
  const seals = sealed.map(({ log, seq, prevHash, hash, event }): [string, Seal] => [
    event.id,
    { log, seq, prevHash, hash },
  ]);
  const record = {
    ...raw,
    original: await filled(raw["original"]),
    originals: await Promise.all(later.map(filled)),
    blobs,
    history: sealed.map(({ event }) => event),
  };
  return { record, seals: Object.fromEntries(seals) };
}

/**
 * Brings the record of a bundle in, as importRecord() does, once every byte of the file is verified. Refuses a bundle
 * that was changed, naming where; and a public one, which holds no record.
 */
export async function importBundle(actor: Actor, bytes: Uint8Array): Promise<Article> {
  permit(actor, "record.import");
  if (bytes.length > mostBytes) {
    throw new Refusal(
      "invalid",
      "This bundle is larger than 350 MB, more than comes in at once. Nothing was brought in: `claimcheck backup` and `restore` move a whole installation.",
    );
  }
  const file = readableBytes(bytes);
  const found = await checkBundle(file, webPlatform);
  if (!found.sound) throw new Refusal("invalid", `${damageInWords(found)} Nothing was brought in.`);
  if (found.manifest?.audience === "public") {
    throw new Refusal(
      "invalid",
      "This is the public bundle of a report: it holds no record. Ask for the editor’s or the legal bundle.",
    );
  }
  if (found.manifest && found.manifest.missing.length > 0) {
    throw new Refusal(
      "invalid",
      `This bundle says itself that ${found.manifest.missing.length} of its files are missing, so the record is not whole. Nothing was brought in.`,
    );
  }
  const { record, seals } = await recordOf(file, found);
  return importRecord(actor, parseInput(ImportRecord, record), seals);
}
