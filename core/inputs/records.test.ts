import { createHash } from "node:crypto";
import Ajv2020 from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { z } from "zod";
import { sampleRecord } from "../record.fixture.ts";
import { recordFormatVersion, serialiseRecord, type ArticleRecord } from "../record.ts";
import { largestFile } from "../snapshots.ts";
import { RecordInput } from "./records.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const plain = (): unknown => JSON.parse(serialiseRecord(record));

/** Lists of the core types are read-only; apart from that the two must be one. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;
type Parsed = z.output<typeof RecordInput>;
type RowOf<List extends keyof ArticleRecord> = ArticleRecord[List] extends readonly (infer Row)[]
  ? Row
  : ArticleRecord[List];
type ParsedRowOf<List extends keyof ArticleRecord> = Parsed[List] extends readonly (infer Row)[] ? Row : Parsed[List];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Documents and event data are trees that refer to themselves; they are compared by name. */
type Rows = {
  [List in keyof ArticleRecord]: Same<
    Writable<Omit<RowOf<List>, "document" | "data">>,
    Writable<Omit<ParsedRowOf<List>, "document" | "data">>
  >;
};

test("the schema gives the types of core, no member more or less", () => {
  const same: { [List in keyof Rows]: true } = {
    format: true,
    formatVersion: true,
    article: true,
    original: true,
    originals: true,
    revisions: true,
    claims: true,
    targets: true,
    sources: true,
    derivations: true,
    snapshots: true,
    blobs: true,
    evidence: true,
    problemFlags: true,
    contacts: true,
    notes: true,
    opinions: true,
    drafts: true,
    secondOpinions: true,
    wordingAnswers: true,
    decisions: true,
    clearances: true,
    comments: true,
    sentenceMarks: true,
    publications: true,
    keptBack: true,
    people: true,
    history: true,
  } satisfies Rows;
  expect(Object.keys(same).toSorted()).toEqual(Object.keys(RecordInput.shape).toSorted());
  const parsed: ArticleRecord = RecordInput.parse(plain());
  expect(parsed).toEqual(plain());
});

test("what is read and written again is the same, byte for byte", () => {
  const text = serialiseRecord(record);
  expect(serialiseRecord(RecordInput.parse(JSON.parse(text)))).toBe(text);
});

test("a file of the largest size is read, and one that is no base64 is refused, without a stack that overflows", () => {
  const largest = "A".repeat(4 * Math.ceil(largestFile / 3));
  const [blob] = record.blobs;
  const withFile = (base64: string) => RecordInput.shape.blobs.safeParse([{ ...blob, base64 }]).success;
  expect(withFile(largest)).toBe(true);
  expect(withFile(`${largest.slice(4)}AAA!`)).toBe(false);
  expect(withFile(`${largest}AAAA`)).toBe(false);
});

test.each(["AAA", "A===", "AA=A", "AAAAA", "=", "AA AA", "AAA=AAAA"])("%s is not base64", (base64) => {
  expect(RecordInput.shape.blobs.safeParse([{ ...record.blobs[0], base64 }]).success).toBe(false);
});

type Change = (record: Record<string, Record<string, unknown>[] & Record<string, unknown>>) => void;

test.each<[what: string, change: Change, path: string]>([
  ["another format", (r) => Object.assign(r, { format: "x" }), "format"],
  ["a later version", (r) => Object.assign(r, { formatVersion: 9 }), "formatVersion"],
  ["a member too many", (r) => Object.assign(r, { more: 1 }), ""],
  ["a member of a row too many", (r) => Object.assign(r.claims?.[0] ?? {}, { passwordHash: "x" }), "claims.0"],
  ["a member too few", (r) => delete r.claims?.[0]?.statement, "claims.0.statement"],
  ["no revision", (r) => Object.assign(r, { revisions: [] }), "revisions"],
  ["an unknown verdict", (r) => Object.assign(r.opinions?.[0] ?? {}, { verdict: "true" }), "opinions.0.verdict"],
  ["an id that is none", (r) => Object.assign(r.evidence?.[1] ?? {}, { id: "1" }), "evidence.1.id"],
  ["a time with no zone", (r) => Object.assign(r.claims?.[0] ?? {}, { createdAt: "2026-03-12" }), "claims.0.createdAt"],
  ["a date that is none", (r) => Object.assign(r.article ?? {}, { publishedAt: "2020-02-30" }), "article.publishedAt"],
  ["bytes that are not base64", (r) => Object.assign(r.original ?? {}, { base64: "%%%" }), "original.base64"],
  ["a NUL in a text", (r) => Object.assign(r.article ?? {}, { note: "\0" }), "article.note"],
  [
    "a script in the document",
    (r) =>
      Object.assign(r.revisions?.[0] ?? {}, {
        document: {
          type: "doc",
          content: [
            {
              type: "paragraph",
              content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }],
            },
          ],
        },
      }),
    "revisions.0.document.content.0.content.0.marks.0.attrs.href",
  ],
])("%s is refused, with its path", (_what, change, path) => {
  const broken = plain() as Parameters<Change>[0];
  change(broken);
  const parsed = RecordInput.safeParse(broken);
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

/** To write it anew after a change: npx vitest run core/inputs/records.test.ts --project core -u */
test("docs/record.schema.json is the schema, and takes what the schema takes", async () => {
  const schema = {
    $id: "https://claimcheck.example/record.schema.json",
    title: `Claimcheck record, version ${recordFormatVersion}`,
    description:
      "Everything that is kept about one article. How rows must fit one another is checked on import (core/record/checks.ts).",
    ...z.toJSONSchema(RecordInput, { io: "output", target: "draft-2020-12", unrepresentable: "throw" }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../docs/record.schema.json");
  const accepts = new Ajv2020({ strict: true, formats: { uuid: true } }).compile(schema);
  expect(accepts(plain()), JSON.stringify(accepts.errors)).toBe(true);
  expect(accepts({ ...(plain() as object), more: 1 })).toBe(false);
  expect(accepts({ ...(plain() as object), claims: [{}] })).toBe(false);
});
