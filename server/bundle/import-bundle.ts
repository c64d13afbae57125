import { checkBundle, type BundleFound } from "@/core/bundle/check.ts";
import { readHistory } from "@/core/bundle/history.ts";
import { bundlePaths, type Seal } from "@/core/bundles.ts";
import type { Article } from "@/core/articles.ts";
import { ImportRecord } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { largestFile } from "@/core/snapshots.ts";
import { layoutByDirectory, placeOf, type PlacedPart } from "@/core/bundle/zip-reading.ts";
import type { Course } from "../backup.ts";
import { parseInput } from "../parse.ts";
import { permit } from "../permit.ts";
import { bringIn, type FileRow } from "../record-imports.ts";
import { nodePlatform, openBundle, type BundleBytes } from "./bundle-file.ts";

/** What is wrong with a bundle, as one sentence for a person. */
export function damageInWords({ damage }: Pick<BundleFound, "damage">): string {
  const [first, ...more] = damage;
  const others = more.length === 0 ? "" : `, and ${more.length} more`;
  return `This bundle is damaged. ${first?.where ?? "The file"}: ${first?.what ?? "it cannot be read"}${others}.`;
}

/** So large may the record and its history be, without files: bytes. They are one text each in the memory. */
const mostText = 150_000_000;

/** A row of a record, of which nothing is known yet. */
type Row = Record<string, unknown>;

/** The parts of a sound bundle, as an import asks for them. */
async function contentsOf(file: BundleBytes, found: BundleFound) {
  const { parts } = await layoutByDirectory(file);
  const byPath = new Map(parts.map((part) => [part.path, part]));
  const files = new Map<string, PlacedPart>();
  // a part's own bytes have the hash that the manifest lists, whatever its name says
  for (const { path, sha256 } of found.manifest?.parts ?? []) {
    const part = byPath.get(path);
    if (part && path.includes("/")) files.set(sha256, part);
  }
  const text = (path: string): string => {
    const part = byPath.get(path);
    if (!part) throw new Refusal("invalid", `There is no ${path} in this bundle.`);
    if (part.size <= mostText) return Buffer.from(file.readNow(...placeOf(part))).toString("utf8");
    throw new Refusal("invalid", `${path} in this bundle is larger than 150 MB, more than comes in at once.`);
  };
  return { files, text };
}

/** The object of a JSON text; what it holds is for ImportRecord to judge. */
function rowOf(text: string): Row {
  try {
    return JSON.parse(text) as Row;
  } catch (error) {
    throw new Refusal("invalid", `${bundlePaths.record} in this bundle is not JSON (${(error as Error).message}).`);
  }
}

/** The hashes of all files that rows of a record name, but for those it came as: of what else lies in a bundle nothing is taken. */
function namedIn(raw: Row | null): Set<string> {
  const rows = (list: string): Row[] => {
    const value = raw?.[list];
    return Array.isArray(value) ? value.filter((row) => row !== null && typeof row === "object") : [];
  };
  const attachments = rows("contacts").map((row) => (row["attachment"] as Row | null)?.["sha256"]);
  const hashes = [
    ...rows("snapshots").map((row) => row["sha256"]),
    ...attachments,
    ...rows("publications").map((row) => row["stateSha256"]),
  ];
  return new Set(hashes.filter((hash) => typeof hash === "string"));
}

/** Brings the record of a bundle on disk in, as importBundle() does. */
export async function importBundleFile(actor: Actor, path: string, course: Course = {}): Promise<Article> {
  const file = await openBundle(path, course.signal);
  try {
    return await importBundle(actor, file, course);
  } finally {
    await file.close();
  }
}

/**
 * Brings the record of a bundle in, as bringIn() does, once every byte of the file is verified. Its files go from one
 * file into the other one by one. Refuses a bundle that was changed, naming where; a public one, which holds no record;
 * and one of which files are missing.
 */
export async function importBundle(
  actor: Actor,
  file: BundleBytes,
  { signal: gone, tell }: Course = {},
): Promise<Article> {
  permit(actor, "record.import");
  const whole = 2 * file.size;
  const found = await checkBundle(file, nodePlatform, (done) => tell?.(done, whole));
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
  const { files, text } = await contentsOf(file, found);
  const raw = rowOf(text(bundlePaths.record));
  const blobs = [...namedIn(raw)].flatMap((sha256) => {
    const part = files.get(sha256);
    if (part && part.size > largestFile) throw new Refusal("invalid", `${part.path} is larger than 50 MB.`);
    return part ? [{ sha256, size: part.size, base64: "" }] : [];
  });
  const sealed = readHistory(text(bundlePaths.history)) ?? [];
  const seals = sealed.map(({ log, seq, prevHash, hash, event }): [string, Seal] => [
    event.id,
    { log, seq, prevHash, hash },
  ]);
  const record = parseInput(ImportRecord, { ...raw, blobs, history: sealed.map(({ event }) => event) });
  let brought = 0;
  return bringIn(actor, record, {
    ofFile: ({ sha256 }) => ({ sha256: files.has(sha256) ? sha256 : "", size: files.get(sha256)?.size ?? 0 }),
    bytesOf: ({ sha256 }: Pick<FileRow, "sha256">) => {
      gone?.throwIfAborted();
      const part = files.get(sha256);
      if (!part) throw new Error(`${sha256} was found in the bundle, and is not there`);
      brought += part.size;
      tell?.(Math.min(file.size + brought, whole), whole);
      return file.readNow(...placeOf(part));
    },
    seals: Object.fromEntries(seals),
    told: () => ({ manifestSha256: found.manifestSha256 }),
    gone,
  });
}
