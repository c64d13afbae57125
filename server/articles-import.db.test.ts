import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/core/people.ts";
import { writeBackup } from "@/db/backup.ts";
import { sha256 } from "@/db/commit.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { holdPage, takePage } from "./imports/held-pages.ts";
import { getNewsroom, updateNewsroom } from "./newsroom.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { acting, aPerson, ask } from "./testing.ts";

const sentence = "The agreement comes into force from the date of its signing, the ministry said on Friday. ";
const paragraphs = Array.from({ length: 4 }, (_, at) => `<p>Part ${at}. ${sentence.repeat(4)}</p>`).join("");
const story = (more: string) =>
  `<!doctype html><html lang="en"><head><title>A pact</title>${more}</head><body><nav><a href="/">Home</a></nav><article>${paragraphs}</article></body></html>`;
const canonical = '<link rel="canonical" href="https://desk.example/pact"><meta name="author" content="Ann Lee">';

let server: Server;
let host: string;
/** How often the page was asked for: each time it says another thing. */
let asked = 0;

// read once a process: who is asked is told before anything asks
beforeAll(async () => {
  const pdf = await readFile(new URL("extraction/moscow-times.fixture.pdf", import.meta.url));
  server = createServer((request, response) => {
    const page = (html: string) => response.setHeader("content-type", "text/html").end(html);
    const { url } = request;
    if (url === "/moved") response.writeHead(302, { location: "/page" }).end();
    else if (url === "/page") page(story(`<!-- ${(asked += 1)} -->`));
    else if (url === "/loop") response.writeHead(302, { location: "/loop" }).end();
    else if (url === "/closed") response.writeHead(402).end();
    else if (url === "/subscribers") page(story(`${canonical}<script>{"isAccessibleForFree": false}</script>`));
    else if (url === "/script") page('<html><body><div id="root"></div><script src="/a.js"></script></body></html>');
    else if (url === "/a.pdf") response.setHeader("content-type", "application/pdf").end(pdf);
    else if (url === "/out") response.writeHead(302, { location: "http://10.0.0.1/" }).end();
    // any other address is never answered
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env["CAPTURE_ALLOW"] = host;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

useTestDatabase();

let checker: Actor;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});
afterEach(() => {
  vi.useRealTimers();
});

const at = (path: string) => `http://${host}${path}`;
const preview = (input: object, actor = checker) => ask(articles.previewArticle, actor, input);
const create = (input: object, actor = checker) => ask(articles.createArticle, actor, input);
const original = async (articleId: string) => (await import("./articles.ts")).getOriginal(checker, { articleId });

it("fetches no page until an administrator allows it, and says who can and what to do", async () => {
  for (const act of [preview, create]) {
    const refused = { code: "forbidden", message: expect.stringMatching(/administrator.*paste the text/u) as unknown };
    await expect(act({ url: at("/page") })).rejects.toMatchObject(refused);
  }
  const { version } = await getNewsroom();
  await updateNewsroom(acting(await aPerson("admin")), { version, captureAllowed: true });
});

describe("a page", () => {
  it("is kept as it was looked at, byte for byte, and fetched anew where it was not", async () => {
    const before = (await allEvents()).length;
    const seen = await preview({ url: at("/moved") });
    expect(seen).toMatchObject({
      title: "A pact",
      language: "en",
      url: at("/page"),
      mediaType: "text/html",
      missing: "",
    });
    expect(seen.text).toMatch(/^Part 0\./u);
    expect((await allEvents()).length).toBe(before);
    const count = asked;
    const url = "https://desk.example/corrected";
    const kept = await create({ fetched: seen.fetched, url });
    expect(asked).toBe(count);
    const { bytes, fileName } = await original(kept.id);
    expect(Buffer.from(bytes).toString()).toContain(`<!-- ${count} -->`);
    expect({ sha: kept.originalSha256, fileName }).toEqual({ sha: seen.fetched, fileName: "page.html" });
    expect(sha256(new Uint8Array(bytes))).toBe(seen.fetched);
    expect(kept).toMatchObject({ url, revision: { url: at("/page"), text: seen.text, readingNotes: seen.notes } });
    const anew = await create({ url: at("/page") });
    expect(anew).toMatchObject({ url: at("/page"), revision: { url: at("/page") } });
    expect(anew.originalSha256).not.toBe(seen.fetched);
  });

  it("that is a PDF has its pages", async () => {
    const { fetched, pages, mediaType } = await preview({ url: at("/a.pdf") });
    expect({ mediaType, pages: pages.map(({ page }) => page) }).toEqual({
      mediaType: "application/pdf",
      pages: [1, 2, 3, 4],
    });
    const { revision, original: file } = await create({ fetched });
    expect(revision.pages).toEqual(pages);
    expect(file).toMatchObject({ sha256: fetched, fileName: "a.pdf" });
  });

  it("that may lack a part says so, before and after it is kept", async () => {
    const { missing, fetched, url, byline } = await preview({ url: at("/subscribers") });
    expect({ url, byline }).toEqual({ url: "https://desk.example/pact", byline: "Ann Lee" });
    expect(missing).toMatch(/subscribers.*paste the text/u);
    expect((await create({ fetched })).revision.readingNotes[0]).toBe(missing);
  });

  it.each([
    ["/loop", /more than 3 times.*paste the text/u],
    ["/closed", /blocked, 402.*paste the text/u],
    ["/script", /needs JavaScript.*paste the text/u],
    ["/out", /CAPTURE_ALLOW|private|inside|own network/u],
  ])("at %s is refused with the way out", async (path, message) => {
    const refused = { code: "invalid", message: expect.stringMatching(message) as unknown };
    await expect(preview({ url: at(path) })).rejects.toMatchObject({ ...refused, errors: [{ path: "url" }] });
  });

  it("that nobody waits for any more is neither fetched on nor kept", async () => {
    const before = (await allEvents()).length;
    for (const { useCase } of [articles.previewArticle, articles.createArticle]) {
      const stop = new AbortController();
      server.once("request", () => stop.abort());
      const going = useCase(checker, { url: at("/never") }, stop.signal);
      await expect(going).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("cancelled") });
    }
    expect((await allEvents()).length).toBe(before);
  });
});

