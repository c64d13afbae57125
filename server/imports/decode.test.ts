import { describe, expect, it } from "vitest";
import { Refusal } from "@/core/refusal.ts";
import { decode } from "./decode.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1251 = Uint8Array.from(
  [..."Россия и Беларусь подписали соглашение о сотрудничестве. Это было сделано в Минске."].map((letter) =>
    letter >= "А" ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
  ),
);
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

describe("decode", () => {
  it.each([
    ["UTF-8", utf8("é 😀 中文"), undefined, "é 😀 中文"],
    ["UTF-8 with a mark", utf8("\ufeffé"), undefined, "é"],
    ["UTF-16 little-endian", utf16("é 😀", "le"), undefined, "é 😀"],
    ["UTF-16 big-endian", utf16("é 😀", "be"), undefined, "é 😀"],
    ["a chosen encoding", Uint8Array.of(0xcf, 0xf0, 0xe8), "windows-1251", "При"],
    ["markup, as its text", utf8("<?xml version='1.0'?><b>x</b>"), undefined, "<?xml version='1.0'?><b>x</b>"],
  ])("reads %s", async (_, bytes, encoding, text) => {
    expect(await decode(bytes, encoding)).toBe(text);
  });

  it.each([
    ["empty", utf8(""), undefined, /no text/],
    ["white space", utf8(" \n\u00a0"), undefined, /no text/],
    ["windows-1251", windows1251, undefined, /looks like windows-1251.*Choose the encoding windows-1251/],
    [
      "a picture",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52),
      undefined,
      /PNG file/,
    ],
    ["a PDF", utf8("%PDF-1.7\n"), undefined, /PDF file/],
    ["NUL bytes", Uint8Array.of(65, 0, 66), undefined, /binary file/],
    ["an unknown encoding", utf8("x"), "klingon", /not known here/],
    ["bytes the chosen encoding has not", Uint8Array.of(65, 0xff), "utf-8", /cannot be read as utf-8/],
    ["5 MB", utf8("word ".repeat(1_000_000)), undefined, /up to 2 MB\. Split/],
    ["2.1 MB", utf8("word ".repeat(420_000)), undefined, /2\.1 MB/],
  ])("refuses %s", async (_, bytes, encoding, message) => {
    await expect(decode(bytes, encoding)).rejects.toThrow(message);
    await expect(decode(bytes, encoding)).rejects.toBeInstanceOf(Refusal);
  });
});
