import { beforeAll, describe, expect, it } from "vitest";
import { carryCases, inside, unbracketed } from "@/core/carry-cases.fixture.ts";
import type { Actor } from "@/core/people.ts";
import { staleText } from "@/core/staleness.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { acting, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

const paragraphs = (text: string) => ({
  type: "doc",
  content: text.split("\n\n").map((block) => ({
    type: "paragraph",
    content: block
      .split("\n")
      .flatMap((line, i) => [...(i > 0 ? [{ type: "hardBreak" }] : []), { type: "text", text: line }]),
  })),
});

/** An article with claims on the words in [brackets], their ids in text order. */
async function marked(old: string): Promise<{ articleId: string; text: string; ids: string[] }> {
  const { text, spans } = unbracketed(old);
  const { id: articleId } = await anArticle(checker, ...text.split("\n\n"));
  const ids: string[] = [];
  for (const target of spans) ids.push((await ask(operations.markClaim, checker, { articleId, target })).id);
  return { articleId, text, ids };
}

const revise = (articleId: string, base: number, content: object) =>
  ask(operations.addRevision, checker, { articleId, base, ...content });
const claim = (claimId: string) => ask(operations.getClaim, checker, { claimId });

describe("the cases of anchoring.md, as an edited document comes in", () => {
  it.each(carryCases.filter(([name]) => !name.startsWith("(d)")))("%s", async (_, old, now, expected) => {
    const { articleId, ids } = await marked(old);
    const { revision, carried, claims } = await revise(articleId, 1, { document: paragraphs(now) });
    expect(revision).toMatchObject({ number: 2, text: now, method: "edit" });
    const { items: waiting } = await ask(operations.listWaiting, checker, { articleId });
    for (const [i, [state, words, stale = ""]] of expected.entries()) {
      const { targets } = await claim(ids[i]!);
      const accepted = ["exact", "shifted", "edited"].includes(state);
      expect(targets.map((target) => [target.revision, target.state])).toEqual([[2, state]]);
      const { start, end, exact } = targets[0]!;
      expect(now.slice(start, end)).toBe(accepted ? words : "");
      const last = unbracketed(old);
      const before = last.text.slice(last.spans[i]!.start, last.spans[i]!.end);
      expect(exact).toBe(accepted ? words : before);
      const told = claims.find((row) => row.claimId === ids[i]);
      expect((told?.stale ?? []).map(staleText).join("; ")).toBe(stale);
      const waits = waiting.find((row) => row.claimId === ids[i]);
      expect(waits?.last.exact).toBe(accepted ? undefined : before);
      if (state === "split") expect(waits?.candidates[0]?.places.map((place) => place.exact).join(" | ")).toBe(words);
    }
    expect(Object.values(carried).reduce((sum, count) => sum + count)).toBe(ids.length);
  });

  it("(d) the same document is refused, and nothing moves", async () => {
    const { articleId, text, ids } = await marked(inside("[It fell.] [It rose.]"));
    for (const content of [{ document: paragraphs(text) }, { text }, { document: paragraphs(" ") }]) {
      await expect(revise(articleId, 1, content)).rejects.toMatchObject({ code: "invalid" });
    }
    expect((await claim(ids[0]!)).target).toMatchObject({ revision: 1, state: "exact" });
  });

  it("(f, l) deleted, it waits; when its words are back it stands there again, also after a revert", async () => {
    const { articleId, text, ids } = await marked(inside("So it was. [The agreement was signed in Minsk.] It holds."));
    const [id] = ids as [string];
    const place = (await claim(id)).target;
    await revise(articleId, 1, { document: paragraphs(inside("So it was. It holds.")) });
    expect((await claim(id)).target).toMatchObject({ state: "orphaned", exact: place.exact, decidedAt: null });
    await revise(articleId, 2, { document: paragraphs(inside("So. It holds.")) });
    const still = (await claim(id)).target;
    expect(still).toMatchObject({ start: still.end, exact: place.exact, revision: 3, decidedAt: null });
    await revise(articleId, 3, { revertsTo: 1 });
    const { target } = await claim(id);
    const { start, end, exact } = place;
    expect(target).toMatchObject({ start, end, exact, state: "exact", engine: "text", revision: 4 });
    await revise(articleId, 4, { revertsTo: 2 });
    const undone = await revise(articleId, 5, { document: paragraphs(text) });
    expect(undone.claims).toEqual([expect.objectContaining({ claimId: id, state: "exact", after: exact })]);
    expect((await claim(id)).target).toMatchObject({ start, end, exact, state: "exact", engine: "text" });
    expect((await ask(operations.listWaiting, checker, { articleId })).items).toEqual([]);
  });

  it("(g, n) a heading made of its paragraph and bold over it are versions, and leave it where it is", async () => {
    const { articleId, ids } = await marked(inside("[Police sign an agreement]"));
    const [first, , last] = inside("x").split("\n\n") as [string, string, string];
    const bold = [
      { type: "text", text: "Police " },
      { type: "text", text: "sign an", marks: [{ type: "bold" }] },
      { type: "text", text: " agreement" },
    ];
    const block = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
    for (const middle of [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Police sign an agreement" }] },
      { type: "paragraph", content: bold },
    ]) {
      const base = (await ask(operations.getArticle, checker, { articleId })).revision.number;
      const document = { type: "doc", content: [block(first), middle, block(last)] };
      expect((await revise(articleId, base, { document })).carried).toMatchObject({ exact: 1 });
    }
    expect((await claim(ids[0]!)).target).toMatchObject({ state: "exact", engine: "text", revision: 3, block: 1 });
  });

  it("(j) code points, where they are asked for, count the emoji before a claim as one each", async () => {
    const { articleId, ids } = await marked(inside("So it was. [The agreement was signed in Minsk.]"));
    await revise(articleId, 1, {
      document: paragraphs(`😀${inside("🧭 So it was. The agreement was signed in Minsk.")}`),
    });
    const { target } = await claim(ids[0]!);
    const { claims } = await ask(operations.getRevision, checker, { articleId, number: 2, offsets: "code-points" });
    expect(claims[0]?.targets[0]).toMatchObject({ start: target.start - 2, end: target.end - 2, exact: target.exact });
  });

  it("(o) two claims that overlap, the words they share deleted", async () => {
    const { articleId, ids } = await marked(inside("It was late. Many came. It was over."));
    const text = inside("It was late. Many came. It was over.");
    const [a, b] = ["It was late. Many came.", "Many came. It was over."].map((words) => text.indexOf(words));
    for (const [start, end] of [
      [a!, a! + 23],
      [b!, b! + 23],
    ]) {
      ids.push((await ask(operations.markClaim, checker, { articleId, target: { start, end } })).id);
    }
    await revise(articleId, 1, { document: paragraphs(inside("It was late. It was over.")) });
    const now = inside("It was late. It was over.");
    for (const id of ids) {
      const { start, end, exact, state } = (await claim(id)).target;
      if (start < end) expect(now.slice(start, end)).toBe(exact);
      else expect(state).not.toBe("exact");
    }
  });
});
