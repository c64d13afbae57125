import { spawn } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { dialect } from "@/db/columns.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "@/server/operations.ts";
import { acting, aClaim, anArticle, aPerson } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import { openStream, type Message } from "./streams.fixture.ts";
import { send } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let headers: Record<string, string>;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  headers = { authorization: `Bearer ${(await makeToken(checker, { name: "t" })).token}` };
});

/** Another process on the same database. */
function start(script: string, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { env: process.env });
  let errors = "";
  child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
  child.stdout.resume();
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, errors })),
  );
  return { child, ended };
}

const follow = async (articleId: string) =>
  openStream(await send(operations.followArticle, { params: { articleId }, headers }));
const isEvent = ({ name }: Message) => name === undefined;
const isPresence = ({ name }: Message) => name === "presence";

describe("two processes on one database", () => {
  it("tell each other's events, each once and in the order of the log", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const stream = await follow(id);
    const others = [1, 2].map(() => start("server/durability-writer.ts", id, "60", "4"));
    const own = Promise.all(Array.from({ length: 40 }, () => aClaim(checker, id, "Words")));
    const told = await stream.take(161, isEvent);
    for (const { ended } of others) expect(await ended).toEqual({ code: 0, errors: "" });
    await own;
    await stream.end();
    const log = (await allEvents()).filter(({ articleId }) => articleId === id);
    expect(log.length).toBe(161);
    expect(told.map((message) => Number(message.id))).toEqual(log.map(({ seq }) => seq));
  });

  // a file carries no messages: each process on one SQLite file knows of its own people only
  it.runIf(dialect === "postgres")(
    "know of each other's people",
    async () => {
      const { id } = await anArticle(checker, "Words of an article.");
      const claim = await aClaim(checker, id, "Words");
      const other = await aPerson("viewer");
      const stream = await follow(id);
      expect((await stream.take(1, isPresence))[0]?.value).toEqual([]);
      const { child, ended } = start("server/presence-teller.ts", id, other.id, claim.id);
      expect((await stream.take(1, isPresence))[0]?.value).toEqual([
        { personId: other.id, name: "Nadia", claimId: claim.id },
      ]);
      child.stdin.end();
      expect((await stream.take(1, isPresence))[0]?.value).toEqual([]);
      expect(await ended).toEqual({ code: 0, errors: "" });
      await stream.end();
    },
    60_000,
  );
});