describe("a page that is held", () => {
  const page = { mediaType: "text/html", fileName: "a.html", url: "https://desk.example/a", missing: "" };
  const hold = async (words: string) => holdPage(checker, { ...page, bytes: Buffer.from(words) });
  const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  const gone = {
    code: "invalid",
    message: expect.stringContaining("fetched again") as unknown,
    errors: [{ path: "fetched" }],
  };

  it("is there for who had it fetched, for an hour", async () => {
    const fetched = await hold("words");
    const taken = await takePage(checker, fetched);
    const backup: string[] = [];
    await writeBackup(
      "",
      async (lines) => void backup.push(lines),
      () => undefined,
    );
    expect(backup.join("")).toContain('"answers"');
    expect(backup.join("")).not.toContain("held-page:");
    expect(taken).toEqual({ ...page, bytes: new Uint8Array(Buffer.from("words")) });
    await expect(create({ fetched }, acting(await aPerson("checker")))).rejects.toMatchObject(gone);
    later(61 * 60 * 1000);
    await expect(create({ fetched })).rejects.toMatchObject(gone);
  });

  it("makes room when three others came after it, and holding it again counts as coming", async () => {
    const held: string[] = [];
    for (const [i, words] of ["a", "b", "a", "c", "d"].entries()) {
      later(i * 1000);
      held.push(await hold(words));
    }
    await expect(takePage(checker, held[1] ?? "")).rejects.toMatchObject(gone);
    for (const fetched of held.slice(2)) await takePage(checker, fetched);
  });
});

it("keeps pasted HTML as it came, and reads it from its address", async () => {
  // behind so much space that nothing looks like HTML at first
  const html = `Signed &amp; in ${" ".repeat(5000)}<a href="/a">force</a><script>x</script>`;
  const kept = await create({ html, url: "https://desk.example/b/c" });
  expect(kept).toMatchObject({ url: "https://desk.example/b/c", originalSha256: sha256(html) });
  expect(kept.original).toMatchObject({ mediaType: "text/html", fileName: "pasted.html" });
  const link = { type: "link", attrs: { href: "https://desk.example/a" } };
  expect(kept.revision.document.content).toEqual([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Signed & in " },
        { type: "text", text: "force", marks: [link] },
      ],
    },
  ]);
});
