import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { articleText } from "@/core/article-text.ts";
import { Refusal } from "@/core/refusal.ts";
import { readArticle } from "./read-article.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("readArticle", () => {
  it("reads the sample from its file and keeps its bytes", async () => {
    const bytes = await readFile(new URL("../sample/moscow-times.txt", import.meta.url));
    const reading = await readArticle({ bytes, fileName: "moscow-times.txt" });
    expect(reading).toMatchObject({
      title: "The Russian National Guard has signed a cooperation agreement with Belarus’",
      language: "en",
      url: null,
      publishedAt: null,
      original: { mediaType: "text/plain", fileName: "moscow-times.txt" },
    });
    expect(Buffer.compare(reading.original.bytes, bytes)).toBe(0);
    expect(reading.document.content).toHaveLength(14);
  });

  it("reads Markdown's front matter and says what it did not use", async () => {
    const markdown =
      '---\ntitle: "A title"\nauthor: Jane Doe\ndate: 2026-01-05T10:00\nlang: de\nslug: x-y\n---\n# H\n\nText.';
    const reading = await readArticle({ markdown });
    expect(reading).toMatchObject({ title: "A title", byline: "Jane Doe", publishedAt: "2026-01-05", language: "de" });
    expect(reading.notes).toEqual(["Not used, from the front matter: slug: x-y"]);
    expect(articleText(reading.document)).toBe("H\n\nText.");
    expect(reading.original.bytes).toEqual(utf8(markdown));
  });

  it.each<[string, { text: string } | { markdown: string }, string]>([
    ["a first heading", { markdown: "Before\n\n# The *title*\n\nText." }, "The title"],
    ["a first line", { text: "A short title\n\nThe text goes on." }, "A short title"],
    ["no sentence", { text: "A sentence.\n\nThe text goes on." }, "A sentence."],
    ["the first words", { text: `${"word ".repeat(40)}end.` }, "word ".repeat(16).trim()],
    ["no aside", { text: "https://example.org/a\n\nRelated article: X\n\nThe text." }, "The text."],
    ["only a caption", { text: "Photo: Jane Doe" }, "Photo: Jane Doe"],
    ["Chinese", { text: "这是一个很长的句子".repeat(20) }, "这是一个很长的句子".repeat(9).slice(0, 80)],
  ])("takes for the title %s", async (_, input, title) => {
    expect((await readArticle(input)).title).toBe(title);
  });

  it.each([
    ["en", "Too short."],
    ["en", "The agreement comes into force from the date of its signing, the ministry said on Friday."],
    ["ru", "Соглашение вступает в силу с даты подписания, сообщило министерство в пятницу."],
    ["de", "Das Abkommen tritt mit dem Tag der Unterzeichnung in Kraft, teilte das Ministerium am Freitag mit."],
    ["zh", "协议自签署之日起生效。"],
    ["ar", "يدخل الاتفاق حيز التنفيذ من تاريخ توقيعه."],
  ])("reads the language %s: %s", async (language, text) => {
    expect((await readArticle({ text })).language).toBe(language);
  });

  it.each<[string, Parameters<typeof readArticle>[0], RegExp]>([
    ["empty text", { text: " \n " }, /no text/],
    ["half a character", { text: "a\ud800b" }, /half a character/],
    ["NUL", { text: "a\0b" }, /NUL/],
    ["5 MB", { text: "word ".repeat(1_000_000) }, /up to 2 MB/],
    ["too many paragraphs", { text: "a\n\n".repeat(60_000) }, /Split it/],
    ["nothing but front matter", { markdown: "---\ntitle: x\n---\n" }, /no text/],
    ["nested quotes", { markdown: `${"> ".repeat(20_000)}x` }, /nests/],
    ["another encoding", { bytes: Uint8Array.of(0xcf, 0xf0, 0xe8), fileName: "a.txt" }, /not UTF-8/],
  ])("refuses %s", async (_, input, message) => {
    await expect(readArticle(input)).rejects.toThrow(message);
    await expect(readArticle(input)).rejects.toBeInstanceOf(Refusal);
  });

  it("takes text under any name, and says that it is text", async () => {
    const { notes } = await readArticle({ bytes: utf8("Words."), fileName: "a.docx" });
    expect(notes).toEqual(["«a.docx» holds plain text, and was read as such."]);
  });
});
