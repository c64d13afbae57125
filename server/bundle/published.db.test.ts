import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import type { Audience } from "@/core/audiences.ts";
import { canonicalJson } from "@/core/events.ts";
import { ImportRecord } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import type { PublicationState } from "@/core/publications.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { getBlob } from "@/db/blobs.ts";
import { sha256 } from "@/db/commit.ts";
import { bendBlob, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { operations } from "../operations.ts";
import { addPerson } from "../people.ts";
import { systemActor } from "../permit.ts";
import { publishedCard, publishedIndex, publishedPage } from "../published.ts";
import { importRecord } from "../record-imports.ts";
import { loadRecord } from "../records.ts";
import { aDesk } from "../review.fixture.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "../testing.ts";
import { partsOf, readableBytes } from "./bundle.fixture.ts";
import { exportBundle } from "./export-bundle.ts";
import { importBundle } from "./import-bundle.ts";

useTestDatabase();

let first: Actor;
let editor: Actor;
let desk: Awaited<ReturnType<typeof aDesk>>;
/** Published, corrected twice; and published, corrected, withdrawn. */
let [standing, withdrawn] = ["", ""];

beforeAll(async () => {
  desk = await aDesk();
  ({ first, editor } = desk);
  standing = await anArticleWithStates();
  withdrawn = await anArticleWithStates();
  const [newest] = (await ask(operations.listPublications, editor, { articleId: withdrawn })).items;
  await ask(operations.withdrawPublication, editor, { publicationId: newest?.id, reason: "The source was forged." });
});

/** An article in three published states, with a source for legal and a note on its publications. */
async function anArticleWithStates(): Promise<string> {
  const { id: articleId } = await anArticle(first, "One came. Two went away.");
  const { id: claimId } = await aClaim(first, articleId, "One came");
  const cited = { claimId, passage: "words", stance: "supports", class: "primary", visibility: "public" };
  await ask(operations.addEvidence, first, { ...cited, source: { title: "Open" } });
  const secret = { title: "Secret [for legal]", kind: "interview" };
  await ask(operations.addEvidence, desk.legal, { ...cited, source: secret, visibility: "legal" });
  await desk.give(first, claimId, "supported");
  let { id } = await ask(operations.publishArticle, editor, { articleId, note: "[note of the desk]" });
  for (const verdict of ["refuted", "misleading"] as const) {
    await desk.give(first, claimId, verdict, `Another look: ${verdict}.`);
    const { kinds, notice } = await ask(operations.draftPublication, editor, { articleId });
    ({ id } = await ask(operations.correctPublication, editor, { publicationId: id, kinds, notice }));
  }
  return articleId;
}

async function bundleFor(audience: Audience, articleId: string, actor = systemActor): Promise<Buffer> {
  const { parts } = await exportBundle(actor, { articleId, audience });
  return buffer(Readable.from(parts));
}

/** The answers of the public addresses of an article, each by what was asked; a page from its own bytes each time. */
async function publicAnswers(articleId: string): Promise<Record<string, string>> {
  const asked = [
    ["page", await publishedPage(articleId)],
    ["card", await publishedCard(articleId)],
    ...(await Promise.all(
      ["1", "2", "3", "4"].map(async (n) => [`page ${n}`, await publishedPage(articleId, n)] as const),
    )),
  ] as const;
  return Object.fromEntries(asked.map(([name, { status, etag }]) => [name, `${status} ${etag}`]));
}

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
const exported = async (articleId: string) => serialiseRecord(await loadRecord(systemActor, articleId));
const parsed = (text: string): ArticleRecord => ImportRecord.parse(JSON.parse(text));

describe("what was published comes in with its record", () => {
  it("as JSON: the same record again, and the same answers to everybody", async () => {
    for (const articleId of [standing, withdrawn]) {
      const text = await exported(articleId);
      const before = await publicAnswers(articleId);
      const statuses = Object.values(before).map((answer) => answer.slice(0, 3));
      expect(statuses).toEqual(
        articleId === standing ? [...Array(5).fill("200"), "404"] : [...Array(5).fill("410"), "404"],
      );
      await withEmptyDatabase(async () => {
        await importRecord(systemActor, parsed(text));
        expect(await exported(articleId)).toBe(text);
        expect(await publicAnswers(articleId)).toEqual(before);
        const { publications } = await loadRecord(systemActor, articleId);
        expect(publications.map(({ number }) => number)).toEqual([1, 2, 3]);
        for (const { stateSha256 } of publications) {
          expect(sha256((await getBlob(stateSha256))?.bytes ?? "")).toBe(stateSha256);
        }
        const list = new TextDecoder().decode((await publishedIndex()).body);
        expect(list.includes(articleId)).toBe(articleId === standing);
      });
    }
  });

  it.each(["legal", "editor"] as const)("as the bundle of %s: the same bytes again", async (audience) => {
    for (const articleId of [standing, withdrawn]) {
      const bytes = await bundleFor(audience, articleId);
      const before = await publicAnswers(articleId);
      expect(bytes.includes("[for legal]")).toBe(audience === "legal");
      await withEmptyDatabase(async () => {
        await addPerson(systemActor, { email: "a@desk.example", name: "A", roles: ["editor"] });
        await importBundle(systemActor, readableBytes(bytes));
        expect(await publicAnswers(articleId)).toEqual(before);
        // of an editor's bundle, too: what was kept back from it is counted on
        expect(sha256(await bundleFor(audience, articleId))).toBe(sha256(bytes));
      });
    }
  });

  it("or nothing of it, when somebody stops it, before it is written or while it is", async () => {
    const bytes = await bundleFor("legal", standing);
    await withEmptyDatabase(async () => {
      for (const share of [0.1, 0.5]) {
        const stop = new AbortController();
        const tell = (done: number, total: number) => done / total > share && stop.abort();
        const brought = importBundle(systemActor, readableBytes(bytes), { signal: stop.signal, tell });
        await expect(brought, `at ${share}`).rejects.toThrow(/abort/iu);
        await expect(loadRecord(systemActor, standing)).rejects.toMatchObject({ code: "not-found" });
      }
      const told: number[] = [];
      const tell = (done: number, total: number) => void told.push(done / total);
      await importBundle(systemActor, readableBytes(bytes), { tell });
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(told.at(-1)).toBeGreaterThan(0.5);
    });
  });

  it("counts on in every copy what was kept back, as the copies did where it came from", async () => {
    const text = serialiseRecord(await loadRecord(editor, standing));
    expect(text).not.toContain("[for legal]");
    const reportOf = async (audience: Audience) =>
      textOf((await partsOf(await bundleFor(audience, standing))).get("report.html"));
    const before = { editor: await reportOf("editor"), public: await reportOf("public") };
    expect(before.editor.includes("One confidential source (interview)")).toBe(true);
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, parsed(text));
      expect((await reportOf("editor")) === before.editor).toBe(true);
      expect((await reportOf("public")) === before.public).toBe(true);
      expect((await reportOf("legal")).includes("One confidential source (interview)")).toBe(true);
    });
  });
});

