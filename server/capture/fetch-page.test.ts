import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { wayOut } from "./capture-stop.ts";
import { type Capture, captureLimits, capturePage } from "./fetch-page.ts";
import { serve, serveRaw, stage } from "./network.fixture.ts";

const words = "The agreement comes into force from the moment of its signing, Interfax reported on Friday. ";
const page = `<!doctype html><html><head><title>Agreement</title></head><body><p>${words.repeat(5)}</p></body></html>`;
const site = "93.184.215.14";
const names = { "news.example": [[site]] };
const text = ({ bytes }: Capture) => Buffer.from(bytes ?? []).toString("utf8");

/** Captures http://news.example/ while a server on loopback plays it. */
const captureFrom = (port: number, limits: Partial<typeof captureLimits> = {}, path = "/") =>
  capturePage(`http://news.example${path}`, {
    network: stage({ names, hosts: { [site]: port } }),
    limits: { ...captureLimits, ...limits },
  });

describe("a page that is there", () => {
  it("is captured whole, with its type, charset, name and addresses", async () => {
    const port = await serve((_, answer) => {
      answer.writeHead(200, { "content-type": "Text/HTML; Charset=UTF-8", "set-cookie": "id=1" });
      answer.end(page);
    });
    const capture = await captureFrom(port, {}, "/2020/11/20/agreement?a=1#c");
    expect(text(capture)).toBe(page);
    expect({ ...capture, bytes: null }).toEqual({
      status: "ok",
      reason: "",
      bytes: null,
      mediaType: "text/html",
      charset: "utf-8",
      fileName: "agreement.html",
      finalUrl: "http://news.example/2020/11/20/agreement?a=1#c",
      httpStatus: 200,
      redirects: [],
    });
  });

  it("is asked for with an honest name, and with no cookie, no referrer and no address of ours, also after redirects", async () => {
    const asked: { url?: string; headers: object }[] = [];
    const port = await serve(({ url, headers }, answer) => {
      asked.push({ url, headers });
      if (url === "/") answer.writeHead(302, { location: "/page", "set-cookie": "id=1; path=/" }).end();
      else answer.writeHead(200, { "content-type": "text/html" }).end(page);
    });
    expect((await captureFrom(port)).status).toBe("ok");
    expect(asked.map(({ url }) => url)).toEqual(["/", "/page"]);
    for (const { headers } of asked) {
      expect(Object.keys(headers).toSorted()).toEqual(
        ["accept", "accept-encoding", "accept-language", "connection", "host", "user-agent"].toSorted(),
      );
      expect(headers).toMatchObject({ host: "news.example", "user-agent": expect.stringMatching(/^Claimcheck /u) });
    }
  });

  it.each([
    ["gzip", gzipSync(page)],
    ["x-gzip", gzipSync(page)],
    ["deflate", deflateSync(page)],
    ["deflate", deflateRawSync(page)],
    ["br", brotliCompressSync(page)],
    ["gzip, br", brotliCompressSync(gzipSync(page))],
    ["identity", Buffer.from(page)],
    ["GZIP", gzipSync(page)],
  ])("is unpacked from %s", async (encoding, body) => {
    const port = await serve((_, answer) =>
      answer.writeHead(200, { "content-type": "text/html", "content-encoding": encoding }).end(body),
    );
    const capture = await captureFrom(port);
    expect([capture.status, text(capture)]).toEqual(["ok", page]);
  });

  it("may have exactly as many bytes as the limit", async () => {
    const port = await serve((_, answer) =>
      answer.writeHead(200, { "content-type": "text/plain" }).end("x".repeat(1000)),
    );
    expect((await captureFrom(port, { bytes: 1000 })).status).toBe("ok");
  });

  it("is found after three redirects, each by its own kind", async () => {
    const port = await serve(({ url }, answer) => {
      const next = { "/": [301, "/b"], "/b": [307, "//news.example/c"], "/c": [308, "http://news.example/d"] }[
        url ?? ""
      ];
      if (next) answer.writeHead(Number(next[0]), { location: String(next[1]) }).end("moved");
      else answer.writeHead(200, { "content-type": "text/html" }).end(page);
    });
    const capture = await captureFrom(port);
    expect(capture).toMatchObject({ status: "ok", finalUrl: "http://news.example/d", httpStatus: 200 });
    expect(capture.redirects).toEqual(["http://news.example/", "http://news.example/b", "http://news.example/c"]);
  });
});

