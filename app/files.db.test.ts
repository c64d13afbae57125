import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Revision } from "@/core/articles.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import type { Role } from "@/core/people.ts";
import { useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { systemActor } from "@/server/permit.ts";
import { importRecord } from "@/server/record-imports.ts";
import { acting, aPerson } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import * as original from "./api/v1/articles/[articleId]/original/route.ts";
import * as report from "./api/v1/articles/[articleId]/report/[format]/route.ts";
import * as revisions from "./api/v1/articles/[articleId]/revisions/route.ts";
import * as openapi from "./api/v1/openapi.json/route.ts";
import * as records from "./api/v1/records/route.ts";

useTestDatabase();

const hash = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const record: ArticleRecord = sampleRecord({ sha256: hash, base64: (text) => Buffer.from(text).toString("base64") });
const articleId = record.article.id;

async function authorization(...roles: Role[]): Promise<{ authorization: string }> {
  const { token } = await makeToken(acting(await aPerson(...roles)), { name: "test" });
  return { authorization: `Bearer ${token}` };
}

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const get = (route: Route, params: Record<string, string>, headers: Record<string, string>, query = "") =>
  route(new Request(`http://localhost/x${query}`, { headers }), { params: Promise.resolve(params) });
const exported = (format: string, headers: Record<string, string>, query = "") =>
  get(report.GET, { articleId, format }, headers, query);
const post = (body: string, headers: Record<string, string>) =>
  records.POST(
    new Request("http://localhost/x", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    }),
    { params: Promise.resolve({}) },
  );

beforeAll(async () => {
  await importRecord(systemActor, record);
});

describe("a report", () => {
  it.each([
    ["html", "text/html; charset=utf-8", "-editor.html"],
    ["csv", "text/csv; charset=utf-8", "-editor.csv"],
    ["json", "application/json", "-record.json"],
  ])("as %s is a file with a name that can run nothing", async (format, mediaType, ending) => {
    const answer = await exported(format, await authorization("checker"));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(mediaType);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="russian-national-guard/u);
    expect(answer.headers.get("content-disposition")).toContain(ending);
    expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/u);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.headers.get("etag")).toBe(`"${hash(bytes)}"`);
  });

  it("is the same for whoever asks, and not sent again to who has it", async () => {
    const [legal, viewer] = [await authorization("legal"), await authorization("viewer")];
    const first = await exported("html", legal);
    const etag = first.headers.get("etag") ?? "";
    expect((await exported("html", viewer)).headers.get("etag")).toBe(etag);
    const again = await exported("html", { ...viewer, "if-none-match": `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await exported("html", { ...viewer, "if-none-match": '"other"' })).status).toBe(200);
  });

  it("for legal is for legal, and what is for legal is in no other copy", async () => {
    const secret = "[a person who must not be named]";
    const [legal, checker] = [await authorization("legal"), await authorization("checker")];
    expect(await (await exported("html", legal, "?audience=legal")).text()).toContain(secret);
    for (const format of ["html", "csv"]) {
      for (const query of ["", "?audience=editor", "?audience=public"]) {
        expect(await (await exported(format, legal, query)).text()).not.toContain(secret);
      }
      expect((await exported(format, checker, "?audience=legal")).status).toBe(403);
    }
    expect(await (await exported("json", checker)).text()).not.toContain(secret);
    expect(await (await exported("json", legal)).text()).toBe(serialiseRecord(record));
  });

  it.each([
    ["odt", "", 404, "There are: html, pdf, docx, xlsx, csv, md,"],
    ["html", "?audience=world", 400, "audience is public, editor, legal."],
    ["json", "?audience=public", 400, "no public copy"],
    ["json", "?leaveOut=contacts", 400, "leaves nothing out"],
    ["html", "?leaveOut=contacts,law", 400, "leaveOut is history, contacts, queries"],
    ["csv", "?as=page", 400, "Only html is shown"],
  ])("as %s%s is refused with the way out", async (format, query, status, words) => {
    const answer = await exported(format, await authorization("checker"), query);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { detail: string }).detail).toContain(words);
  });

  it("goes without what is left out of it, says so, and can be shown as a page", async () => {
    const checker = await authorization("checker");
    const whole = await exported("html", checker, "?leaveOut=");
    expect(await whole.text()).toBe(await (await exported("html", checker)).text());
    const left = await exported("html", checker, "?leaveOut=queries,,history&as=page");
    expect(left.headers.get("content-disposition")).toBe("inline");
    const html = await left.text();
    expect(html).toContain("Left out of this copy: history, open queries.");
    expect(html).toMatch(/<a class="proof" href="[^"]+" rel="noopener noreferrer nofollow" target="_blank">/u);
  });

  it("as the whole record is not for viewers, and none is for who is not signed in", async () => {
    expect((await exported("json", await authorization("viewer"))).status).toBe(403);
    expect((await exported("html", {})).status).toBe(401);
    const other = { articleId: "019bb1c0-0001-7000-8000-0000000000ff", format: "html" };
    expect((await get(report.GET, other, await authorization("viewer"))).status).toBe(404);
  });
});

describe("the original", () => {
  it("is the bytes as they came, to be saved", async () => {
    const answer = await get(original.GET, { articleId }, await authorization("viewer"));
    expect(hash(new Uint8Array(await answer.arrayBuffer()))).toBe(record.original.sha256);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="moscow-times.txt"');
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("under a media type that is none is bytes", async () => {
    const odd = {
      ...record,
      original: { ...record.original, mediaType: "text/html\r\nset-cookie: a=b", fileName: "" },
    };
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, odd);
      const answer = await get(original.GET, { articleId }, await authorization("viewer"));
      expect(answer.headers.get("content-type")).toBe("application/octet-stream");
      expect(answer.headers.get("content-disposition")).toBe('attachment; filename="original"');
    });
  });
});

describe("the revisions of an article", () => {
  it("are all there, oldest first", async () => {
    const answer = await get(revisions.GET, { articleId }, await authorization("viewer"));
    const { items, next } = (await answer.json()) as { items: object[]; next: null };
    expect(next).toBeNull();
    const { document: _document, text, pages: _pages, ...kept } = record.revisions[0] as Revision;
    expect(items).toEqual([expect.objectContaining({ ...kept, words: text.split(/\s+/u).length })]);
  });
});

describe("a record sent in", () => {
  it("becomes an article, and with its key again gives the first answer", async () => {
    await withEmptyDatabase(async () => {
      const headers = { ...(await authorization("editor")), "idempotency-key": "k1" };
      const first = await post(serialiseRecord(record), headers);
      expect(first.status).toBe(201);
      expect(first.headers.get("etag")).toBe(`"${record.article.version}"`);
      const again = await post(serialiseRecord(record), headers);
      expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
      expect(await again.json()).toEqual(await first.json());
    });
  });

  it.each<[string, (text: string) => string, Role, number]>([
    ["twice", (text) => text, "editor", 409],
    ["by a checker", (text) => text, "checker", 403],
    ["of another format", (text) => text.replace("claimcheck-record", "other"), "editor", 400],
    ["that is half", (text) => text.slice(0, 5000), "editor", 400],
    ["with a member too many", (text) => text.replace("{", '{"more": 1,'), "editor", 400],
  ])("%s is refused", async (_what, change, role, status) => {
    const answer = await post(change(serialiseRecord(record)), await authorization(role));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("the API document", () => {
  it("is for who is signed in", async () => {
    expect((await get(openapi.GET, {}, {})).status).toBe(401);
    const answer = await get(openapi.GET, {}, await authorization("viewer"));
    expect(await answer.json()).toMatchObject({ openapi: "3.1.1" });
  });
});
