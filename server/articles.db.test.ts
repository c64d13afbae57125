import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { RecordInput } from "@/core/inputs/records.ts";
import { serialiseRecord } from "@/core/record.ts";
import { recordErrors } from "@/core/record/checks.ts";
import { sha256 } from "@/db/commit.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { getOriginal } from "./articles.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { systemActor } from "./permit.ts";
import { recordHashes } from "./record-imports.ts";
import { loadRecord } from "./records.ts";
import { acting, aClaim, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const create = (input: object) => ask(articles.createArticle, checker, input);
const get = (articleId: string) => ask(articles.getArticle, checker, { articleId });
const file = (bytes: Uint8Array, fileName: string, more: object = {}) => create({ file: { bytes, fileName }, ...more });

describe("bringing an article in", () => {
  it("keeps its text, its bytes and what was said of it", async () => {
    const said = {
      title: "T",
      byline: "B",
      outlet: "O",
      publishedAt: "2020-11",
      language: "ru",
      url: "https://a.example/",
      note: "N",
    };
    const made = await create({
      text: "Первое.\n\nВторое 😀.",
      ...said,
      dueAt: "2026-12-01T00:00:00.000Z",
      assignee: checker.personId,
    });
    expect(made).toMatchObject({ ...said, version: 1, status: "in-work", assignee: checker.personId });
    expect(made.revision).toMatchObject({
      number: 1,
      text: "Первое.\n\nВторое 😀.",
      sha256: sha256("Первое.\n\nВторое 😀."),
    });
    const { notes: _notes, ...kept } = made;
    expect(await get(made.id)).toEqual(kept);
    const original = await getOriginal(checker, { articleId: made.id });
    expect(Buffer.from(original.bytes).toString()).toBe("Первое.\n\nВторое 😀.");
    expect(original.sha256).toBe(made.originalSha256);
    expect((await allEvents()).at(-1)).toMatchObject({ type: "article.imported", articleId: made.id });
  });

  it("of pages keeps where they stand, also in the text as it was corrected", async () => {
    const bytes = readFileSync(new URL("extraction/moscow-times.fixture.pdf", import.meta.url));
    const look = await ask(articles.previewArticle, checker, { file: { bytes, fileName: "a.pdf" } });
    expect(look).toMatchObject({ mediaType: "application/pdf", size: bytes.length, sha256: sha256(bytes) });
    const before = "Corrected.";
    const document = { type: "doc", content: [paragraph(before), ...look.document.content] };
    const pages = look.pages.map(({ page, start, end }) => ({ page, start: start + 12, end: end + 12 }));
    const made = await file(bytes, "a.pdf", { document, pages });
    expect(made.revision).toMatchObject({ text: `${before}\n\n${look.text}`, pages });
    expect(pages.length).toBeGreaterThan(1);
  });

  it("twice from the same bytes makes two articles over one original", async () => {
    const [a, b] = [await create({ text: "Same words." }), await create({ text: "Same words." })];
    expect(a.id).not.toBe(b.id);
    expect(a.originalSha256).toBe(b.originalSha256);
  });

  it.each([
    ["nothing", {}, "Send one of"],
    ["two things", { text: "a", markdown: "b" }, "Send one of"],
    ["empty text", { text: "" }, ""],
    ["blank text", { text: " \n\t " }, ""],
    ["5 MB of text", { text: "word ".repeat(1_000_000) }, ""],
    ["NUL", { text: "a\0b" }, ""],
    ["half a character", { text: "a\ud800b" }, ""],
    ["a page no more", { fetched: "0".repeat(64) }, "fetched again"],
    ["binary bytes", { file: { bytes: Uint8Array.from({ length: 999 }, (_, i) => i % 256), fileName: "a.txt" } }, ""],
    [
      "another encoding",
      { file: { bytes: Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xcc]), fileName: "a.txt" } },
      "",
    ],
    ["an empty file", { file: { bytes: new Uint8Array(), fileName: "a.txt" } }, ""],
    ["a blank title", { text: "a", title: " " }, "title"],
    ["a bad date", { text: "a", publishedAt: "2020-13" }, "date"],
    ["a bad language", { text: "a", language: "x" }, "language"],
    ["a script as address", { text: "a", url: "javascript:alert(1)" }, "script"],
    ["an unknown person", { text: "a", assignee: "019bb1c0-0001-7000-8000-0000000000ff" }, "not active"],
    ["a document with a script link", { text: "a", document: link("javascript:alert(1)") }, ""],
    ["an empty document", { text: "a", document: { type: "doc", content: [{ type: "paragraph" }] } }, "no text"],
  ])("of %s is refused in words, and keeps nothing", async (_what, input, part) => {
    const before = (await allEvents()).length;
    const error = await create(input).catch((refusal: Error) => refusal);
    expect(error).toMatchObject({ code: "invalid", message: expect.stringContaining(part) });
    expect((error as Error).message.length).toBeGreaterThan(15);
    expect((await allEvents()).length).toBe(before);
  });

  it("takes a file of another encoding when it is told which", async () => {
    const bytes = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xcc, 0xe8, 0xed, 0xf1, 0xea, 0x2e]);
    expect((await file(bytes, "a.txt", { encoding: "windows-1251" })).revision.text).toBe("Привет Минск.");
  });

  it("refuses an id that is taken", async () => {
    const { id } = await create({ text: "One." });
    await expect(create({ text: "Two.", id })).rejects.toMatchObject({ code: "conflict" });
    expect((await get(id)).revision.text).toBe("One.");
  });

  it.each([
    ["a heading of 5,000 characters", { markdown: `# ${"long ".repeat(1000)}\n\nText.` }],
    [
      "front matter of any length",
      {
        markdown: `---\ntitle: ${"t".repeat(3000)}\nauthor: ${"b".repeat(3000)}\nurl: ${"u".repeat(9000)}\ndate: 2020-13-45\nlang: not a language\n---\n\nText.`,
      },
    ],
    ["signs of every kind", { text: "﷽ \u202Etest\u202C 👩‍👩‍👧‍👦 Z̮̞̠͙͔ͅ \u2028 end\n\n=1+1 <script>" }],
  ])("with %s makes a record that can be brought in elsewhere", async (_what, input) => {
    const { id } = await create(input);
    const record = RecordInput.parse(JSON.parse(serialiseRecord(await loadRecord(systemActor, id))));
    expect(recordErrors(record, recordHashes)).toEqual([]);
  });
});

