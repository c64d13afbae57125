import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { RecordInput } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { useTestDatabase } from "@/db/testing.ts";
import hostile from "@/server/hostile-strings.json" with { type: "json" };
import { operations } from "@/server/operations.ts";
import { systemActor } from "@/server/permit.ts";
import { loadRecord } from "@/server/records.ts";
import { acting, aClaim, anArticle, aPerson } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import { send, type Asked } from "./testing.ts";

useTestDatabase();

let headers: Record<string, string>;
let actor: Actor;
let articleId: string;

beforeAll(async () => {
  actor = acting(await aPerson("editor", "legal", "admin"));
  headers = { authorization: `Bearer ${(await makeToken(actor, { name: "t" })).token}` };
  articleId = (await anArticle(actor, "Alpha beta 😀 gamma. Delta epsilon.")).id;
});

type Name = keyof typeof operations;
const call = (name: Name, asked: Asked) =>
  send(operations[name], { ...asked, headers: { ...headers, ...asked.headers } });
const ok = async (name: Name, asked: Asked): Promise<Record<string, unknown>> => {
  const answer = await call(name, asked);
  const body = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, JSON.stringify(body).slice(0, 300)).toBe(operations[name].status);
  return body;
};

async function expectRefused(answer: Response, status = 400): Promise<{ detail: string; errors?: { path: string }[] }> {
  const body = (await answer.json()) as { detail: string; code: string; errors?: { path: string }[] };
  expect(answer.status, body.detail).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(body.detail.length).toBeGreaterThan(15);
  expect(body.detail).not.toMatch(/sqlite|postgres|drizzle|at .*\.ts/iu);
  return body;
}

const json = { "content-type": "application/json" };
const form = { "content-type": "multipart/form-data; boundary=b" };
const create = (body: unknown, more: Record<string, string> = json) => call("createArticle", { body, headers: more });

describe("a body", () => {
  it.each([
    ["cut off", '{"text": "a', json],
    ["an array", "[1]", json],
    ["a string", '"text"', json],
    ["a number", "1", json],
    ["null", "null", json],
    ["two objects", "{}{}", json],
    ["nested 100,000 deep", `{"document":${"[".repeat(100_000)}${"]".repeat(100_000)},"text":"a"}`, json],
    ["in Latin-1", new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d]), json],
    ["in UTF-16", new Uint8Array(Buffer.from('{"text":"a"}', "utf16le")), json],
    ["binary", Uint8Array.from({ length: 1000 }, (_, i) => i % 256), json],
    ["JSON called text", '{"text":"a"}', { "content-type": "text/plain" }],
    ["a plain form", "text=a", { "content-type": "application/x-www-form-urlencoded" }],
    ["XML", "<text>a</text>", { "content-type": "application/xml" }],
    ["a form without a boundary", "--b--", { "content-type": "multipart/form-data" }],
    ["a form cut off", '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\na', form],
    ["a form that is none", "hello", form],
    ["empty", "", json],
    ["with a field nobody knows", '{"text":"a","titel":"lost"}', json],
    ["with __proto__", '{"text":"a","__proto__":{"title":"x"}}', json],
    ["with lone surrogates", '{"text":"a\\ud800"}', json],
    ["with NUL", '{"text":"a\\u0000"}', json],
    ["with the text as a list", '{"text":["a"]}', json],
    ["with a file that is words", '{"file":"a.txt"}', json],
    ["with bytes that are words", '{"file":{"bytes":"a","fileName":"a.txt"}}', json],
  ])("that is %s is refused", async (_what, body, more) => {
    await expectRefused(await create(body, more as Record<string, string>));
  });

  it("of 30 MB is refused, also when it does not say its length", async () => {
    const big = `{"text":"${"a".repeat(30_000_000)}"}`;
    expect((await expectRefused(await create(big))).detail).toContain("25 MB");
  });

  it("of 5 MB of text is refused", async () => {
    await expectRefused(await create({ text: "word ".repeat(1_000_000) }));
  });

  it("names the field that nobody knows, and what there is", async () => {
    const claim = await aClaim(actor, articleId, "beta");
    const asked = { params: { claimId: claim.id }, body: { statment: "lost" }, headers: { "if-match": '"1"' } };
    const problem = await expectRefused(await call("updateClaim", asked));
    expect(problem.errors).toEqual([{ path: "statment", message: "There is no such field." }]);
    expect(problem.detail).toContain("statement");
  });

  it.each([
    ["a binary file", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256), "a.txt"],
    ["a picture called text", new Uint8Array(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")), "a.txt"],
    ["a file of another encoding", new Uint8Array(Buffer.from("cff0e8e2e5f220cce8edf1ea", "hex")), "a.txt"],
    ["a Word file", new Uint8Array(Buffer.from("PK\u0003\u0004")), "a.docx"],
    ["a file without a name", new Uint8Array([97]), ""],
    ["an empty file", new Uint8Array(), "a.txt"],
  ])("with %s is refused, and says what to do", async (_what, bytes, name) => {
    const data = new FormData();
    data.set("file", new File([bytes], name));
    await expectRefused(await send(operations.createArticle, { body: data, headers }));
  });

  it("with a file is taken", async () => {
    const data = new FormData();
    data.set("file", new File(["Words of a file."], "a.txt"));
    data.set("title", "From a form");
    const answer = await send(operations.createArticle, { body: data, headers });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ title: "From a form", revision: { text: "Words of a file." } });
  });
});

