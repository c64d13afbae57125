import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, it } from "vitest";
import { sitemap } from "@/core/formats/published-lists.ts";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "@/server/operations.ts";
import { aDesk } from "@/server/review.fixture.ts";
import { aClaim, ask } from "@/server/testing.ts";
import { GET as card } from "./published/[articleId]/card/route.ts";
import { GET as numbered } from "./published/[articleId]/[number]/route.ts";
import { GET as newest } from "./published/[articleId]/route.ts";
import { GET as reviews } from "./published/claimreviews.json/route.ts";
import { GET as font } from "./published/fonts/[font]/route.ts";
import { GET as atom } from "./published/feed.atom/route.ts";
import { GET as json } from "./published/feed.json/route.ts";
import { GET as index } from "./published/route.ts";
import { GET as map } from "./published/sitemap.xml/route.ts";
import { GET as robots } from "./robots.txt/route.ts";

useTestDatabase();

const hostile = `</script><script>alert(1)</script> & "quotes" 'x' ]]> \u202e עברית 😀 ${"long ".repeat(80)}end`;
const secret = "zq7confidential";
let first: Actor;
let editor: Actor;
let give: Awaited<ReturnType<typeof aDesk>>["give"];
let articleId: string;
let claimId: string;
let publicationId: string;

const open = (route: typeof newest, params: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  route(new Request("http://desk.example/published", { headers }), { params: Promise.resolve(params) });
const everything = async (): Promise<[string, string][]> => {
  const asked: [string, Promise<Response>][] = [
    ["page", open(newest, { articleId })],
    ["first state", open(numbered, { articleId, number: "1" })],
    ["card", open(card, { articleId })],
    ["index", open(index)],
    ["json", open(json)],
    ["atom", open(atom)],
    ["reviews", open(reviews)],
    ["map", open(map)],
    ["robots", open(robots)],
  ];
  return Promise.all(asked.map(async ([name, answer]) => [name, await (await answer).text()] as [string, string]));
};

beforeAll(async () => {
  ({ first, editor, give } = await aDesk());
  const text = "One came. Two went away.";
  ({ id: articleId } = await ask(operations.createArticle, first, {
    text,
    title: hostile,
    url: "https://x.example/a",
  }));
  ({ id: claimId } = await aClaim(first, articleId, "One came", { statement: hostile, note: secret }));
  await ask(operations.addNote, first, { claimId, body: secret, visibility: "team" });
  await give(first, claimId, "supported");
  ({ id: publicationId } = await ask(operations.publishArticle, editor, { articleId, note: secret }));
});

describe("what is published is open to everybody", () => {
  it("as a page whose markup is right, with ClaimReview inside and nothing that runs", async () => {
    const answer = await open(newest, { articleId });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(answer.headers.has("set-cookie")).toBe(false);
    const html = await answer.text();
    const [, block = ""] = /<script type="application\/ld\+json">([^<]*)<\/script>/u.exec(html) ?? [];
    const { "@graph": graph } = JSON.parse(block) as { "@graph": { claimReviewed: string }[] };
    expect(graph.map(({ claimReviewed }) => claimReviewed)).toEqual([hostile]);
    expect(html.match(/<script/giu)).toHaveLength(1);
    const judge = new HtmlValidate({
      extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
      rules: { "missing-doctype": "error", "require-sri": "off" },
    });
    for (const page of [html, await (await open(index)).text(), await (await open(card, { articleId })).text()]) {
      const { results } = await judge.validateString(page);
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
        [],
      );
    }
  });

  it("and answers that it is unchanged to who has it", async () => {
    const etag = (await open(newest, { articleId })).headers.get("etag") ?? "";
    expect((await open(newest, { articleId }, { "if-none-match": etag })).status).toBe(304);
    expect((await open(newest, { articleId }, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("with its fonts under addresses that a browser asks for once, and its own policy allows", async () => {
    const page = await (await open(newest, { articleId })).text();
    expect(page).toContain("font-src 'self'");
    const names = [...page.matchAll(/url\(\/published\/fonts\/([^)]+)\)/gu)].map(([, name]) => name ?? "");
    expect(names.length).toBe(5);
    for (const name of names) {
      const answer = await open(font, { font: name });
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).toMatch(/^wOF2/u);
    }
    expect((await open(font, { font: "0000000000000000.woff2" })).status).toBe(404);
  });

  it("in feeds and lists that machines read", async () => {
    const feed = (await (await open(json)).json()) as { version: string; items: { id: string; title: string }[] };
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.items).toMatchObject([{ id: `urn:uuid:${articleId}`, title: hostile }]);
    const data = (await (await open(reviews)).json()) as { dataFeedElement: { item: { "@type": string } }[] };
    expect(data.dataFeedElement.map(({ item }) => item["@type"])).toEqual(["ClaimReview"]);
    const feedText = await (await open(atom)).text();
    // without APP_URL there are no whole addresses, and so no sitemap
    expect((await open(map)).status).toBe(404);
    const mapText = sitemap([{ articleId, publishedAt: "2026-03-12T11:50:00.000Z" }], {
      name: "x",
      url: "https://x.example/?a&b",
    });
    for (const [text, path] of [
      [feedText, "entry"],
      [mapText, "url"],
    ] as const) {
      expect(text.match(new RegExp(`<${path}>`, "gu"))).toHaveLength(1);
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/u);
      expect(text).not.toContain("<script");
    }
    expect(await (await open(robots)).text()).toMatch(/^Allow: \/published\nDisallow: \/\n/mu);
  });

  it("and holds nothing that is not public", async () => {
    for (const [name, told] of await everything()) expect(told.includes(secret), name).toBe(false);
  });

  it("not before it is published, nor under a number that never was", async () => {
    const { id } = await ask(operations.createArticle, first, { text: "Not out.", title: "Not out" });
    for (const params of [{ articleId: id }, { articleId: "x' or 1=1" }]) {
      expect((await open(newest, params)).status).toBe(404);
      expect((await open(card, params)).status).toBe(404);
    }
    expect((await open(numbered, { articleId, number: "2" })).status).toBe(404);
    expect((await open(numbered, { articleId, number: "1e0" })).status).toBe(404);
  });
});

it("a correction stands at the top, and the state before it says that a newer one stands", async () => {
  const before = await (await open(numbered, { articleId, number: "1" })).text();
  await give(first, claimId, "refuted");
  const { kinds } = await ask(operations.draftPublication, editor, { articleId });
  const corrected = { publicationId, kinds, notice: "We had read the wrong page." };
  ({ id: publicationId } = await ask(operations.correctPublication, editor, corrected));
  const page = await (await open(newest, { articleId })).text();
  expect(page.indexOf("We had read the wrong page.")).toBeLessThan(page.indexOf("<h1"));
  expect(page).toContain('"correction":[{"@type":"CorrectionComment","text":"We had read the wrong page."');
  const earlier = await (await open(numbered, { articleId, number: "1" })).text();
  expect(earlier).toContain("This is an earlier state.");
  expect(earlier.replace(/<p class="newer">.*<\/p>\n/u, "\n")).toBe(before);
});

it("a withdrawn check says when and why, at every address it had, and is in no list", async () => {
  const reason = `It was wrong. ${hostile}`;
  await ask(operations.withdrawPublication, editor, { publicationId, reason });
  for (const answer of [
    await open(newest, { articleId }),
    await open(numbered, { articleId, number: "1" }),
    await open(card, { articleId }),
  ]) {
    expect(answer.status).toBe(410);
    const html = await answer.text();
    expect(html).toContain("It was wrong.");
    expect(html).not.toContain("<script");
  }
  for (const route of [index, json, atom, map, reviews]) {
    expect(await (await open(route)).text()).not.toContain(articleId);
  }
});
