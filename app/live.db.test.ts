import { beforeAll, describe, expect, it } from "vitest";
import type { Event } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "@/server/operations.ts";
import { endSession, startSession } from "@/server/sessions.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import { expectProblem } from "./routes.fixture.ts";
import { own, send } from "./testing.ts";
import { openStream, type Message } from "./streams.fixture.ts";

useTestDatabase();

let checker: Actor;
let headers: Record<string, string>;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  headers = await tokenOf(checker);
});

async function tokenOf(actor: Actor): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await makeToken(actor, { name: "t" })).token}` };
}

async function follow(articleId: string, more: { headers?: Record<string, string>; query?: string } = {}) {
  const { query = "" } = more;
  const answer = await send(operations.followArticle, {
    params: { articleId },
    query,
    headers: { ...headers, ...more.headers },
  });
  return openStream(answer);
}

const isEvent = ({ name }: Message) => name === undefined;
const typesOf = (messages: readonly Message[]) => messages.filter(isEvent).map(({ value }) => (value as Event).type);

describe("following an article", () => {
  it("answers as a stream at once, with the log behind where it is asked to begin", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    await aClaim(checker, id, "Words");
    const stream = await follow(id);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    const events = await stream.take(2, isEvent);
    expect(typesOf(events)).toEqual(["article.imported", "claim.marked"]);
    expect(events.map(({ id: place }) => Number(place))).toEqual(events.map(({ value }) => (value as Event).seq));
    await stream.end();
    const behind = await follow(id, { query: `?after=${events[0]?.id}` });
    expect(typesOf(await behind.take(1, isEvent))).toEqual(["claim.marked"]);
    await behind.end();
    const resumed = await follow(id, { query: "?after=0", headers: { "last-event-id": events[0]?.id ?? "" } });
    expect(typesOf(await resumed.take(1, isEvent))).toEqual(["claim.marked"]);
    await resumed.end();
  });

  it("tells what happens from then on, of this article only", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const other = await anArticle(checker, "Words of another.");
    const stream = await follow(id);
    await stream.take(1, isEvent);
    await aClaim(checker, other.id, "Words");
    const claim = await aClaim(checker, id, "Words");
    const [told] = await stream.take(1, isEvent);
    expect(told?.value).toMatchObject({ type: "claim.marked", claimId: claim.id });
    await stream.end();
  });

  it("tells every event once and in order, over a hundred cuts while others write", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const writing = (async () => {
      for (let i = 0; i < 30; i += 1) await Promise.all(Array.from({ length: 10 }, () => aClaim(checker, id, "Words")));
    })();
    const told: number[] = [];
    for (let cuts = 0; cuts < 100; cuts += 1) {
      const stream = await follow(id, { headers: { "last-event-id": String(told.at(-1) ?? 0) } });
      told.push(...(await stream.take(1 + (cuts % 4), isEvent, 3)).map(({ id: place }) => Number(place)));
      await stream.end();
    }
    await writing;
    const last = await follow(id, { headers: { "last-event-id": String(told.at(-1) ?? 0) } });
    told.push(...(await last.take(301 - told.length, isEvent)).map(({ id: place }) => Number(place)));
    await last.end();
    const log = await ask(operations.listEvents, checker, { articleId: id, limit: 500 });
    expect(log.items.length).toBe(301);
    expect(told).toEqual(log.items.map(({ seq }) => seq));
  });
});

describe("who follows", () => {
  it("is told what is for legal only when they are legal's", async () => {
    const legal = acting(await aPerson("legal", "checker"));
    const { id } = await anArticle(checker, "Words of an article.");
    const claim = await aClaim(checker, id, "Words");
    const [forLegal, forTeam] = [await follow(id, { headers: await tokenOf(legal) }), await follow(id)];
    const note = (visibility: "legal" | "team", body: string) =>
      ask(operations.addNote, legal, { claimId: claim.id, body, visibility });
    await note("legal", "The secret.");
    await note("team", "The open word.");
    expect(typesOf(await forLegal.take(4, isEvent))).toEqual([
      "article.imported",
      "claim.marked",
      "note.added",
      "note.added",
    ]);
    const team = await forTeam.take(3, isEvent);
    expect(typesOf(team)).toEqual(["article.imported", "claim.marked", "note.added"]);
    expect(JSON.stringify(team)).not.toContain("secret");
    await Promise.all([forLegal.end(), forTeam.end()]);
  });

  it("who has to read a claim blind is not told of its verdict", async () => {
    const reader = await aPerson("checker");
    const { id } = await anArticle(checker, "Words of an article.");
    const claim = await aClaim(checker, id, "Words", { secondReader: reader.id });
    const [blind, other] = [await follow(id, { headers: await tokenOf(acting(reader)) }), await follow(id)];
    const opinion = { verdict: "supported", justification: "The register says so.", missing: "m" };
    await ask(operations.giveOpinion, checker, { claimId: claim.id, ...opinion });
    const last = await aClaim(checker, id, "article");
    const isLast = ({ value }: Message) => (value as Partial<Event>).claimId === last.id;
    await Promise.all([other.take(1, isLast), blind.take(1, isLast)]);
    expect(JSON.stringify(other.parsed())).toContain("The register says so.");
    expect(JSON.stringify(blind.parsed())).not.toMatch(/The register says so|supported/u);
    await Promise.all([blind.end(), other.end()]);
  });

  it("is shown out with the session: nothing that happens after it is told", async () => {
    const person = await aPerson("checker");
    const { token } = await startSession(person.id);
    const { id } = await anArticle(checker, "Words of an article.");
    const stream = await follow(id, { headers: { authorization: "", cookie: `claimcheck.session=${token}` } });
    await stream.take(1, isEvent);
    await endSession(token);
    await aClaim(checker, id, "Words");
    expect(await stream.rest()).not.toContain("claim.marked");
  });

  it.each([
    ["an unknown article", "019bb1c0-0001-7000-8000-0000000000ff", "", 404, "not-found"],
    ["a place that is none", undefined, "?after=x", 400, "invalid"],
  ])("is refused %s in words", async (_what, unknown, query, status, code) => {
    const articleId = unknown ?? (await anArticle(checker, "Words.")).id;
    const answer = await send(operations.followArticle, { params: { articleId }, query, headers });
    await expectProblem(answer, status, code);
  });

  it("who has gone leaves nothing open", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const open = (globalThis as { claimcheckStreams?: Set<unknown> }).claimcheckStreams;
    const gone = new AbortController();
    const route = await import("./api/v1/articles/[articleId]/events/route.ts");
    const request = new Request(`${own}/api/v1/articles/${id}/events`, { headers, signal: gone.signal });
    const stream = openStream(await route.GET(request, { params: Promise.resolve({ articleId: id }) }));
    await stream.take(1, isEvent);
    expect(open?.size).toBe(1);
    gone.abort();
    await stream.rest();
    expect(open?.size).toBe(0);
  });
});

describe("who is here", () => {
  it("is told on the stream, with the claim they are at, until they leave", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const claim = await aClaim(checker, id, "Words");
    const stream = await follow(id);
    const isPresence = ({ name }: Message) => name === "presence";
    expect((await stream.take(1, isPresence))[0]?.value).toEqual([]);
    const other = acting(await aPerson("viewer"));
    const theirs = await tokenOf(other);
    const say = (claimId: string | null) =>
      send(operations.tellPresence, { params: { articleId: id }, headers: theirs, body: { claimId, page: "one" } });
    expect(await (await say(null)).json()).toEqual({
      here: [{ personId: other.personId, name: other.name, claimId: null }],
    });
    expect((await stream.take(1, isPresence))[0]?.value).toEqual([
      { personId: other.personId, name: other.name, claimId: null },
    ]);
    await say(claim.id);
    expect((await stream.take(1, isPresence))[0]?.value).toEqual([
      { personId: other.personId, name: other.name, claimId: claim.id },
    ]);
    const left = await send(operations.leavePresence, {
      params: { articleId: id },
      query: "?page=one",
      headers: theirs,
    });
    expect(left.status).toBe(204);
    expect((await stream.take(1, isPresence))[0]?.value).toEqual([]);
    const log = await ask(operations.listEvents, checker, { articleId: id });
    expect(log.items.map(({ type }) => type)).toEqual(["article.imported", "claim.marked"]);
    await stream.end();
  });
});
