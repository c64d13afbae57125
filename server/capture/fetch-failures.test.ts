import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { wayOut } from "./capture-stop.ts";
import { type Capture, captureLimits, capturePage } from "./fetch-page.ts";
import { listen, serve, serveRaw, stage } from "./network.fixture.ts";

const page = `<!doctype html><body><p>${"Words of an article that anyone may read. ".repeat(9)}</p>`;
const site = "93.184.215.14";
const names = { "news.example": [[site]] };

/** Captures http://news.example/ while a server on loopback plays it. */
const captureFrom = (port: number, limits: Partial<typeof captureLimits> = {}) =>
  capturePage("http://news.example/", {
    network: stage({ names, hosts: { [site]: port } }),
    limits: { ...captureLimits, ...limits },
  });

describe("what is no page", () => {
  const failing = async (capture: Promise<Capture>) => {
    const { status, reason, bytes, httpStatus } = await capture;
    expect([status, bytes]).toEqual(["failed", null]);
    expect(reason.endsWith(` ${wayOut}`)).toBe(true);
    return [httpStatus, reason.slice(0, -wayOut.length - 1)];
  };

  it.each([
    [404, "The page is not there (404)."],
    [410, "The page is not there (410)."],
    [500, "news.example has a fault (500). Try again later."],
    [503, "news.example has a fault (503). Try again later."],
    [418, "news.example did not send the page (418)."],
    [300, "news.example did not send the page (300)."],
    [304, "news.example did not send the page (304)."],
    [302, "news.example leads on to an address that cannot be read (302)."],
    [204, "news.example sent an empty page (204)."],
    [200, "news.example sent an empty page (200)."],
  ])("answers %i: %s", async (status, words) => {
    const port = await serve((_, answer) => answer.writeHead(status).end());
    expect(await failing(captureFrom(port))).toEqual([status, words]);
  });

  it("does not wait for the body of an error", async () => {
    const port = await serve((_, answer) => {
      answer.writeHead(404);
      answer.write("and so on");
    });
    expect((await failing(captureFrom(port)))[0]).toBe(404);
  });

  it.each([
    ["endless headers", (at: number) => `x-${at}: ${"a".repeat(500)}\r\n`],
    ["one endless header", (at: number) => (at === 0 ? "x: a" : "a".repeat(500))],
  ])("stops at %s", async (_, line) => {
    const port = await serveRaw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      let at = 0;
      const more = () => {
        while (!socket.destroyed && socket.write(line(at++)));
      };
      socket.on("drain", more);
      more();
    });
    expect(await failing(captureFrom(port))).toEqual([
      null,
      "news.example sent more headers than are read here (UND_ERR_HEADERS_OVERFLOW).",
    ]);
  });

  it.each([
    ["slow headers", "HTTP/1.1 200 OK\r\ncontent-type: te"],
    ["no answer", ""],
    ["endless early answers", "HTTP/1.1 103 Early Hints\r\n\r\n"],
    ["a body that never begins", "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9\r\n\r\n"],
  ])("does not wait for %s", async (_, begun) => {
    const port = await serveRaw((socket) => socket.write(begun));
    const [, words] = await failing(captureFrom(port, { time: 300 }));
    expect(words).toBe("It took longer than 0.3 s.");
  });

  it("does not wait for a name either", async () => {
    const network = stage({ names });
    network.lookup = () => new Promise(() => undefined);
    const limits = { ...captureLimits, time: 50 };
    expect(await failing(capturePage("http://news.example/", { network, limits }))).toEqual([
      null,
      "It took longer than 0.05 s.",
    ]);
  });

  it("ends when the caller says so, also in the middle of the page", async () => {
    const stop = new AbortController();
    const headersCame = () => setImmediate(() => stop.abort());
    subscribe("undici:request:headers", headersCame);
    const port = await serveRaw((socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhello"));
    const network = stage({ names, hosts: { [site]: port } });
    const capture = capturePage("http://news.example/", { network, signal: stop.signal });
    expect((await failing(capture))[1]).toBe("The capture was stopped.");
    unsubscribe("undici:request:headers", headersCame);
    const again = capturePage("http://gone.example/", { network: stage(), signal: stop.signal });
    expect((await failing(again))[1]).toBe("The capture was stopped.");
  });

  it("has more headers than it may", async () => {
    const port = await serve((_, answer) => answer.writeHead(200, { "x-long": "a".repeat(500) }).end(page));
    expect((await failing(captureFrom(port, { headerBytes: 400 })))[1]).toContain(
      "sent more headers than are read here",
    );
  });

  it.each([
    "SSH-2.0-OpenSSH_9.2\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
  ])("speaks no HTTP: %j", async (begun) => {
    const port = await serveRaw((socket) => socket.end(begun));
    expect((await failing(captureFrom(port)))[1]).toMatch(/^news\.example broke off, or sent what is no web page/u);
  });

  it.each([
    ["was asked", () => serveRaw((socket) => socket.destroy())],
    ["was reached", () => listen(createServer((socket) => socket.destroy()))],
  ])("is reached no second time when the server hangs up as soon as it %s", async (_, start) => {
    const network = stage({ names, hosts: { [site]: await start() } });
    expect((await failing(capturePage("http://news.example/", { network })))[1]).toContain("broke off");
    expect(network.dialled).toEqual([`${site}:80`]);
  });

  it.each(["compress", "gzip, gzip, gzip", "zip"])(
    "is in the encoding %s, which nobody asked for",
    async (encoding) => {
      const port = await serve((_, answer) => answer.writeHead(200, { "content-encoding": encoding }).end(page));
      expect((await failing(captureFrom(port)))[1]).toContain(`in an encoding that is not read here (${encoding})`);
    },
  );

  it("says that it is compressed and is not", async () => {
    const port = await serve((_, answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end(page));
    expect((await failing(captureFrom(port)))[1]).toContain("broke off before anything was read");
  });

  it("has no name, refuses, or has no safe connection", async () => {
    const closed = stage({ names, hosts: {} });
    expect((await failing(capturePage("http://gone.example/", { network: closed })))[1]).toBe(
      "The name gone.example was not found (ENOTFOUND).",
    );
    expect((await failing(capturePage("http://news.example/", { network: closed })))[1]).toBe(
      "news.example refused the connection (ECONNREFUSED).",
    );
    const port = await serve((_, answer) => answer.end(page));
    const network = stage({ names, hosts: { [site]: port } });
    expect((await failing(capturePage("https://news.example/", { network })))[1]).toMatch(
      /^No secure connection to news\.example could be made \(\w+\)\.$/u,
    );
    expect(network.dialled).toEqual([`${site}:443`]);
  });
});