describe("If-Match", () => {
  const patch = async (value: string | undefined, body: object = { note: "x" }) => {
    const { id } = await aClaim(actor, articleId, "beta");
    return call("updateClaim", { params: { claimId: id }, body, ...(value && { headers: { "if-match": value } }) });
  };
  it.each(['"1"', 'W/"1"', ' "1" '])("%s is a version", async (value) => {
    expect((await patch(value)).status).toBe(200);
  });
  it("may stand in the body instead", async () => {
    expect((await patch(undefined, { note: "x", version: 1 })).status).toBe(200);
  });
  it.each(["1", "*", '"x"', '"1", "2"', '""', '"-1"', '"1.5"', '"99999999999"', '"0"'])(
    "%s is refused",
    async (value) => {
      const problem = await expectRefused(await patch(value));
      expect(problem.detail).toContain("version");
    },
  );
  it("left out is refused", async () => {
    expect((await expectRefused(await patch(undefined))).detail).toContain("If-Match");
  });
  it.each(['"2"', '"999999999"'])("%s is stale: a conflict with the present state", async (value) => {
    const answer = await patch(value);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "conflict", present: { version: 1, note: "" } });
  });
  it.each([1e15, -1, 0, 1.5, "1", null, [1]])("as %j in the body is refused or stale", async (version) => {
    expect([400, 409]).toContain((await patch(undefined, { note: "x", version })).status);
  });
});

describe("a query", () => {
  it.each([
    ["listEvents", "?after=99999999999"],
    ["listEvents", "?after=-1"],
    ["listEvents", "?after=x"],
    ["listEvents", "?limit=501"],
    ["listClaims", "?cursor=99999999999"],
    ["listClaims", "?cursor=%00"],
    ["listClaims", "?limit=0"],
    ["listClaims", "?offsets=bytes"],
    ["listSources", "?cursor=%00"],
    ["listSources", "?q=%00"],
    ["listSources", "?url=%00"],
    ["searchClaims", "?q=%E4%B8%AD%00"],
    ["listArticles", "?cursor=%00%7C%00"],
    ["listArticles", "?q=%00"],
    ["listArticles", "?status=x"],
    ["listArticles", "?dueBefore=tomorrow"],
    ["listArticles", "?limit=NaN"],
  ] as [Name, string][])("%s%s is refused", async (name, query) => {
    await expectRefused(await call(name, { params: { articleId }, query }));
  });
});

describe("HEAD", () => {
  it("is answered as GET is, also for who comes from another page", async () => {
    const head = { ...operations.listArticles, verb: "GET" as const };
    const { startSession } = await import("@/server/sessions.ts");
    const { token } = await startSession(actor.personId ?? "");
    const { GET } = await import("./api/v1/articles/route.ts");
    const request = new Request(`http://127.0.0.1:3000/api/v1${head.path}`, {
      method: "HEAD",
      headers: { cookie: `claimcheck.session=${token}` },
    });
    expect((await GET(request, { params: Promise.resolve({}) })).status).toBe(200);
  });
});