describe("a page of which only some can be had", () => {
  const partly = async (capture: Promise<Capture>) => {
    const { status, reason, bytes } = await capture;
    expect(status).toBe("partial");
    expect(reason.endsWith(` ${wayOut}`)).toBe(true);
    return { reason, length: bytes?.length };
  };

  it("is cut at the limit, however long it goes on", async () => {
    const port = await serve((_, answer) => {
      answer.writeHead(200, { "content-type": "text/plain" });
      const more = () => {
        while (answer.write("x".repeat(10_000)));
      };
      answer.on("drain", more);
      more();
    });
    expect(await partly(captureFrom(port))).toMatchObject({
      length: 10_000_000,
      reason: `Only the first 10 MB were kept. ${wayOut}`,
    });
  });

  it("is cut at one byte more than the limit", async () => {
    const port = await serve((_, answer) =>
      answer.writeHead(200, { "content-type": "text/plain" }).end("x".repeat(1001)),
    );
    expect((await partly(captureFrom(port, { bytes: 1000 }))).length).toBe(1000);
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(300_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(300_000_000), { params: { 1: 1 } })],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(300_000_000)))],
    ["gzip, br", brotliCompressSync(gzipSync(Buffer.alloc(300_000_000)), { params: { 1: 1 } })],
  ])("a bomb in %s is stopped at the limit", async (encoding, body) => {
    expect(body.length).toBeLessThan(400_000);
    const port = await serve((_, answer) =>
      answer.writeHead(200, { "content-type": "text/plain", "content-encoding": encoding }).end(body),
    );
    expect((await partly(captureFrom(port))).length).toBe(10_000_000);
  });

  it("breaks off before its length is reached", async () => {
    const head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n";
    const port = await serveRaw((socket) => socket.end(head + page));
    const { length, reason } = await partly(captureFrom(port));
    expect(length).toBe(page.length);
    expect(reason).toContain(`The page broke off; the ${page.length} bytes that came were kept.`);
  });

  it("breaks off between its chunks", async () => {
    const head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n";
    const port = await serveRaw((socket) => socket.end(`${head}${page.length.toString(16)}\r\n${page}\r\n`));
    expect((await partly(captureFrom(port))).length).toBe(page.length);
  });

  it("breaks off in the middle of a compressed stream", async () => {
    const body = gzipSync(Buffer.from(Array.from({ length: 50_000 }, (_, i) => `${i * 7919} `).join("")));
    const port = await serve((_, answer) =>
      answer
        .writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" })
        .end(body.subarray(0, -20_000)),
    );
    expect((await partly(captureFrom(port))).length).toBeGreaterThan(100_000);
  });

  it("comes too slowly", async () => {
    const head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n";
    const port = await serveRaw((socket) => socket.write(head + page));
    expect(await partly(captureFrom(port, { time: 1000 }))).toEqual({
      length: page.length,
      reason: `It took longer than 1 s; the ${page.length} bytes that came were kept. ${wayOut}`,
    });
  });

  it.each([
    ["needs JavaScript", '<div id="root"></div><script src="/app.js"></script>', "The page needs JavaScript."],
    [
      "is a script",
      `<SCRIPT>${words.repeat(9)}</SCRIPT><noscript>${words.repeat(9)}</noscript>`,
      "The page needs JavaScript.",
    ],
    ["never ends its script", `<p>a</p><!-- ${words} --><script>${words.repeat(9)}`, "The page needs JavaScript."],
    [
      "is for subscribers",
      `<script type="application/ld+json">{"isAccessibleForFree" : "False"}</script>${page}`,
      "The page says that part of it is for subscribers; that part may be missing.",
    ],
  ])("%s", async (_, html, reason) => {
    const port = await serve((__, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html));
    const capture = await partly(captureFrom(port));
    expect(capture).toEqual({ length: html.length, reason: `${reason} ${wayOut}` });
  });

  it.each([
    ["a short page without scripts", "<p>Gone fishing.</p>"],
    ["a page with scripts and text", `<script>1</script>${page}<script>2</script>`],
    ["a page that is free", `<script type="application/ld+json">{"isAccessibleForFree":true}</script>${page}`],
  ])("%s is whole", async (_, html) => {
    const port = await serve((__, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html));
    expect((await captureFrom(port)).status).toBe("ok");
  });
});

describe("a page that we are kept from", () => {
  it.each([401, 402, 403, 407, 429, 451, 999])("is blocked by status %i", async (status) => {
    const port = await serve((_, answer) => answer.writeHead(status).end(page));
    const capture = await captureFrom(port);
    expect(capture).toMatchObject({ status: "blocked", httpStatus: status, bytes: null });
    expect(capture.reason).toBe(`The page could not be captured (blocked, ${status}). ${wayOut}`);
  });

  it.each([
    [503, { "cf-mitigated": "challenge" }],
    [202, { "x-amzn-waf-action": "challenge" }],
    [405, { "x-amzn-waf-action": "captcha" }],
  ])("is blocked by a wall against robots under status %i", async (status, headers) => {
    const port = await serve((_, answer) => answer.writeHead(status, Object.entries(headers).flat()).end(page));
    expect(await captureFrom(port)).toMatchObject({
      status: "blocked",
      reason: expect.stringContaining("browsers only"),
    });
  });
});
