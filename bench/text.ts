/** The texts that are measured: made of the sample's own words by a seeded generator, so each run has the same. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { articleText, placedBlocks } from "@/core/article-text.ts";
import { describeSpan } from "@/core/anchoring.ts";
import { readFromNothing, type Article, type Block, type Document, type Revision } from "@/core/articles.ts";
import { markedByPerson, newClaim, type Claim, type Span, type Target } from "@/core/claims.ts";
import { recordFormat, recordFormatVersion, type ArticleRecord } from "@/core/record.ts";
import { sentences } from "@/core/text/sentences.ts";

const at = "2026-11-23T00:00:00.000Z";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The words of the sample article, in its order. */
export function sampleWords(): string[] {
  const sample = readFileSync(new URL("../server/sample/moscow-times.txt", import.meta.url), "utf8");
  return sample.match(/[\p{L}’]+/gu) ?? [];
}

/** An article of about so many words: paragraphs of three to six sentences of eight to 24 words. */
export function benchDocument(words: number): Document {
  const [random, vocabulary] = [seeded(words), sampleWords()];
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const sentence = () => {
    const said = Array.from({ length: between(8, 24) }, () => vocabulary[between(0, vocabulary.length - 1)] ?? "");
    const text = said.join(" ").toLowerCase();
    return { length: said.length, text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
  };
  const content: Block[] = [];
  for (let written = 0; written < words;) {
    const paragraph = Array.from({ length: between(3, 6) }, sentence);
    written += paragraph.reduce((sum, { length }) => sum + length, 0);
    content.push({ type: "paragraph", content: [{ type: "text", text: paragraph.map((s) => s.text).join(" ") }] });
  }
  return { type: "doc", content };
}

/** Spans of claims, spread evenly: a clause of most, each tenth reaches into the next sentence's claim. */
export function benchSpans(document: Document, claims: number): Span[] {
  const text = articleText(document);
  const all = sentences(text, placedBlocks(document), "en");
  return Array.from({ length: claims }, (_, i) => {
    const sentence = all[Math.floor((i * all.length) / claims)] ?? { start: 0, end: 1, block: 0 };
    const next = all[Math.floor((i * all.length) / claims) + 1];
    const wordEnd = text.indexOf(" ", sentence.start + Math.floor((sentence.end - sentence.start) * 0.6));
    const end = wordEnd === -1 || wordEnd > sentence.end ? sentence.end : wordEnd;
    const reaches = i % 10 === 0 && next && next.block === sentence.block;
    return { start: sentence.start, end: reaches ? next.start + Math.floor((next.end - next.start) / 2) : end };
  });
}

/** Ids that are the same in each run. */
export function uuid(kind: number, index: number): string {
  return `0195${kind.toString(16).padStart(4, "0")}-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;
}

function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

function benchClaims(revision: Revision, spans: readonly Span[]): { claims: Claim[]; targets: Target[] } {
  const { articleId } = revision;
  const blocks = placedBlocks(revision.document);
  const claims = spans.map((_, i) => ({
    ...newClaim({ statement: `Statement ${i + 1}` }, { id: uuid(spans.length, i + 1), articleId, at, by: null }),
    number: i + 1,
  }));
  const targets = spans.map(({ start, end }, i): Target => ({
    id: uuid(spans.length, 0x100000 + i),
    claimId: claims[i]?.id ?? "",
    articleId,
    revision: 1,
    ...describeSpan(revision.text, blocks, start, end),
    ...markedByPerson,
    createdAt: at,
    createdBy: null,
  }));
  return { claims, targets };
}

/** The whole record of an article of so many words with so many claims, ready to be imported. */
export function benchRecord(words: number, claimCount: number): ArticleRecord {
  const document = benchDocument(words);
  const text = articleText(document);
  const bytes = Buffer.from(text, "utf8");
  const article: Article = {
    id: uuid(claimCount, 0),
    version: 1,
    title: `Bench of ${words} words and ${claimCount} claims`,
    byline: "",
    outlet: "",
    publishedAt: null,
    language: "en",
    url: null,
    note: "",
    status: "in-work",
    assignee: null,
    dueAt: null,
    originalSha256: sha256(bytes),
    createdAt: at,
    createdBy: null,
    updatedAt: at,
  };
  const made = { ...readFromNothing, note: "", method: "import", createdAt: at, createdBy: null } as const;
  const revision: Revision = { articleId: article.id, number: 1, document, text, sha256: sha256(text), ...made };
  const { claims, targets } = benchClaims(revision, benchSpans(document, claimCount));
  return {
    format: recordFormat,
    formatVersion: recordFormatVersion,
    article,
    original: {
      sha256: article.originalSha256,
      mediaType: "text/plain",
      fileName: "",
      size: bytes.length,
      base64: bytes.toString("base64"),
    },
    originals: [],
    revisions: [revision],
    claims,
    targets,
    sources: [],
    derivations: [],
    snapshots: [],
    blobs: [],
    evidence: [],
    problemFlags: [],
    contacts: [],
    notes: [],
    opinions: [],
    drafts: [],
    secondOpinions: [],
    wordingAnswers: [],
    decisions: [],
    clearances: [],
    comments: [],
    publications: [],
    keptBack: [],
    sentenceMarks: [],
    people: [],
    history: [],
  };
}