describe("a bundle holds of what was published", () => {
  const namesOf = async (bundle: Uint8Array) =>
    [...(await partsOf(bundle)).keys()].filter((path) => path.startsWith("publications"));

  /** In a bundle the fonts are inside, at its address they have addresses; all else is the same. */
  const butFonts = (html: string) =>
    html
      .replaceAll(/url\((?:data:font\/woff2;base64,[^)]+|\/published\/fonts\/[^)]+)\) format/gu, "url() format")
      .replace(/font-src (?:data:|'self')/u, "font-src");

  it("each state and its page, the newest as it stands at its address", async () => {
    for (const audience of ["editor", "public"] as const) {
      const parts = await partsOf(await bundleFor(audience, standing));
      const page = (n: number) => textOf(parts.get(`publications/${n}.html`));
      expect(page(3)).not.toContain("/published/fonts/");
      expect(butFonts(page(3)) === butFonts(textOf((await publishedPage(standing)).body))).toBe(true);
      expect(page(1).includes('<a href="3.html">Number 3 stands in its place.</a>')).toBe(true);
      const { publications } = await loadRecord(systemActor, standing);
      for (const { stateSha256 } of publications) {
        expect(sha256(parts.get(`publications/${stateSha256}.json`) ?? "")).toBe(stateSha256);
      }
      expect(Buffer.concat([...parts.values()]).includes("[note of the desk]")).toBe(audience === "editor");
    }
  });

  it("for the public of a withdrawn one: that, when and why", async () => {
    const open = await bundleFor("public", withdrawn);
    expect(await namesOf(open)).toEqual(["publications.json", "publications/withdrawn.html"]);
    const parts = await partsOf(open);
    const told = textOf((await publishedPage(withdrawn)).body);
    expect(butFonts(textOf(parts.get("publications/withdrawn.html"))) === butFonts(told)).toBe(true);
    expect(textOf(parts.get("publications.json"))).not.toContain("verdict changed");
    expect((await namesOf(await bundleFor("editor", withdrawn))).length).toBe(1 + 3 + 3 + 1);
  });

  it("nothing for who reads a claim of it blind, nor does the record", async () => {
    const reader = acting(await aPerson("editor"));
    const articleId = await anArticleWithStates();
    const [claim] = (await ask(operations.listClaims, first, { articleId })).items;
    const { id: claimId, version } = await ask(operations.getClaim, first, { claimId: claim?.id });
    await ask(operations.updateClaim, first, { claimId, version, secondReader: reader.personId });
    for (const audience of ["editor", "public"] as const) {
      expect(await namesOf(await bundleFor(audience, articleId, reader))).toEqual([]);
      expect(await namesOf(await bundleFor(audience, articleId))).not.toEqual([]);
    }
    expect(await loadRecord(reader, articleId)).toMatchObject({ publications: [], blobs: [] });
  });

  it("that a state is missing, and the rest of them", async () => {
    const text = await exported(standing);
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, parsed(text));
      const [row] = (await loadRecord(systemActor, standing)).publications;
      await bendBlob(row?.stateSha256 ?? "");
      const bundle = await bundleFor("editor", standing);
      expect(await namesOf(bundle)).toHaveLength(1 + 2 + 2);
      const manifest = textOf((await partsOf(bundle)).get("manifest.json"));
      expect(JSON.parse(manifest)).toMatchObject({ missing: [{ sha256: row?.stateSha256 }] });
    });
  });
});

