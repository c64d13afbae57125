import { directoryEntrySize, lengthOf, localHeaderSize, signatures, zipEndSize, type ZipPart } from "./zip-layout.ts";

/** A file that is read in pieces. */
export interface ReadableBytes {
  /** Bytes. */
  size: number;
  /** The bytes from `start` up to, not including, `end`, both within the file. */
  read: (start: number, end: number) => Promise<Uint8Array>;
}

/** A part with the place of its header. */
export interface PlacedPart extends ZipPart {
  offset: number;
}

/** The parts of a zip file as one of its two lists tells of them, and where that list ends or can be read no further. */
export interface Layout {
  parts: PlacedPart[];
  /** The first byte behind the parts. */
  end: number;
  /** Why it can be read no further; null when it was read to its end. */
  stopped: string | null;
}

const longestName = 200;

/** The parts as their own headers tell, from the first byte on. */
export async function layoutByHeaders(file: ReadableBytes): Promise<Layout> {
  const parts: PlacedPart[] = [];
  let at = 0;
  const stop = (stopped: string | null): Layout => ({ parts, end: at, stopped });
  for (;;) {
    if (at + 4 > file.size) return stop("the file is cut off here");
    const head = viewOf(await file.read(at, Math.min(at + localHeaderSize + longestName, file.size)));
    const signature = head.getUint32(0, true);
    if (signature === signatures.entry && parts.length > 0) return stop(null);
    if (signature !== signatures.local) return stop("no part and no directory begins here");
    if (head.byteLength < localHeaderSize) return stop("the file is cut off here");
    const named = head.getUint16(26, true);
    const [size, kept] = [head.getUint32(22, true), head.getUint32(18, true)];
    if (size !== kept) return stop("the header tells two lengths");
    if (named === 0 || named > longestName) return stop("the header tells no length of a name that can be");
    if (localHeaderSize + named > head.byteLength) return stop("the file is cut off here");
    const path = asciiOf(head, localHeaderSize, named);
    const part = { path, size, crc: head.getUint32(14, true), offset: at };
    if (at + lengthOf(part) > file.size) return stop(`the file is cut off inside ${path}, or its length was changed`);
    parts.push(part);
    at += lengthOf(part);
  }
}

/** The parts as the directory at the end of the file tells. */
export async function layoutByDirectory(file: ReadableBytes): Promise<Layout> {
  const parts: PlacedPart[] = [];
  const stop = (stopped: string | null, end = 0): Layout => ({ parts, end, stopped });
  if (file.size < zipEndSize) return stop("the file is too short");
  const tail = viewOf(await file.read(file.size - zipEndSize, file.size));
  const [size, start] = [tail.getUint32(12, true), tail.getUint32(16, true)];
  if (tail.getUint32(0, true) !== signatures.end || start + size + zipEndSize !== file.size) {
    return stop("the directory does not end the file");
  }
  const directory = viewOf(await file.read(start, start + size));
  let offset = 0;
  for (let at = 0; at < size;) {
    if (at + directoryEntrySize > size || directory.getUint32(at, true) !== signatures.entry) {
      return stop("the directory cannot be read");
    }
    const named = directory.getUint16(at + 28, true);
    if (named === 0 || at + directoryEntrySize + named > size) return stop("the directory cannot be read");
    const path = asciiOf(directory, at + directoryEntrySize, named);
    const part = { path, size: directory.getUint32(at + 24, true), crc: directory.getUint32(at + 16, true), offset };
    if (directory.getUint32(at + 42, true) !== offset || offset + lengthOf(part) > start) {
      return stop("the directory does not fit the parts");
    }
    parts.push(part);
    offset += lengthOf(part);
    at += directoryEntrySize + named;
  }
  return offset === start ? stop(null, start) : stop("the directory does not fit the parts");
}

/** The bytes of a part, without its header. */
export async function readPart(file: ReadableBytes, part: PlacedPart): Promise<Uint8Array> {
  return file.read(...placeOf(part));
}

/** Where the bytes of a part begin and end. */
export function placeOf({ offset, path, size }: PlacedPart): [start: number, end: number] {
  const start = offset + localHeaderSize + path.length;
  return [start, start + size];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function asciiOf(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}