describe("an address where there is nothing", () => {
  it("is answered as the API does", async () => {
    const { GET, POST } = await import("./api/v1/[...rest]/route.ts");
    for (const route of [GET, POST]) await expectRefused(route(), 404);
  });
});

describe("an Idempotency-Key", () => {
  const keyed = (key: string, body: object, params: Record<string, string> = {}) => ({
    params,
    body,
    headers: { "idempotency-key": key },
  });

  it("gives the first answer again, also after the thing changed, and refuses another body", async () => {
    const asked = keyed("k-mark", { target: { start: 6, end: 10 } }, { articleId });
    const query = "?offsets=code-points";
    const first = await ok("markClaim", { ...asked, query });
    await ok("updateClaim", {
      params: { claimId: String(first["id"]) },
      body: { note: "later" },
      headers: { "if-match": '"1"' },
    });
    const again = await call("markClaim", { ...asked, query });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("etag")).toBe('"1"');
    expect(await again.json()).toEqual(first);
    for (const other of [keyed("k-mark", { target: { start: 0, end: 5 } }, { articleId }), asked]) {
      expect((await call("markClaim", other)).status).toBe(409);
    }
  });

  it("covers answers without a body", async () => {
    const { id: claimId } = await aClaim(actor, articleId, "beta");
    const asked = { params: { claimId }, headers: { "if-match": '"1"', "idempotency-key": "k-delete" } };
    expect((await call("deleteClaim", asked)).status).toBe(204);
    expect((await call("deleteClaim", asked)).status).toBe(204);
  });

  it("sent twenty times at once makes one change", async () => {
    const { id: claimId } = await aClaim(actor, articleId, "beta");
    const asked = [
      () =>
        call(
          "addEvidence",
          keyed("k-add", { source: { title: "once" }, stance: "supports", class: "primary" }, { claimId }),
        ),
      () => call("saveDraft", keyed("k-draft", { justification: "once" }, { claimId })),
      () =>
        call("updateClaim", {
          params: { claimId },
          body: { note: "once" },
          headers: { "if-match": '"1"', "idempotency-key": "k-up" },
        }),
    ];
    for (const request of asked) {
      const answers = await Promise.all(Array.from({ length: 20 }, request));
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(bodies).size).toBe(1);
      expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    }
    const { items } = (await ok("listEvidence", { params: { claimId } })) as { items: unknown[] };
    expect(items.length).toBe(1);
  });

  it.each(["", "x".repeat(201)])("of %j characters is refused", async (key) => {
    await expectRefused(await call("createSource", keyed(key, { title: "T" })));
  });

  it("of another person is another key", async () => {
    const other = acting(await aPerson("editor"));
    const authorization = `Bearer ${(await makeToken(other, { name: "t" })).token}`;
    const mine = await ok("createSource", keyed("k-own", { title: "T" }));
    const asked = keyed("k-own", { title: "T" });
    const theirs = await call("createSource", { ...asked, headers: { ...asked.headers, authorization } });
    expect(((await theirs.json()) as { id: string }).id).not.toBe(mine["id"]);
  });
});

describe("many changes of one version at once", () => {
  it("let one through, and show each other one what it is now", async () => {
    const { id: claimId } = await aClaim(actor, articleId, "beta");
    const asked = (note: string) => ({ params: { claimId }, body: { note }, headers: { "if-match": '"1"' } });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => call("updateClaim", asked(`note ${i}`))));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBe(1);
    const { note } = (await (won[0] as Response).json()) as { note: string };
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ present: { version: 2, note } });
    }
  });
});

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
  }, 600_000);

  it("are searched for without an error, and stand in a text where they are found again", async () => {
    for (const words of lists) {
      const q = encodeURIComponent(words.slice(0, 200).replaceAll(/\p{Surrogate}|\0/gu, ""));
      for (const name of ["listArticles", "searchClaims", "listSources"] as const) {
        expect((await call(name, { query: `?q=${q}&limit=1` })).status, words).toBe(200);
      }
    }
  }, 600_000);

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
  }, 600_000);
});
