import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { RecordInput } from "@/core/inputs/records.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { useTestDatabase } from "@/db/testing.ts";
import hostile from "@/server/hostile-strings.json" with { type: "json" };
import { systemActor } from "@/server/permit.ts";
import { loadRecord } from "@/server/records.ts";
import { anAsker, callWith, expectRefused, okOf, type Asked, type Name } from "./testing.ts";

useTestDatabase();

let headers: Record<string, string>;

beforeAll(async () => {
  ({ headers } = await anAsker("Alpha beta 😀 gamma. Delta epsilon."));
});

const call = (name: Name, asked: Asked) => callWith(headers, name, asked);
const ok = async (name: Name, asked: Asked) => okOf(name, await call(name, asked));

describe("hostile words", () => {
  /** HOSTILE names a file with another list of strings, such as those that are published. */
  const file = process.env["HOSTILE"];
  const lists = file ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : hostile;
  /** What a field keeps of the words: a script's address is no address, and no source is without a name. */
  const isRefused = (words: string): boolean => /\0|\p{Surrogate}/u.test(words);
  const runs = (words: string): boolean =>
    /^(javascript|vbscript|data):/iu.test(
      words.replaceAll(/[\0-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu, ""),
    );

  it("come back byte for byte from every text field, by the API and in the record", async () => {
    expect(lists.length).toBeGreaterThan(100);
    const article = await ok("createArticle", { body: { text: "Alpha beta gamma." } });
    const inArticle = { articleId: String(article["id"]) };
    const claim = await ok("markClaim", { params: inArticle, body: { target: { exact: "Alpha" } } });
    const params = { claimId: String(claim["id"]) };
    const source = await ok("createSource", { body: { title: "T" } });
    const row = await ok("addEvidence", {
      params,
      body: { sourceId: source["id"], stance: "context", class: "primary" },
    });
    const versions = { article: 1, claim: 1, source: 1, evidence: 1, draft: 0 };
    const match = (n: number) => ({ "if-match": `"${n}"` });
    for (const [i, words] of lists.entries()) {
      const text = words.slice(0, 900);
      if (isRefused(text)) {
        await expectRefused(await call("createSource", { body: { title: text } }));
        continue;
      }
      const url = runs(text) || text.trim() === "" ? null : text.trim();
      const told = `a ${i} ${text}`;
      const about = { title: told, byline: text, outlet: text, note: text, url };
      const said = { statement: told, speaker: text, saidWhere: text, note: text };
      const named = { title: told, publisher: text, author: text, note: text, url: url && `${url}#${i}` };
      const quoted = { passage: told, locator: text, note: text };
      const judged = { justification: told, proposedText: text, missing: text };
      const changed = [
        [about, await ok("updateArticle", { params: inArticle, body: about, headers: match(versions.article++) })],
        [said, await ok("updateClaim", { params, body: said, headers: match(versions.claim++) })],
        [
          named,
          await ok("updateSource", {
            params: { sourceId: String(source["id"]) },
            body: named,
            headers: match(versions.source++),
          }),
        ],
        [
          quoted,
          await ok("updateEvidence", {
            params: { evidenceId: String(row["id"]) },
            body: quoted,
            headers: match(versions.evidence++),
          }),
        ],
        [
          judged,
          await ok("saveDraft", {
            params,
            body: judged,
            ...(versions.draft > 0 && { headers: match(versions.draft) }),
          }),
        ],
      ] as const;
      versions.draft += 1;
      for (const [sent, answer] of changed) expect(answer).toMatchObject(sent);
      expect(await ok("getArticle", { params: inArticle })).toMatchObject(about);
      expect(await ok("getClaim", { params })).toMatchObject(said);
      expect(await ok("listEvidence", { params })).toMatchObject({ items: [{ ...quoted, source: named }] });
      expect(await ok("getDraft", { params })).toMatchObject({ draft: judged });
      if (i % 10 !== 0) continue;
      const record = serialiseRecord(await loadRecord(systemActor, inArticle.articleId));
      const back: ArticleRecord = RecordInput.parse(JSON.parse(record));
      expect(back.article).toMatchObject(about);
      expect(back.claims[0]).toMatchObject(said);
      expect(back.sources[0]).toMatchObject(named);
      expect(back.evidence[0]).toMatchObject(quoted);
      expect(back.drafts[0]).toMatchObject(judged);
      expect(serialiseRecord(back)).toBe(record);
    }
  });

  it("are searched for without an error, and stand in a text where they are found again", async () => {
    for (const words of lists) {
      const q = encodeURIComponent(words.slice(0, 200).replaceAll(/\p{Surrogate}|\0/gu, ""));
      for (const name of ["listArticles", "searchClaims", "listSources"] as const) {
        expect((await call(name, { query: `?q=${q}&limit=1` })).status, words).toBe(200);
      }
    }
  });

  it("in an article are marked as they stand", async () => {
    for (const words of lists) {
      const text = words.replaceAll(/[\0\p{Surrogate}]/gu, "");
      if (text.trim() === "") continue;
      const inline = { type: "text", text: `Before ${text} behind.` };
      const document = { type: "doc", content: [{ type: "paragraph", content: [inline] }] };
      const made = await call("createArticle", { body: { text: "x", title: "T", document } });
      const article = (await made.json()) as { id: string; revision: { text: string }; detail?: string };
      expect(made.status, article.detail).toBe(201);
      expect(article.revision.text).toBe(inline.text);
      const claim = await ok("markClaim", {
        params: { articleId: article.id },
        body: { target: { start: 0, end: inline.text.length } },
      });
      expect(claim["target"]).toMatchObject({ exact: inline.text });
    }
  });
});
