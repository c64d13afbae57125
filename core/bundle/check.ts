import { bundlePaths, manifestHashLine, outsideManifest, readManifest, type Manifest } from "../bundles.ts";
import { checkHistory, type HistoryFound } from "./history.ts";
import { crc32, localHeader, localHeaderSize, zipDirectory, directoryEntrySize } from "./zip-layout.ts";
import {
  layoutByDirectory,
  layoutByHeaders,
  placeOf,
  readPart,
  type Layout,
  type PlacedPart,
  type ReadableBytes,
} from "./zip-reading.ts";

/** What a verifier needs of where it runs: a browser without a network, or Node. */
export interface Platform {
  /** SHA-256 in hex. */
  sha256: (bytes: Uint8Array) => Promise<string>;
  /** SHA-256 in hex of bytes that come piece by piece; a piece may be used for other bytes once it was added. */
  hashing: () => { add: (bytes: Uint8Array) => void; end: () => Promise<string> };
  /** UTF-8 as text; undefined when it is none. */
  text: (bytes: Uint8Array) => string | undefined;
  utf8: (text: string) => Uint8Array;
  /** Whether an Ed25519 signature is of this key (hex); undefined where Ed25519 is not known. */
  verify: (publicKey: string, signature: Uint8Array, message: Uint8Array) => Promise<boolean | undefined>;
}

/** A place in the file that is not as it was written. */
export interface Damage {
  where: string;
  what: string;
}

export interface PartFound {
  path: string;
  bytes: number;
  state: "ok" | "damaged" | "missing" | "extra";
}

/** What a verifier found. Sound: the file is byte for byte as it was written, as far as nobody made it anew. */
export interface BundleFound {
  sound: boolean;
  damage: readonly Damage[];
  manifest: Manifest | null;
  /** SHA-256 of manifest.json: who has it from the newsroom can compare. */
  manifestSha256: string | null;
  parts: readonly PartFound[];
  history: HistoryFound | null;
  /** `unknown`: this browser cannot check signatures of this kind. */
  signature: "good" | "bad" | "absent" | "unknown";
}

const noBundle: BundleFound = {
  sound: false,
  damage: [{ where: "the file", what: "it is no bundle of Claimcheck, or it was changed in several places" }],
  manifest: null,
  manifestSha256: null,
  parts: [],
  history: null,
  signature: "absent",
};

/** So much is read at once: bytes. */
const pieceSize = 1 << 20;

interface Contents {
  part: PlacedPart;
  /** Of the bytes as they are. */
  crc: number;
  sha256: string;
  /** As the header before the part tells. */
  headerCrc: number;
}

/**
 * Checks a bundle: every byte of the file. The parts are compared with the manifest, the manifest with its hash and its
 * signature, the history with its hashes; and the bytes between them with those that the parts make necessary.
 */
