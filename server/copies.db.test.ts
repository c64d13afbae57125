import { randomUUID } from "node:crypto";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { sha256 } from "@/db/commit.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { snapshotOperations as snapshots } from "./operations/snapshots.ts";
import { acting, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const aSource = async (more: object = {}) => (await ask(evidence.createSource, checker, { title: "T", ...more })).id;
const add = async (body: object, sourceId?: string): Promise<SnapshotSummary> =>
  ask(snapshots.addSnapshot, checker, { sourceId: sourceId ?? (await aSource()), ...body });
const textOf = async (snapshotId: string) => (await ask(snapshots.getSnapshot, checker, { snapshotId })).text;
const contentOf = async (snapshotId: string) => {
  const answer = await ask(snapshots.getSnapshotContent, checker, { snapshotId });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

/** A PDF with a page for each line. */
async function pdf(...lines: string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  for (const line of lines) made.addPage().drawText(line, { x: 72, y: 700, font });
  return made.save();
}

describe("a copy", () => {
  it("of pasted text is its bytes, its hash and its words", async () => {
    const text = "First “words” 😀.\n\nSecond words.";
    const sourceId = await aSource();
    const made = await add({ text, url: "https://example.org/a" }, sourceId);
    expect(made).toMatchObject({
      sourceId,
      version: 1,
      number: 1,
      method: "pasted",
      status: "ok",
      reason: "",
      url: "https://example.org/a",
      mediaType: "text/plain",
      size: bytesOf(text).length,
      sha256: sha256(text),
      textLength: text.length,
      archiveUrl: null,
      archiveProblems: [],
      createdBy: checker.personId,
    });
    expect(made).not.toHaveProperty("text");
    expect(await ask(snapshots.getSnapshot, checker, { snapshotId: made.id })).toEqual({ ...made, text });
    expect((await contentOf(made.id)).bytes.toString("utf8")).toBe(text);
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "snapshot.added",
      articleId: null,
      visibility: "team",
      actorId: checker.personId,
      data: { snapshotId: made.id, sourceId, status: "ok", method: "pasted", sha256: sha256(text) },
    });
  });

  it("of pasted HTML keeps the HTML, and its words without scripts", async () => {
    const html = "<title>T</title><p>Made in Minsk.</p><script>alert('no words')</script>";
    const made = await add({ html });
    expect(made).toMatchObject({ method: "pasted", mediaType: "text/html", sha256: sha256(html) });
    expect(await textOf(made.id)).toContain("Made in Minsk.");
    expect(await textOf(made.id)).not.toContain("no words");
    const { answer, bytes } = await contentOf(made.id);
    expect(bytes.toString("utf8")).toBe(html);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="snapshot-1.html"');
  });

  it("of a text file is read as it stands, whatever its length", async () => {
    const text = `Title of it\r\nBy Somebody\r\n\r\n${"Many words of one source stand in this line.\n\n".repeat(50_000)}`;
    const made = await add({ file: { bytes: bytesOf(text), fileName: "a.txt" } });
    expect(made).toMatchObject({ status: "ok", reason: "", mediaType: "text/plain", textLength: text.length });
    expect(await textOf(made.id)).toBe(text);
    const cyrillic = Buffer.from([0xcc, 0xe8, 0xed, 0xf1, 0xea]); // Минск in windows-1251, which is not told
    const other = await add({ file: { bytes: cyrillic, fileName: "b.txt" } });
    expect(other).toMatchObject({ status: "failed", textLength: 0, size: 5 });
    expect(other.reason).toContain("UTF-8");
  });

  it("of a PDF knows its pages", async () => {
    const bytes = await pdf("Made in Minsk.", "Signed in Moscow.");
    const made = await add({ file: { bytes, fileName: "Договор.pdf" } });
    expect(made).toMatchObject({
      method: "uploaded",
      status: "ok",
      mediaType: "application/pdf",
      sha256: sha256(bytes),
    });
    expect(made.pages.map(({ page: number }) => number)).toEqual([1, 2]);
    const text = await textOf(made.id);
    expect(made.pages.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      "Made in Minsk.",
      "Signed in Moscow.",
    ]);
    expect((await contentOf(made.id)).answer.headers.get("content-disposition")).toContain("filename*=UTF-8''%D0%94");
  });

  it("of a picture has no words", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const made = await add({ file: { bytes: png, fileName: "a.png" } });
    expect(made).toMatchObject({ status: "ok", mediaType: "image/png", textLength: 0, sha256: sha256(png) });
  });

  it("whose words cannot be read is kept with the reason", async () => {
    const bytes = bytesOf("%PDF-1.7\nno PDF after all");
    const made = await add({ file: { bytes, fileName: "a.pdf" } });
    expect(made).toMatchObject({ status: "failed", textLength: 0, sha256: sha256(bytes), size: bytes.length });
    expect(made.reason.length).toBeGreaterThan(20);
    expect((await contentOf(made.id)).bytes).toEqual(Buffer.from(bytes));
  });

  it("of pasted text longer than is read is kept whole, and its words in part", async () => {
    const text = `${"x".repeat(19_999_999)}😀 and more`;
    const made = await add({ text });
    expect(made).toMatchObject({ status: "partial", sha256: sha256(text), textLength: 19_999_999 });
    expect(made.reason).toContain("first 20,000,000 characters");
  });

  it("of a page longer than is read is kept whole, too", async () => {
    const html = `<p>${"Many words of one source stand in this line. ".repeat(12)}</p>`.repeat(6000);
    const long = await add({ html });
    expect(long).toMatchObject({ status: "partial", sha256: sha256(html), size: html.length });
    expect(long.reason.length).toBeGreaterThan(20);
    expect(long.textLength).toBeGreaterThan(1_000_000);
  });

  it("at an outside archive is its address, with the time it tells", async () => {
    const archiveUrl = "https://web.archive.org/web/20201121101500/https://example.org/a";
    const sourceId = await aSource({ url: "https://example.org/a" });
    const made = await add({ archiveUrl }, sourceId);
    expect(made).toMatchObject({
      method: "archived-elsewhere",
      status: "not-tried",
      archiveUrl,
      archiveProblems: [],
      capturedAt: "2020-11-21T10:15:00.000Z",
      sha256: null,
      size: 0,
      mediaType: "",
    });
    const at = "2020-11-22T00:00:00.000Z";
    expect((await add({ archiveUrl: "https://perma.cc/ABCD-1234", at }, sourceId)).capturedAt).toBe(at);
    const other = await add({ text: "Words.", archiveUrl: "https://archive.org/about" }, sourceId);
    expect(other.archiveProblems.length).toBe(1);
    await expect(ask(snapshots.getSnapshotContent, checker, { snapshotId: made.id })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("under an id of one's own is that, once", async () => {
    const id = randomUUID();
    expect((await add({ id, text: "Words." })).id).toBe(id);
    await expect(add({ id, text: "Words." })).rejects.toMatchObject({ code: "conflict" });
  });

  it("of the same bytes is kept once, also when several come at once", async () => {
    const sourceId = await aSource();
    const made = await Promise.allSettled(Array.from({ length: 4 }, () => add({ text: "The same." }, sourceId)));
    expect(made.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    await add({ text: "The same." }, sourceId);
    const { items } = await ask(snapshots.listSnapshots, checker, { sourceId });
    expect(new Set(items.map((row) => row.sha256))).toEqual(new Set([sha256("The same.")]));
    expect(items.map(({ number }) => number)).toEqual(items.map((_, i) => items.length - i));
  });

  it.each<[string, object]>([
    ["nothing", {}],
    ["two things", { text: "a", html: "b" }],
    ["a file and a capture", { file: { bytes: bytesOf("a"), fileName: "" }, capture: true }],
    ["empty text", { text: " \n " }],
    ["an empty file", { file: { bytes: new Uint8Array(), fileName: "a.txt" } }],
    ["a file that is too large", { file: { bytes: new Uint8Array(50 * 1024 * 1024 + 1), fileName: "a.txt" } }],
    ["NUL", { text: "a\0b" }],
    ["capture: false", { capture: false }],
    ["a time of pasted text", { text: "a", at: "2020-11-22T00:00:00.000Z" }],
    ["an archive's address that runs a script", { archiveUrl: "javascript:alert(1)" }],
    ["an address that is none", { text: "a", url: "ftp://example.org" }],
    ["an id that is none", { text: "a", id: "1" }],
  ])("of %s is refused", async (_what, body) => {
    await expect(add(body)).rejects.toMatchObject({ code: "invalid" });
  });

  it("of a source that is not there is refused", async () => {
    await expect(add({ text: "a" }, randomUUID())).rejects.toMatchObject({ code: "not-found" });
  });

  it("that is cancelled is not kept", async () => {
    const sourceId = await aSource();
    const stop = new AbortController();
    const adding = snapshots.addSnapshot.useCase(checker, { sourceId, html: "<p>Words." }, stop.signal);
    stop.abort();
    await expect(adding).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("cancelled") });
    expect((await ask(snapshots.listSnapshots, checker, { sourceId })).items).toEqual([]);
  });
});