function link(href: string) {
  const text = { type: "text", text: "a", marks: [{ type: "link", attrs: { href } }] };
  return { type: "doc", content: [{ type: "paragraph", content: [text] }] };
}

describe("changing what is said of an article", () => {
  it("goes by field and version, into the log and the search", async () => {
    const { id: articleId, title } = await create({ text: "Plain words.", title: "Before" });
    const changed = await ask(articles.updateArticle, checker, {
      articleId,
      version: 1,
      byline: "Quokka",
      status: "finished",
    });
    expect(changed).toMatchObject({ version: 2, byline: "Quokka", status: "finished", title });
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "article.updated",
      data: { changes: { byline: ["", "Quokka"], status: ["in-work", "finished"] } },
    });
    const stale = ask(articles.updateArticle, checker, { articleId, version: 1, note: "x" });
    await expect(stale).rejects.toMatchObject({ code: "conflict", present: changed });
    const before = (await allEvents()).length;
    expect(await ask(articles.updateArticle, checker, { articleId, version: 2, byline: "Quokka" })).toEqual(changed);
    expect((await allEvents()).length).toBe(before);
    const found = await ask(articles.listArticles, checker, { q: "quokka words" });
    expect(found.items.map(({ id }) => id)).toEqual([articleId]);
  });
});

describe("the list of articles", () => {
  it("comes page by page, the earliest deadline first, each once", async () => {
    const dues = ["2027-02-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"];
    for (const dueAt of dues) await create({ text: "Due.", dueAt });
    const seen: { id: string; dueAt: string | null }[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: { items: typeof seen; next: string | null } = await ask(articles.listArticles, checker, {
        limit: 2,
        ...(cursor && { cursor }),
      });
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const order = seen.map(({ dueAt }) => dueAt ?? "9999");
    expect(order).toEqual(order.toSorted());
    expect(order.filter((due) => due !== "9999").length).toBeGreaterThanOrEqual(4);
  });

  it.each(["x", "|", "a|", "\0|\0", "é|1"])("refuses the cursor %j", async (cursor) => {
    await expect(ask(articles.listArticles, checker, { cursor })).rejects.toMatchObject({ code: "invalid" });
  });

  it("says how far each is", async () => {
    const { id } = await create({ text: "One claim here. Nothing there." });
    await aClaim(checker, id, "claim here");
    const row = (await ask(articles.listArticles, checker, { q: "nothing there" })).items.find((one) => one.id === id);
    expect(row?.progress).toMatchObject({ accounted: 1, total: 2, claims: { total: 1, decided: 0 } });
  });
});
