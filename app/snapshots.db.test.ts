import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { largestFile } from "@/core/snapshots.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { anAsker, callWith, expectRefused, okOf, own, routeOf, type Asked, type Name } from "./testing.ts";
import { operations } from "@/server/operations.ts";

useTestDatabase();

let headers: Record<string, string>;

beforeAll(async () => {
  ({ headers } = await anAsker("Alpha beta."));
});

const call = (name: Name, asked: Asked) => callWith(headers, name, asked);
const ok = async (name: Name, asked: Asked) => okOf(name, await call(name, asked));
const aSource = async () => ({ sourceId: String((await ok("createSource", { body: { title: "T" } }))["id"]) });
const listed = async (params: { sourceId: string }) =>
  ((await ok("listSnapshots", { params })) as { items: unknown[] }).items;
const hash = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

const script = `<!doctype html><title>T</title><p>Words.<script>alert(document.cookie)</script>`;

function form(file: Uint8Array<ArrayBuffer>, name: string, fields: Record<string, string> = {}): FormData {
  const made = new FormData();
  made.append("file", new File([file], name));
  for (const [field, value] of Object.entries(fields)) made.append(field, value);
  return made;
}

describe("the bytes of a snapshot", () => {
  it("are a download that can run nothing, named by their hash", async () => {
    const made = await ok("addSnapshot", { params: await aSource(), body: { html: script } });
    const params = { snapshotId: String(made["id"]) };
    const answer = await call("getSnapshotContent", { params });
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(bytes).toString("utf8")).toBe(script);
    expect(hash(bytes).toString("hex")).toBe(made["sha256"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/html",
      "content-disposition": 'attachment; filename="snapshot-1.html"',
      "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none';/u),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
      etag: `"${String(made["sha256"])}"`,
      "repr-digest": `sha-256=:${hash(script).toString("base64")}:`,
    });
    expect(answer.headers.get("content-security-policy")).not.toMatch(/script-src|allow-/u);
    const again = await call("getSnapshotContent", {
      params,
      headers: { "if-none-match": `"${String(made["sha256"])}"` },
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});

describe("a file sent in", () => {
  it("comes with its fields, under its own name", async () => {
    const params = await aSource();
    const id = "019bb1c0-0001-7000-8000-00000000abcd";
    const archiveUrl = "https://perma.cc/ABCD-1234";
    const bytes = new TextEncoder().encode(script);
    const fields = { id, archiveUrl, url: "https://example.org/a" };
    const made = await ok("addSnapshot", { params, body: form(bytes, 'a "b"\n😀.html', fields) });
    expect(made).toMatchObject({ ...fields, method: "uploaded", mediaType: "text/html" });
    const answer = await call("getSnapshotContent", { params: { snapshotId: id } });
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''a%20/u,
    );
    expect(await listed(params)).toEqual([made]);
  });

  it("may have 50 MB, and not a byte more", async () => {
    const params = await aSource();
    const most = new Uint8Array(largestFile);
    const made = await ok("addSnapshot", { params, body: form(most, "most.bin") });
    expect(made).toMatchObject({ size: largestFile, sha256: hash(most).toString("hex"), textLength: 0 });
    expect(String(made["reason"]).length).toBeGreaterThan(20);
    const refused = await expectRefused(
      await call("addSnapshot", { params, body: form(new Uint8Array(largestFile + 1), "more.bin") }),
    );
    expect(JSON.stringify(refused)).toContain("50 MB");
    expect(await listed(params)).toEqual([made]);
  });

  it("that is larger is not read to its end, whatever it says of its length", async () => {
    const boundary = "b";
    const chunk = new Uint8Array(1024 * 1024);
    for (const announced of [true, false]) {
      let sent = 0;
      const body = new ReadableStream({
        pull(stream) {
          sent += 1;
          stream.enqueue(chunk);
          if (sent === 400) stream.close();
        },
      });
      const params = await aSource();
      const request = new Request(`${own}/api/v1/sources/${params.sourceId}/snapshots`, {
        method: "POST",
        body,
        headers: {
          ...headers,
          "content-type": `multipart/form-data; boundary=${boundary}`,
          ...(announced && { "content-length": String(400 * chunk.length) }),
        },
        duplex: "half",
      } as RequestInit);
      const answer = await (await routeOf(operations.addSnapshot))(request, { params: Promise.resolve(params) });
      expect((await expectRefused(answer)).detail).toContain("50 MB");
      expect(sent).toBeLessThan(60);
    }
  });

  it("to another operation has the limit it had", async () => {
    const answer = await call("createArticle", { body: form(new Uint8Array(25_000_001), "a.txt") });
    expect((await expectRefused(answer)).detail).toContain("25 MB");
    const json = await call("addSnapshot", { params: await aSource(), body: { text: "x".repeat(25_000_001) } });
    expect((await expectRefused(json)).detail).toContain("25 MB");
  });
});

describe("a request that is given up", () => {
  it("keeps nothing", async () => {
    const params = await aSource();
    const stop = new AbortController();
    const request = new Request(`${own}/api/v1/sources/${params.sourceId}/snapshots`, {
      method: "POST",
      body: JSON.stringify({ html: script }),
      headers: { ...headers, "content-type": "application/json" },
      signal: stop.signal,
    });
    const answering = (await routeOf(operations.addSnapshot))(request, { params: Promise.resolve(params) });
    stop.abort();
    expect((await expectRefused(await answering)).detail).toContain("nothing was kept");
    expect(await listed(params)).toEqual([]);
  });
});

describe("an Idempotency-Key", () => {
  it("keeps one copy of several that are sent at once, and another of its own bytes", async () => {
    const params = await aSource();
    const asked = { params, body: { text: "Words." }, headers: { "idempotency-key": "k-copy" } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => call("addSnapshot", asked)));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(bodies).size).toBe(1);
    expect((await listed(params)).length).toBe(1);
  });
});

describe("many copies and passages of one source at once", () => {
  it("all come in, numbered in order, and no passage misses the newest", async () => {
    const params = await aSource();
    const { articleId } = await anAsker("Gamma delta.");
    const claim = await ok("markClaim", { params: { articleId }, body: { target: { exact: "Gamma" } } });
    await ok("addSnapshot", { params, body: { text: "Made in Minsk." } });
    const evidence = { ...params, passage: "Made in Minsk.", stance: "supports", class: "primary" };
    const onClaim = { claimId: String(claim["id"]) };
    await ok("addEvidence", { params: onClaim, body: evidence });
    const asked = Array.from({ length: 5 }, (_, i) => [
      call("addSnapshot", { params, body: { text: `Made elsewhere, ${i}.` } }),
      call("addEvidence", { params: onClaim, body: evidence }),
    ]);
    const answers = await Promise.all(asked.flat());
    // who loses every race is told so, and may send it again
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const copies = (await listed(params)) as { id: string; number: number }[];
    expect(copies.map(({ number }) => number)).toEqual(copies.map((_, i) => copies.length - i));
    const { items } = (await ok("listEvidence", { params: onClaim })) as {
      items: { lock: string; snapshotId: string; driftedIn: string | null }[];
    };
    const found = items.filter(({ lock }) => lock === "found");
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) expect(row.driftedIn).toBe(copies[0]?.id);
  });
});