export async function checkBundle(
  file: ReadableBytes,
  platform: Platform,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<BundleFound> {
  const damage: Damage[] = [];
  const layout = await layoutOf(file, platform);
  if (layout.parts.length === 0) return noBundle;
  if (layout.stopped !== null) {
    const [last] = layout.parts.slice(-1);
    damage.push({ where: `the file behind ${last?.path}`, what: `from byte ${layout.end} on: ${layout.stopped}` });
  }
  const contents = new Map<string, Contents>();
  for (const part of layout.parts) {
    const header = await file.read(part.offset, part.offset + localHeaderSize);
    const headerCrc = new DataView(header.buffer, header.byteOffset).getUint32(14, true);
    const hashing = platform.hashing();
    let crc = 0;
    const [start, end] = placeOf(part);
    for (let at = start; at < end; at += pieceSize) {
      const bytes = await file.read(at, Math.min(at + pieceSize, end));
      crc = crc32(bytes, crc);
      hashing.add(bytes);
      tell(at + bytes.length, file.size);
    }
    contents.set(part.path, { part, crc, sha256: await hashing.end(), headerCrc });
  }
  const manifest = await manifestOf(file, layout, platform);
  const parts = comparedParts(contents, typeof manifest === "string" ? null : manifest, damage);
  if (typeof manifest === "string") damage.push({ where: bundlePaths.manifest, what: manifest });
  await checkManifestHash(file, layout, contents, platform, damage);
  const known = typeof manifest === "string" ? null : manifest;
  const soundParts = new Set(parts.filter(({ state }) => state === "ok").map(({ path }) => path));
  const history = await historyOf(file, layout, known, soundParts, platform, damage);
  const signature = await signatureOf(file, layout, known, platform, damage);
  await checkBetween(file, layout, contents, soundParts, damage);
  return {
    sound: damage.length === 0,
    damage,
    manifest: known,
    manifestSha256: contents.get(bundlePaths.manifest)?.sha256 ?? null,
    parts,
    history,
    signature,
  };
}

/** Of the two lists of parts that a zip file has, the one that fits its manifest: damage to one leaves the other. */
async function layoutOf(file: ReadableBytes, platform: Platform): Promise<Layout> {
  const lists = [await layoutByDirectory(file), await layoutByHeaders(file)].filter(({ stopped }) => stopped === null);
  for (const layout of lists) {
    const manifest = await manifestOf(file, layout, platform);
    if (typeof manifest === "string") continue;
    const named = new Set([...manifest.parts.map(({ path }) => path), ...outsideManifest]);
    if (layout.parts.every(({ path }) => named.has(path))) return layout;
  }
  return lists[0] ?? layoutByHeaders(file);
}

async function contentsOf(file: ReadableBytes, { parts }: Layout, path: string): Promise<Uint8Array | undefined> {
  const part = parts.find((one) => one.path === path);
  return part && readPart(file, part);
}

async function manifestOf(file: ReadableBytes, layout: Layout, platform: Platform): Promise<Manifest | string> {
  const bytes = await contentsOf(file, layout, bundlePaths.manifest);
  if (!bytes) return "it is missing";
  const text = platform.text(bytes);
  return text === undefined ? "it is not text in UTF-8" : readManifest(text);
}

/** Every part that is there or should be, each with how it is; what is wrong is told. */
function comparedParts(contents: Map<string, Contents>, manifest: Manifest | null, damage: Damage[]): PartFound[] {
  const listed = new Map(manifest?.parts.map((row) => [row.path, row]));
  const wrong = (where: string, what: string) => damage.push({ where, what });
  const found: PartFound[] = [];
  for (const { path, bytes } of listed.values()) {
    if (contents.has(path)) continue;
    wrong(path, "the manifest lists it, and it is not in the file");
    found.push({ path, bytes, state: "missing" });
  }
  for (const [path, { part, crc, sha256, headerCrc }] of contents) {
    const row = listed.get(path);
    const isOutside = outsideManifest.includes(path) && !(path === bundlePaths.signature && manifest?.signer === null);
    const isWhole = row ? row.sha256 === sha256 && row.bytes === part.size : crc === headerCrc || crc === part.crc;
    let state: PartFound["state"] = isWhole ? "ok" : "damaged";
    if (manifest && !row && !isOutside) {
      state = "extra";
      wrong(path, "it is in the file, and the manifest does not list it");
    } else if (!isWhole) {
      wrong(path, row ? "its bytes are not those that the manifest lists" : "its bytes were changed");
    }
    found.push({ path, bytes: part.size, state });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function checkManifestHash(
  file: ReadableBytes,
  layout: Layout,
  contents: Map<string, Contents>,
  platform: Platform,
  damage: Damage[],
): Promise<void> {
  const told = await contentsOf(file, layout, bundlePaths.manifestHash);
  if (!told) {
    damage.push({ where: bundlePaths.manifestHash, what: "it is not in the file" });
    return;
  }
  const sha256 = contents.get(bundlePaths.manifest)?.sha256 ?? "";
  if (platform.text(told) === manifestHashLine(sha256)) return;
  const named = [bundlePaths.manifest, bundlePaths.manifestHash];
  if (damage.some(({ where }) => named.some((path) => path === where))) return;
  damage.push({ where: bundlePaths.manifest, what: "its bytes are not those whose hash stands in manifest.sha256" });
}

async function historyOf(
  file: ReadableBytes,
  layout: Layout,
  manifest: Manifest | null,
  soundParts: ReadonlySet<string>,
  platform: Platform,
  damage: Damage[],
): Promise<HistoryFound | null> {
  if (!manifest || (manifest.logs.length === 0 && !soundParts.has(bundlePaths.history))) return null;
  if (!soundParts.has(bundlePaths.history)) return null; // it is told of as a part
  const bytes = await contentsOf(file, layout, bundlePaths.history);
  const text = bytes && platform.text(bytes);
  const sha256 = (words: string) => platform.sha256(platform.utf8(words));
  const found = await checkHistory(text ?? "", manifest, sha256);
  if (found.wrong !== null) damage.push({ where: bundlePaths.history, what: found.wrong });
  return found;
}

async function signatureOf(
  file: ReadableBytes,
  layout: Layout,
  manifest: Manifest | null,
  platform: Platform,
  damage: Damage[],
): Promise<BundleFound["signature"]> {
  const signature = await contentsOf(file, layout, bundlePaths.signature);
  if (!manifest?.signer) return signature ? "bad" : "absent";
  if (!signature) {
    damage.push({
      where: bundlePaths.signature,
      what: "the manifest names who signed it, and the signature is missing",
    });
    return "bad";
  }
  const message = (await contentsOf(file, layout, bundlePaths.manifest)) ?? new Uint8Array();
  const isGood = await platform.verify(manifest.signer.publicKey, signature, message);
  if (isGood === undefined) return "unknown";
  if (!isGood) {
    damage.push({
      where: bundlePaths.signature,
      what: "it is no signature of this manifest with the key that it names",
    });
  }
  return isGood ? "good" : "bad";
}

/** Compares all bytes that are no part's own with those that the parts make necessary. */
async function checkBetween(
  file: ReadableBytes,
  { parts, end, stopped }: Layout,
  contents: Map<string, Contents>,
  soundParts: ReadonlySet<string>,
  damage: Damage[],
): Promise<void> {
  const rebuilt = parts.map((part) => {
    const own = contents.get(part.path);
    return { ...part, crc: own && soundParts.has(part.path) ? own.crc : part.crc };
  });
  for (const part of rebuilt) {
    const expected = localHeader(part);
    const at = differsAt(await file.read(part.offset, part.offset + expected.length), expected);
    if (at !== -1) {
      damage.push({
        where: `the zip header of ${part.path}`,
        what: `byte ${part.offset + at} of the file is not as it was written`,
      });
    }
  }
  if (parts.some(({ path }, index) => index > 0 && path <= (parts[index - 1]?.path ?? ""))) {
    damage.push({ where: "the order of the parts", what: "they are not sorted by name, each once" });
  }
  if (stopped !== null) return; // told at the beginning
  const expected = zipDirectory(rebuilt);
  const at = differsAt(await file.read(end, file.size), expected);
  if (at === -1) return;
  damage.push({ where: placeInDirectory(parts, at), what: `byte ${end + at} of the file is not as it was written` });
}

/** What stands at a byte of the directory. */
function placeInDirectory(parts: readonly PlacedPart[], at: number): string {
  let end = 0;
  for (const { path } of parts) {
    end += directoryEntrySize + path.length;
    if (at < end) return `the zip directory's entry of ${path}`;
  }
  return "the end of the zip directory";
}

/** The first place at which two pieces differ, their ends included; -1 when they do not. */
function differsAt(found: Uint8Array, expected: Uint8Array): number {
  const shared = Math.min(found.length, expected.length);
  for (let at = 0; at < shared; at++) if (found[at] !== expected[at]) return at;
  return found.length === expected.length ? -1 : shared;
}
