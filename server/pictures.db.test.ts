import { beforeAll, expect, it } from "vitest";
import type { Document } from "@/core/articles.ts";
import { picturesIn } from "@/core/pictures.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk } from "./review.fixture.ts";
import { aClaim, ask } from "./testing.ts";

useTestDatabase();

let first: Awaited<ReturnType<typeof aDesk>>["first"];
beforeAll(async () => {
  ({ first } = await aDesk());
});

const before = "The harbour was closed on Monday after the storm.";
const told = "Twelve ships waited outside, the port authority said on Tuesday.";
const html = `<p>${before}</p><figure><img src="https://x.example/y.png" alt="Twenty ships sank here."><figcaption>The harbour.</figcaption></figure><p>${told}</p>`;
const words = [before, "The harbour.", told].join("\n\n");

it("a picture's description is no part of the text: not in its words, its sentences or its offsets", async () => {
  const article = await ask(operations.createArticle, first, { html, title: "Harbour" });
  const articleId = article.id;
  const { revision } = await ask(operations.getArticle, first, { articleId });
  expect(revision.text).toBe(words);
  expect(picturesIn(revision.document)).toEqual(["Picture: Twenty ships sank here."]);
  const { sentences } = await ask(operations.getCoverage, first, { articleId });
  expect(sentences.map(({ start, end }) => words.slice(start, end))).toEqual([before, "The harbour.", told]);
  const [row] = (await ask(operations.listRevisions, first, { articleId })).items;
  expect(row?.words).toBe(words.split(/\s+/u).length);
  await expect(aClaim(first, articleId, "Twenty ships")).rejects.toThrow();
});

it("taking a picture out is a version: its claims stand where they stood, and the comparison says so", async () => {
  const { id: articleId } = await ask(operations.createArticle, first, { html, title: "Harbour" });
  const claim = await aClaim(first, articleId, "Twelve ships");
  const { revision } = await ask(operations.getArticle, first, { articleId });
  const content = revision.document.content.filter(({ type }) => type !== "picture");
  const document: Document = { type: "doc", content };
  const { carried, revision: second } = await ask(operations.addRevision, first, { articleId, base: 1, document });
  expect(second).toMatchObject({ number: 2, text: words, method: "edit" });
  expect(carried).toMatchObject({ exact: 1 });
  expect((await ask(operations.getClaim, first, { claimId: claim.id })).target).toMatchObject({
    exact: "Twelve ships",
    start: words.indexOf("Twelve"),
    revision: 2,
  });
  const { blocks } = await ask(operations.diffRevisions, first, { articleId, number: 2 });
  expect(blocks.map(({ kind, picture }) => [kind, picture])).toEqual([
    ["same", false],
    ["removed", true],
    ["same", false],
    ["same", false],
  ]);
  // the earlier version is what it was, picture and all
  const { revision: third } = await ask(operations.addRevision, first, { articleId, base: 2, revertsTo: 1 });
  expect(third.document).toEqual(revision.document);
});

it("an article stored with its images among its words keeps every offset", async () => {
  const image = { type: "image", attrs: { alt: "a map" } };
  const text = (given: string) => ({ type: "text", text: given });
  const document = { type: "doc", content: [{ type: "paragraph", content: [text("See "), image, text(` ${told}`)] }] };
  const { id: articleId } = await ask(operations.createArticle, first, { text: "x", title: "Old", document });
  const { revision } = await ask(operations.getArticle, first, { articleId });
  expect(revision.text).toBe(`See a map ${told}`);
  expect(revision.document).toEqual(document);
  const claim = await aClaim(first, articleId, "Twelve ships");
  expect(claim.target).toMatchObject({ start: 10, end: 22 });
});
