import chardet from "chardet";
import { Refusal } from "@/core/refusal.ts";

/** The longest text an article may have, in bytes of UTF-8. */
export const textLimit = 2_000_000;

/** Encodings a person may choose, as the Encoding Standard names them. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "iso-8859-2",
  "iso-8859-5",
  "koi8-r",
  "koi8-u",
  "macintosh",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "gb18030",
  "big5",
] as const;

/** What may stand for a text file: formats that file-type knows and that are text inside. */
const textual = /^(?:text\/|application\/(?:xml|rtf))/u;

function refuseLength(bytes: number): void {
  if (bytes <= textLimit) return;
  throw new Refusal(
    "invalid",
    `The text has ${(bytes / 1_000_000).toFixed(1)} MB; an article may have up to 2 MB. Split it into several articles.`,
  );
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function decoderOf(encoding: string): TextDecoder {
  if (!encodings.some((known) => known === encoding.toLowerCase())) {
    throw new Refusal(
      "invalid",
      `The encoding «${encoding}» is not known here. Choose one of ${encodings.join(", ")}.`,
    );
  }
  return new TextDecoder(encoding, { fatal: true });
}

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  const decoder = decoderOf(encoding);
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function refuseBinary(bytes: Uint8Array): Promise<void> {
  const { fileTypeFromBuffer } = await import("file-type");
  const type = await fileTypeFromBuffer(bytes);
  if (type && !textual.test(type.mime)) {
    throw new Refusal(
      "invalid",
      `This is a ${type.ext.toUpperCase()} file (${type.mime}), not a text. Open it, copy its text and paste that here.`,
    );
  }
}

function refuseUnreadable(bytes: Uint8Array): never {
  const likely = chardet.detect(bytes)?.toLowerCase();
  const choice = encodings.find((known) => known === likely);
  const message =
    choice && choice !== "utf-8"
      ? `The file is not UTF-8; it looks like ${choice}. Choose the encoding ${choice}, or save the file as UTF-8.`
      : "The file is not UTF-8. Choose its encoding, or save the file as UTF-8.";
  throw new Refusal("invalid", message, { errors: [{ path: "encoding", message }], present: { likely: choice } });
}

/**
 * Refuses (invalid) text that cannot be an article: empty, above 2 MB as UTF-8, with half a character (a lone
 * surrogate, which no UTF-8 or JSON can carry), or with NUL, which PostgreSQL cannot keep.
 */
export function checkText(text: string): void {
  if (text.trim() === "")
    throw new Refusal("invalid", "There is no text. Paste or choose a text with at least a word.");
  refuseLength(Buffer.byteLength(text));
  if (/\p{Surrogate}/u.test(text)) {
    throw new Refusal("invalid", "The text holds half a character (a lone surrogate). Copy it again from its source.");
  }
  if (text.includes("\0")) {
    throw new Refusal("invalid", "The text holds NUL bytes, so it is not plain text. Save it as text, in UTF-8.");
  }
}

/**
 * The text of the bytes: strict UTF-8, or what a byte order mark says, or the encoding a person chose. Nothing is
 * guessed: other bytes are refused (invalid) with the likely encoding and what to do; so are binary ones.
 */
export async function textOf(bytes: Uint8Array, encoding?: string): Promise<string> {
  const marked = byteOrderMark(bytes);
  // A mark says text; file-type would take some UTF-16 for sound.
  if (!marked) await refuseBinary(bytes);
  const chosen = encoding ?? marked ?? "utf-8";
  if (!encoding && chosen === "utf-8" && bytes.includes(0)) {
    throw new Refusal(
      "invalid",
      "This is a binary file (it holds NUL bytes), not a text. Copy its text and paste that here.",
    );
  }
  const text = decodeAs(bytes, chosen);
  if (text !== undefined) return text;
  if (!encoding) return refuseUnreadable(bytes);
  const message = `The file cannot be read as ${encoding}. Choose another encoding, or save it as UTF-8.`;
  throw new Refusal("invalid", message, { errors: [{ path: "encoding", message }] });
}

/** As textOf(), of an article: empty and long ones are refused, too. */
export async function decode(bytes: Uint8Array, encoding?: string): Promise<string> {
  // UTF-16 takes two bytes a letter and some encodings none less than one: above this no text can be short enough.
  refuseLength(Math.ceil(bytes.length / 2));
  const text = await textOf(bytes, encoding);
  checkText(text);
  return text;
}