describe("a record is refused", () => {
  /** A state that anything may be done to. */
  type Loose = { number: number; version: number; publishedAt: string; corrections: object[]; report: LooseReport };
  type LooseReport = Record<string, unknown> & { claims?: Record<string, unknown>[] };

  /** The record with its first state changed, and all hashes of that made to fit. */
  async function bent(change: (state: Loose) => void, write: (state: PublicationState) => string = canonicalJson) {
    const record = parsed(await exportedOnce);
    const [row] = record.publications;
    const blob = record.blobs.find((one) => one.sha256 === row?.stateSha256);
    const state = JSON.parse(Buffer.from(blob?.base64 ?? "", "base64").toString()) as Loose;
    change(state);
    const bytes = Buffer.from(write(state as unknown as PublicationState));
    const made = { sha256: sha256(bytes), size: bytes.length, base64: bytes.toString("base64") };
    const publications = record.publications.map((one) => (one === row ? { ...one, stateSha256: made.sha256 } : one));
    return { ...record, publications, blobs: record.blobs.map((one) => (one === blob ? made : one)) };
  }
  let exportedOnce: Promise<string>;
  beforeAll(() => (exportedOnce = exported(standing)));

  it.each<[string, (state: Loose) => void, RegExp]>([
    ["as another number", (state) => (state.number = 2), /another publication/u],
    ["of another article", (state) => (state.report["articleId"] = "019bb1c0-ffff-7000-8000-000000000000"), /another/u],
    ["at another time", (state) => (state.publishedAt = "2020-01-01T00:00:00.000Z"), /another publication/u],
    [
      "with a notice of nothing",
      (state) => state.corrections.push({ kinds: [], notice: "", changes: [], number: 1, at: state.publishedAt }),
      /another/u,
    ],
    ["of another circle", (state) => (state.report["audience"] = "legal"), /no state.*audience/u],
    ["of another version", (state) => (state.version = 2), /no state.*version/u],
    ["with a draft", (state) => (state.report.claims![0]!["draft"] = {}), /no state.*draft/u],
    ["without claims", (state) => delete state.report.claims, /no state.*claims/u],
    ["with HTML as words", (state) => (state.report["title"] = [{ html: "<script>" }]), /no state.*title/u],
    ["with HTML as a number", (state) => (state.report.claims![0]!["number"] = "1<script>"), /no state.*number/u],
  ])("with a state %s", async (_what, change, words) => {
    const record = await bent(change);
    await withEmptyDatabase(async () => {
      await expect(importRecord(systemActor, record)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringMatching(words) as unknown,
      });
    });
  });

  it("with a state that is written otherwise, and with what is none", async () => {
    const spaced = await bent(
      () => undefined,
      (state) => JSON.stringify(state, null, 1),
    );
    const none = await bent(
      () => undefined,
      () => "{",
    );
    await withEmptyDatabase(async () => {
      await expect(importRecord(systemActor, spaced)).rejects.toThrow(/not written as a state/u);
      await expect(importRecord(systemActor, none)).rejects.toThrow(/No page can be made/u);
    });
  });

  it("from who may not publish, since it would be published here as well", async () => {
    const record = parsed(await exportedOnce);
    await withEmptyDatabase(async () => {
      const admin = acting(await aPerson("admin"));
      await expect(importRecord(admin, record)).rejects.toMatchObject({ code: "forbidden" });
      await importRecord(admin, { ...record, publications: [], blobs: [] });
    });
  });
});
