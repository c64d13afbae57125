/** Claims brought in from an address; a server on loopback stands for the outside. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { getNewsroom, updateNewsroom } from "./newsroom.ts";
import { operations } from "./operations.ts";
import { acting, anArticle, aPerson, ask } from "./testing.ts";

const said = "The river rose twice in May.";
const review = {
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  claimReviewed: said,
  url: "https://desk.example/river",
  author: { "@type": "Organization", name: "The Desk" },
  datePublished: "2021-03-04",
  reviewRating: { "@type": "Rating", alternateName: "False" },
};
const feed = { "@type": "DataFeed", dataFeedElement: [{ "@type": "DataFeedItem", item: [review] }] };
const target = { source: "https://p.example/a", selector: [{ type: "TextQuoteSelector", exact: said }] };
const annotation = { type: "Annotation", body: "No.", target };
const page = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items: [annotation] };
const collection = { type: "AnnotationCollection", total: 9, first: "https://notes.example/page1" };
const hypothesis = {
  total: 312,
  rows: [
    {
      id: "a1",
      uri: "https://p.example/a",
      user: "acct:ana@hypothes.is",
      text: "No.",
      tags: ["false"],
      target: [target],
    },
  ],
};
const json = "application/json";
const html = "text/html; charset=windows-1251";
const answers: Record<string, [mediaType: string, body: string | Buffer]> = {
  "/review": [
    html,
    Buffer.concat([
      Buffer.from("<!doctype html><html><head><title>"),
      Buffer.from([0xd0, 0xe5, 0xea, 0xe0]),
      Buffer.from(`</title><script type="application/ld+json">${JSON.stringify(review)}</script></head><body>`),
      Buffer.from(`<p>${"Words of a long article. ".repeat(60)}</p></body></html>`),
    ]),
  ],
  "/tags": [
    "text/html",
    `<!doctype html><body><div itemscope itemtype="https://schema.org/ClaimReview"><p itemprop="claimReviewed">${said}</p></div>${"<p>Words of a long article. ".repeat(60)}`,
  ],
  "/feed": ["application/ld+json", JSON.stringify(feed)],
  "/page": ["application/ld+json", JSON.stringify(page)],
  "/collection": [json, JSON.stringify(collection)],
  "/hypothesis": [json, JSON.stringify(hypothesis)],
  "/claims.csv": [
    "text/csv; charset=windows-1252",
    Buffer.from(`Quote,Rating,Explanation\n${said},False,caf\xe9`, "latin1"),
  ],
  "/list.json": [json, '{"items":[1]}'],
  "/broken.json": [json, '{"@type": "ClaimRev'],
  "/none": ["text/html", `<!doctype html><body><p>${"Words of a long article. ".repeat(60)}`],
  "/photo": ["image/png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  "/large.json": [json, `["${"x".repeat(10_100_000)}"]`],
};

let server: Server;
let host: string;
const asked: { path: string; accept: string }[] = [];

// read once a process: who is asked is told before anything asks
beforeAll(async () => {
  server = createServer(({ url = "", headers }, response) => {
    asked.push({ path: url, accept: headers.accept ?? "" });
    const answer = answers[url];
    if (url === "/inside") response.writeHead(302, { location: "http://10.0.0.1/claims.json" }).end();
    else if (url === "/metadata") response.writeHead(301, { location: "http://169.254.169.254/latest" }).end();
    else if (url === "/moved") response.writeHead(302, { location: "/feed" }).end();
    else if (url === "/cut.csv") {
      response.writeHead(200, { "content-type": "text/csv", "content-length": "5000" });
      response.write(`Quote,Rating\n${said},False\n`, () => response.destroy());
    } else if (answer) response.setHeader("content-type", answer[0]).end(answer[1]);
    else if (url !== "/never") response.writeHead(404).end();
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

const at = (path: string) => `http://${host}${path}`;
const article = async () => (await anArticle(checker, "After the thaw.", said)).id;
it("fetches nothing until an administrator allows it, and says who can and what to do", async () => {
  const refused = { code: "forbidden", message: expect.stringMatching(/administrator.*paste the text/u) as unknown };
  const one = { articleId: await article(), url: at("/feed"), rows: [1] };
  await expect(ask(operations.previewOutside, checker, one)).rejects.toMatchObject(refused);
  await expect(ask(operations.bringInOutside, checker, one)).rejects.toMatchObject(refused);
  expect(asked).toEqual([]);
  const { version } = await getNewsroom();
  await updateNewsroom(acting(await aPerson("admin")), { version, captureAllowed: true });
});

describe("an address", () => {
  it.each([
    ["a page with JSON-LD, in its own encoding", "/review", "claimreview", "False"],
    ["a page with microdata", "/tags", "claimreview", undefined],
    ["a feed", "/feed", "claimreview", "False"],
    ["a feed that has moved", "/moved", "claimreview", "False"],
    ["a page of W3C annotations", "/page", "annotations", undefined],
    ["an answer of Hypothesis", "/hypothesis", "hypothesis", "false"],
    ["a sheet, in the encoding that its server names", "/claims.csv", "csv", "False"],
  ])("is read: %s", async (_what, path, kind, verdict) => {
    const articleId = await article();
    const events = (await allEvents()).length;
    const seen = await ask(operations.previewOutside, checker, { articleId, url: at(path) });
    expect(seen).toMatchObject({ kind, from: at(path === "/moved" ? "/feed" : path) });
    expect(seen.rows).toMatchObject([{ place: "placed", status: "new", paragraph: 2 }]);
    expect(seen.rows[0]?.verdict?.name).toBe(verdict);
    expect(await allEvents()).toHaveLength(events);
    expect(asked.at(-1)?.accept).toMatch(/^application\/ld\+json/u);
    if (kind === "hypothesis") expect(seen.left[0]).toContain("It holds 1 of 312 annotations");
    if (kind === "csv") expect(seen.rows[0]?.justification).toBe("café");
  });

  it("comes in as it was looked at, without being asked again, and once", async () => {
    const articleId = await article();
    const seen = await ask(operations.previewOutside, checker, { articleId, url: at("/feed") });
    const count = asked.length;
    const wanted = { articleId, fetched: seen.fetched, rows: [1], revision: seen.revision };
    const { brought } = await ask(operations.bringInOutside, checker, wanted);
    expect(asked).toHaveLength(count);
    const { claimId } = brought[0]!;
    expect((await ask(operations.getClaim, checker, { claimId })).note).toBe(`Brought in from ${at("/feed")}.`);
    const { draft } = await ask(operations.getDraft, checker, { claimId });
    expect(draft?.justification).toBe(
      `Rated «False» elsewhere by The Desk on 2021-03-04. Brought in from ${at("/feed")}.\nhttps://desk.example/river`,
    );
    expect((await ask(operations.bringInOutside, checker, wanted)).known).toMatchObject([{ row: 1 }]);
    const other = { ...wanted, articleId: await article() };
    await expect(ask(operations.bringInOutside, acting(await aPerson("checker")), other)).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "fetched" }],
    });
  });

  it("comes in at one go, for who does not look before", async () => {
    const one = { articleId: await article(), url: at("/claims.csv"), rows: [1] };
    expect((await ask(operations.bringInOutside, checker, one)).brought).toMatchObject([{ row: 1, number: 1 }]);
  });

  it.each([
    ["in private space", () => "http://10.0.0.1/claims.json", /private|inside|own network|CAPTURE_ALLOW/u],
    ["that leads into private space", () => at("/inside"), /private|inside|own network|CAPTURE_ALLOW/u],
    ["that leads to a cloud's metadata", () => at("/metadata"), /private|inside|own network|CAPTURE_ALLOW|link/u],
    ["with more than 10 MB", () => at("/large.json"), /first 10 MB.*Upload the file or paste/u],
    ["that breaks off, so that rows are missing", () => at("/cut.csv"), /broke off.*Upload the file or paste/u],
    ["of JSON without claims", () => at("/list.json"), /neither a ClaimReview nor an annotation/u],
    ["of JSON that is broken", () => at("/broken.json"), /cannot be read as such/u],
    ["of a collection that holds none itself", () => at("/collection"), /stand at https:\/\/notes\.example\/page1/u],
    ["of a page without a review", () => at("/none"), /no ClaimReview in this page/u],
    ["of a picture", () => at("/photo"), /PNG file/u],
    ["where nothing is", () => at("/nowhere"), /not there \(404\)/u],
    ["that is none", () => "claims.csv", /no address of a page/u],
  ])("%s is refused with the way out, and nothing is kept", async (_what, url, message) => {
    const refused = { code: "invalid", message: expect.stringMatching(message) as unknown, errors: [{ path: "url" }] };
    const going = ask(operations.previewOutside, checker, { articleId: await article(), url: url() });
    await expect(going).rejects.toMatchObject(refused);
  });

  it("that nobody waits for any more is not fetched on", async () => {
    const input = { articleId: await article(), url: at("/never"), offsets: "utf-16" as const };
    const stop = new AbortController();
    server.once("request", () => stop.abort());
    const going = operations.previewOutside.useCase(checker, input, stop.signal);
    await expect(going).rejects.toMatchObject({ message: expect.stringContaining("cancelled") as unknown });
  });
});
