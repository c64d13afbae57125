/**
 * The one way in which a bundle is laid out as a zip file: parts stored as they are, one behind the other, nothing
 * between them, no comment, one fixed date. So the bytes around the parts follow from the parts, and a reader can make
 * them anew and compare.
 */

/** A part as the headers of the zip file tell of it. Its name is ASCII. */
export interface ZipPart {
  path: string;
  /** Bytes. */
  size: number;
  /** CRC-32 of its bytes. */
  crc: number;
}

/** Bytes of the header before a part's name. */
export const localHeaderSize = 30;

/** Bytes of an entry of the directory before its name. */
export const directoryEntrySize = 46;

/** Bytes of the end of the directory. */
export const zipEndSize = 22;

/** The largest zip file that this layout can say: offsets have 32 bits. */
export const largestZip = 0xff_ff_ff_00;

export const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;

/** Names are UTF-8; so far is a reader's version needed; 1 January 1980, the first day a zip file can say. */
const flags = 0x0800;
const needed = 20;
const day = 0x0021;
/** Made by version 2.0 on UNIX: a plain file that everybody may read. */
const madeBy = 0x0314;
const mode = 0o100644 << 16;

const crcTable = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of bytes, as zip files have it; of bytes that follow on others, with what those came to. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at++) crc = (crcTable[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** The header that stands before a part's bytes, its name included. */
export function localHeader({ path, size, crc }: ZipPart): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(localHeaderSize + path.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signatures.local, true);
  view.setUint16(4, needed, true);
  view.setUint16(6, flags, true);
  view.setUint16(12, day, true);
  view.setUint32(14, crc, true);
  view.setUint32(18, size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, path.length, true);
  putAscii(bytes, localHeaderSize, path);
  return bytes;
}

/** How many bytes a part takes, with its header. */
export function lengthOf({ path, size }: Pick<ZipPart, "path" | "size">): number {
  return localHeaderSize + path.length + size;
}

/** The directory of these parts, which stand from the first byte on, with its end: the last bytes of the file. */
export function zipDirectory(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, { path }) => sum + directoryEntrySize + path.length, 0);
  const bytes = new Uint8Array(length + zipEndSize);
  const view = new DataView(bytes.buffer);
  let [at, offset] = [0, 0];
  for (const part of parts) {
    view.setUint32(at, signatures.entry, true);
    view.setUint16(at + 4, madeBy, true);
    // from the version on as the header that stands before the part
    bytes.set(localHeader(part).subarray(4, localHeaderSize), at + 6);
    view.setUint32(at + 38, mode, true);
    view.setUint32(at + 42, offset, true);
    putAscii(bytes, at + directoryEntrySize, part.path);
    at += directoryEntrySize + part.path.length;
    offset += lengthOf(part);
  }
  view.setUint32(at, signatures.end, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, offset, true);
  return bytes;
}

function putAscii(bytes: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index);
}
