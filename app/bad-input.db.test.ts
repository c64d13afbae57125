import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "@/server/operations.ts";
import { aClaim } from "@/server/testing.ts";
import { anAsker, callWith, expectRefused, send, type Asked, type Name } from "./testing.ts";

useTestDatabase();

let headers: Record<string, string>;
let actor: Actor;
let articleId: string;

beforeAll(async () => {
  ({ actor, headers, articleId } = await anAsker("Alpha beta 😀 gamma. Delta epsilon."));
});

const call = (name: Name, asked: Asked) => callWith(headers, name, asked);

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

  it.each<[string, string | Uint8Array, Record<string, string>]>([
    ["no bundle", "hello", { "content-type": "application/zip" }],
    ["empty", "", { "content-type": "application/zip" }],
    ["JSON that names a file of the server", '{"file":"/etc/passwd"}', json],
    ["a form", "--b--", form],
    ["as long as it says, and that is too much", "x", { "content-type": "application/zip", "content-length": "2e9" }],
  ])("that is a file alone is refused when it is %s, and leaves none behind", async (_what, body, more) => {
    const folder = mkdtempSync(join(tmpdir(), "claimcheck-test-"));
    vi.stubEnv("TMPDIR", folder);
    try {
      await expectRefused(await call("importBundle", { body, headers: more }));
      await expectRefused(await call("importBundle", { body, headers: more, query: "?file=/etc/passwd" }));
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
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
