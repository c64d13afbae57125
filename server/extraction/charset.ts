import chardet from "chardet";

/** Where a page may name its encoding, in bytes; the HTML standard looks at 1,024. */
const looked = 4096;

/** The charset of a media type («text/html; charset=windows-1251»), as TextDecoder knows it; undefined for none. */
export function charsetIn(mediaType: string): string | undefined {
  return known(/;\s*charset\s*=\s*["']?([\w:.-]+)/iu.exec(mediaType)?.[1]);
}

function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined; // a name that no browser knows either: the next hint decides
  }
}

function byMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function byMeta(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, looked)).toString("latin1");
  const label =
    /<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w:.-]+)/iu.exec(start)?.[1] ??
    /^\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w:.-]+)/iu.exec(start)?.[1];
  const found = known(label);
  // the tag was read as ASCII, so the page cannot be UTF-16 (as the HTML standard says)
  return found?.startsWith("utf-16") ? "utf-8" : found;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * A page as text: the byte order mark decides, then the charset its server named, then the page's own, as in a
 * browser; a page that names none is UTF-8 if it can be, else what its letters look like. `guessed` is that last one.
 */
export function decodePage(bytes: Uint8Array, mediaType: string): { html: string; guessed: string | undefined } {
  const named = byMark(bytes) ?? charsetIn(mediaType) ?? byMeta(bytes);
  if (named !== undefined) return { html: new TextDecoder(named).decode(bytes), guessed: undefined };
  if (isUtf8(bytes)) return { html: new TextDecoder().decode(bytes), guessed: undefined };
  const guessed = known(chardet.detect(bytes.subarray(0, 100_000)) ?? undefined) ?? "windows-1252";
  return { html: new TextDecoder(guessed).decode(bytes), guessed };
}
