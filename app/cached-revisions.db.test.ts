import { expect, it, vi } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "@/server/operations.ts";
import { exportPublication } from "@/server/publication-files.ts";
import { exportReport } from "@/server/reports.ts";
import { aDesk } from "@/server/review.fixture.ts";
import { aClaim, ask } from "@/server/testing.ts";
import { GET as numbered } from "./published/[articleId]/[number]/route.ts";

vi.hoisted(() => {
  process.env["APP_URL"] = "https://desk.example";
});
useTestDatabase();

const text = "😀 One came. Two went away.";

interface Target {
  selector: { type: string; exact?: string; start: number; end: number }[];
  state: { cached: string[] };
}

/** The target of the one annotation in a file. */
function targetIn(file: unknown): Target {
  const { bytes } = file as { bytes: Uint8Array };
  const collection = JSON.parse(new TextDecoder().decode(bytes)) as { first: { items: { target: Target }[] } };
  const [item] = collection.first.items;
  if (!item) throw new Error("no annotation");
  return item.target;
}

async function aMarkedArticle(first: Actor): Promise<{ articleId: string; claimId: string }> {
  const { id: articleId } = await ask(operations.createArticle, first, { text, title: "Test" });
  const { id: claimId } = await aClaim(first, articleId, "Two went away", { statement: "Two went away." });
  return { articleId, claimId };
}

it("the words of an annotation stand where it says in the version that it names, also when a newer one is there", async () => {
  const { first } = await aDesk();
  const { articleId } = await aMarkedArticle(first);
  const wanted: Parameters<typeof exportReport>[1] = {
    articleId,
    format: "jsonld",
    audience: "editor",
    paper: "a4",
    leaveOut: [],
    as: "file",
  };
  const { selector, state } = targetIn(await exportReport(first, wanted));
  await ask(operations.addRevision, first, { articleId, base: 1, text: "Nobody came." });
  const { origin, pathname, searchParams } = new URL(state.cached[0] ?? "");
  expect(origin).toBe("https://desk.example");
  // the path of the operation, as openapi.json has it below /api/v1
  const path = operations.getRevision.path.replaceAll(/\{(\w+)\}/gu, "(?<$1>[^/]+)");
  const given = new RegExp(`^/api/v1${path}$`, "u").exec(pathname)?.groups ?? {};
  const revision = await ask(operations.getRevision, first, { ...given, offsets: searchParams.get("offsets") });
  expect(revision.text).toBe(text);
  const [quote, place] = selector;
  expect([...revision.text].slice(place?.start, place?.end).join("")).toBe(quote?.exact);
  expect(revision.claims[0]?.targets[0]).toMatchObject({ start: place?.start, end: place?.end });
});

it("those of a published state name that state, which is open to everybody", async () => {
  const { first, editor, give } = await aDesk();
  const { articleId, claimId } = await aMarkedArticle(first);
  await give(first, claimId, "supported");
  const { id: publicationId } = await ask(operations.publishArticle, editor, { articleId });
  const { selector, state } = targetIn(
    await exportPublication(editor, { publicationId, format: "jsonld", paper: "a4" }),
  );
  expect(state.cached[0]).toBe(`https://desk.example/published/${articleId}/1`);
  const answer = await numbered(new Request(state.cached[0] ?? ""), {
    params: Promise.resolve({ articleId, number: "1" }),
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(selector[0]?.exact);
});
