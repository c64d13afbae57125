import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { followExport, tellingFollowers } from "./export-progress.ts";
import type { Told } from "./operation.ts";
import { acting, anArticle, aPerson } from "./testing.ts";

useTestDatabase();

let editor: Actor;
let other: Actor;
let wanted: { articleId: string; exportId: string };

beforeEach(async () => {
  [editor, other] = [acting(await aPerson("editor")), acting(await aPerson("editor"))];
  const { id: articleId } = await anArticle(editor, "Words of an article.");
  wanted = { articleId, exportId: "01950000-0000-7000-8000-000000000001" };
});

test("who follows an export hears what it comes to, in order, and no more when it is over", async () => {
  const told = (await followExport(editor, wanted))[Symbol.asyncIterator]();
  const next = async () => ((await told.next()) as IteratorResult<Told[], undefined>).value?.[0];
  expect(await next()).toEqual({ name: "following", value: {} });
  const answer = await tellingFollowers(editor, wanted, async (tell) => {
    tell?.("gathering");
    expect(await next()).toMatchObject({ name: "progress", value: { step: "gathering", done: 0 } });
    const waiting = next();
    tell?.("printing");
    expect((await waiting)?.value).toEqual({ step: "printing", label: "Printing the pages", done: 3, total: 5 });
    return "file";
  });
  expect(answer).toBe("file");
  expect(await next()).toBeUndefined();
});

test("nobody follows what somebody else makes", async () => {
  const told = (await followExport(editor, wanted))[Symbol.asyncIterator]();
  await told.next();
  const hears: boolean[] = [];
  for (const person of [other, editor])
    await tellingFollowers(person, wanted, async (tell) => void hears.push(tell !== undefined));
  expect(hears).toEqual([false, true]);
  expect((await told.next()).done).toBe(true);
});

test("an export that fails ends what is told of it, and so does who goes", async () => {
  const told = (await followExport(editor, wanted))[Symbol.asyncIterator]();
  await told.next();
  const failing = tellingFollowers(editor, wanted, () => Promise.reject(new Error("no paper")));
  await expect(failing).rejects.toThrow("no paper");
  expect((await told.next()).done).toBe(true);
  const gone = new AbortController();
  const left = (await followExport(editor, wanted, gone.signal))[Symbol.asyncIterator]();
  await left.next();
  const end = left.next();
  gone.abort();
  expect((await end).done).toBe(true);
  // nothing is kept of it
  await tellingFollowers(editor, wanted, async (tell) => expect(tell).toBeUndefined());
});
