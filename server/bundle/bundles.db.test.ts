import { generateKeyPairSync } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { checkBundle } from "@/core/bundle/check.ts";
import { readManifest, type Manifest } from "@/core/bundles.ts";
import type { Audience } from "@/core/audiences.ts";
import { ImportRecord } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { serialiseRecord } from "@/core/record.ts";
import { sha256 } from "@/db/commit.ts";
import { bendEvent, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { fileResponse } from "../file-response.ts";
import { addPerson } from "../people.ts";
import { systemActor } from "../permit.ts";
import { importRecord } from "../record-imports.ts";
import { loadRecord } from "../records.ts";
import { acting, aPerson } from "../testing.ts";
import { partsOf, readableBytes, remade, zipped } from "./bundle.fixture.ts";
import { exportBundle } from "./export-bundle.ts";
import { importBundle as importBytes } from "./import-bundle.ts";
import { webPlatform } from "./web-platform.ts";

useTestDatabase();

const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
const articleId = record.article.id;
const pemOf = () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

async function exported(audience: Audience, actor = systemActor): Promise<Buffer> {
  const { parts, size } = await exportBundle(actor, { articleId, audience });
  const bytes = await buffer(Readable.from(parts));
  expect(bytes.length).toBe(size);
  return bytes;
}

const importBundle = (actor: Actor, bytes: Uint8Array) => importBytes(actor, readableBytes(bytes));
const check = async (bytes: Uint8Array) => checkBundle(readableBytes(bytes), webPlatform);
const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");
const manifestOf = async (bytes: Uint8Array) =>
  readManifest(textOf((await partsOf(bytes)).get("manifest.json"))) as Manifest;

/** The same numbers each time (mulberry32), so that what failed can be looked at. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const key = pemOf();
let legal: Buffer;

beforeAll(async () => {
  await importRecord(systemActor, ImportRecord.parse(JSON.parse(serialiseRecord(record))));
  vi.stubEnv("BUNDLE_SIGNING_KEY", key);
  legal = await exported("legal");
});

describe("a bundle", () => {
  it("is sound, signed, and the same bytes each time", async () => {
    const found = await check(legal);
    expect(found).toMatchObject({ sound: true, damage: [], signature: "good" });
    expect(found.history).toEqual({ proved: record.history.length, inPart: 0, wrong: null });
    expect(found.parts.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "report.html",
        "text.txt",
        "record.json",
        "history.jsonl",
        "verify.html",
        "manifest.sig",
      ]),
    );
    expect(sha256(await exported("legal"))).toBe(sha256(legal));
  });

  it("names the place of every bit that is flipped, of 1,000", async () => {
    const random = numbers(20260312);
    const ends = await placesOf(legal);
    for (let flip = 0; flip < 1000; flip++) {
      const at = flip < 600 ? random(legal.length) : (ends.thin[random(ends.thin.length)] ?? 0);
      const bit = 1 << random(8);
      legal[at] = (legal[at] ?? 0) ^ bit;
      const { sound, damage } = await check(legal);
      legal[at] = (legal[at] ?? 0) ^ bit;
      const where = damage.map((row) => row.where).join(" | ");
      expect({ at, sound }).toEqual({ at, sound: false });
      expect(where, `byte ${at}`).toContain(ends.at(at));
    }
    expect((await check(legal)).sound).toBe(true);
  });

  it("is not sound when it is cut off, or has more than its own", async () => {
    const random = numbers(7);
    for (let cut = 0; cut < 60; cut++) {
      const { sound, damage } = await check(legal.subarray(0, random(legal.length)));
      expect(sound).toBe(false);
      expect(damage[0]?.where).toMatch(/^the file/u);
    }
    for (const bytes of [
      [legal, Buffer.from("x")],
      [Buffer.from("x"), legal],
      [legal, legal],
    ]) {
      expect((await check(Buffer.concat(bytes))).sound).toBe(false);
    }
  });

  it("names a part that is another bundle's, is missing, too much, or in another order", async () => {
    const parts = await partsOf(legal);
    const other = await partsOf(await exported("editor"));
    const swap = (path: string, bytes: Uint8Array | undefined) => zipped(new Map(parts).set(path, bytes ?? utf8("")));
    const first = async (bytes: Uint8Array) => (await check(bytes)).damage.map(({ where }) => where);
    expect(await first(swap("report.html", other.get("report.html")))).toEqual(["report.html"]);
    expect(await first(swap("text.txt", parts.get("text.txt")?.toReversed()))).toEqual(["text.txt"]);
    expect(await first(swap("manifest.json", other.get("manifest.json")))).toContain("manifest.json");
    expect(await first(swap("manifest.sig", other.get("manifest.sig")))).toEqual(["manifest.sig"]);
    const without = new Map(parts);
    without.delete("history.jsonl");
    expect(await first(zipped(without))).toContain("history.jsonl");
    expect(await first(swap("zzz.txt", utf8("more")))).toEqual(["zzz.txt"]);
    expect(await first(zipped(new Map([...parts].reverse())))).toEqual(["the order of the parts"]);
  });

  it("shows by its hashes or its signature when somebody made it anew", async () => {
    const parts = await partsOf(legal);
    const { signer, logs, ...rest } = await manifestOf(legal);
    const lines = textOf(parts.get("history.jsonl")).trimEnd().split("\n");
    const told = (changed: readonly string[]) =>
      new Map(parts).set("history.jsonl", utf8(changed.map((line) => `${line}\n`).join("")));
    const wrongOf = async (history: Map<string, Uint8Array>) =>
      (await check(remade(history, { ...rest, logs }))).history?.wrong;
    expect(await wrongOf(told(lines))).toBeNull();
    expect(await wrongOf(told(lines.map((line) => line.replace(/"at":"2026-03/u, '"at":"2025-03'))))).toMatch(
      /was changed after/u,
    );
    expect(await wrongOf(told(lines.slice(0, -1)))).toMatch(/do not end where/u);
    expect(await wrongOf(told(lines.toReversed()))).toMatch(/does not stand in its place/u);
    expect(await wrongOf(told(["null"]))).toMatch(/no event/u);
    const changed = new Map(parts).set("report.html", utf8("<p>Lies."));
    expect(await check(remade(changed, { ...rest, logs, signer }))).toMatchObject({ sound: false, signature: "bad" });
    const bare = new Map(changed);
    bare.delete("manifest.sig");
    expect(await check(remade(bare, { ...rest, logs, signer }))).toMatchObject({ sound: false, signature: "bad" });
    expect(await check(remade(bare, { ...rest, logs }))).toMatchObject({ sound: true, signature: "absent" });
  });
});

/** What stands at each byte of a bundle, by the names that a verifier gives; `thin`: bytes outside the large parts. */
async function placesOf(bytes: Buffer): Promise<{ at: (byte: number) => string; thin: number[] }> {
  const places: { end: number; name: string; thin: boolean }[] = [];
  let end = 0;
  const push = (length: number, name: string) => places.push({ end: (end += length), name, thin: length < 5000 });
  const parts = await partsOf(bytes);
  for (const [path, { length }] of parts) {
    push(30 + path.length, `the zip header of ${path}`);
    push(length, path);
  }
  for (const path of parts.keys()) push(46 + path.length, `the zip directory's entry of ${path}`);
  push(22, "the end of the zip directory");
  const of = (byte: number) => places.find((place) => byte < place.end);
  const thin = Array.from({ length: bytes.length }, (_, byte) => byte).filter((byte) => of(byte)?.thin);
  return { at: (byte) => of(byte)?.name ?? "nowhere", thin };
}

describe("the bundle of an article", () => {
  it("comes in elsewhere as the same record, and goes out again as the same bytes", async () => {
    const before = serialiseRecord(await loadRecord(systemActor, articleId));
    await withEmptyDatabase(async () => {
      await addPerson(systemActor, { email: "a@desk.example", name: "A", roles: ["editor"] });
      await importBundle(systemActor, legal);
      expect(serialiseRecord(await loadRecord(systemActor, articleId))).toBe(before);
      expect(sha256(await exported("legal"))).toBe(sha256(legal));
      await expect(importBundle(systemActor, legal)).rejects.toThrow(/is here already/u);
    });
    const editors = await exported("editor");
    await withEmptyDatabase(async () => {
      await importBundle(systemActor, editors);
      // what was kept back from it is counted on, so its report is the same, too
      expect(sha256(await exported("editor"))).toBe(sha256(editors));
    });
  });

  it("does not come in changed, public, or from somebody who may not", async () => {
    const bent = Buffer.from(legal);
    const at = bent.indexOf("Lukashenko") === -1 ? 5000 : bent.indexOf("Lukashenko");
    bent[at] = (bent[at] ?? 0) ^ 1;
    await expect(importBundle(systemActor, bent)).rejects.toThrow(/damaged.*Nothing was brought in/u);
    await expect(importBundle(systemActor, await exported("public"))).rejects.toThrow(/holds no record/u);
    const parts = await partsOf(legal);
    parts.delete("manifest.sig");
    const { logs } = await manifestOf(legal);
    for (const [path, text, words] of [
      ["record.json", "{", /not JSON/u],
      ["record.json", "null", /originals|format/u],
      ["manifest.json", '{"format":"claimcheck-bundle","formatVersion":1,"parts":[null]}', /damaged/u],
    ] as const) {
      const changed = new Map(parts).set(path, utf8(text));
      const made = path === "record.json" ? remade(changed, { logs }) : zipped(changed);
      await expect(importBundle(systemActor, made), text).rejects.toThrow(words);
    }
    await expect(importBundle(acting(await aPerson("viewer")), legal)).rejects.toThrow(/needs the role/u);
  });

  it("holds for each audience what is theirs, and is told who may take it", async () => {
    const [editors, open] = [await exported("editor"), await exported("public")];
    expect((await check(editors)).sound && (await check(open)).sound).toBe(true);
    const names = [...(await partsOf(open)).keys()].filter((path) => !path.startsWith("snapshots/"));
    expect(names).toEqual([
      "README.txt",
      "claims.json",
      "manifest.json",
      "manifest.sha256",
      "manifest.sig",
      "passages.json",
      "report.html",
      "signing-key.pem",
      "snapshots.json",
      "sources.json",
      "text.txt",
      "verify.html",
    ]);
    for (const words of ["[sample letter that is for legal]", "[sample note for legal]", "[sample passage 6.2]"]) {
      expect([legal.includes(words), editors.includes(words), open.includes(words)]).toEqual([true, false, false]);
    }
    // an editor's bundle is the same, whoever of those who may take it does
    const editor = acting(await aPerson("editor"));
    expect(sha256(await exported("editor", editor))).toBe(sha256(editors));
    await expect(exported("legal", editor)).rejects.toThrow(/needs the role/u);
    await expect(exported("editor", acting(await aPerson("viewer")))).rejects.toThrow(/needs the role/u);
  });

  it("says where each passage that was found stands in the words of its copy", async () => {
    const expectPlaces = async (audience: Audience, count: number) => {
      const parts = await partsOf(await exported(audience));
      const passages = JSON.parse(textOf(parts.get("passages.json"))) as {
        passage: string;
        lock: string;
        path: string | null;
        text: string | null;
        spans: { start: number; end: number }[];
      }[];
      const found = passages.filter(({ text }) => text !== null);
      for (const { passage, text, spans } of found) {
        const words = textOf(parts.get(text ?? ""));
        for (const { start, end } of spans) expect(passage).toContain(words.slice(start, end));
        expect(spans.length).toBeGreaterThan(0);
      }
      expect(found.length).toBe(count);
      expect(passages.filter(({ lock, path }) => lock === "found" && path !== null)).toHaveLength(found.length);
    };
    await expectPlaces("legal", 5);
    // the public gets copies that were fetched from open addresses
    await expectPlaces("public", 0);
    const snapshots = record.snapshots.map((row) => ({ ...row, method: "captured" as const }));
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, ImportRecord.parse(JSON.parse(serialiseRecord({ ...record, snapshots }))));
      await expectPlaces("public", 4);
    });
  });

  it("names an event of the log that somebody bent in the database", async () => {
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, ImportRecord.parse(JSON.parse(serialiseRecord(record))));
      await bendEvent(3);
      const { sound, damage } = await check(await exported("legal"));
      expect(sound).toBe(false);
      expect(damage[0]).toMatchObject({
        where: "history.jsonl",
        what: expect.stringMatching(/^event 3 .*was changed/u) as unknown,
      });
    });
  });

  it("ends when nobody waits for it", async () => {
    const gone = new AbortController();
    const { parts } = await exportBundle(systemActor, { articleId, audience: "legal" }, gone.signal);
    const read = async () => {
      for await (const _piece of parts) gone.abort();
    };
    await expect(read()).rejects.toThrow(/abort/iu);

    const answer = fileResponse(await exportBundle(systemActor, { articleId, audience: "legal" }));
    expect(answer.headers.get("content-length")).toBe(String(legal.length));
    expect(Buffer.from(await answer.clone().arrayBuffer()).equals(legal)).toBe(true);
    const left = await exportBundle(systemActor, { articleId, audience: "legal" });
    const reader = fileResponse(left).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(await left.parts[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
  });
});
