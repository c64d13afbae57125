import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { sha256 } from "@/db/commit.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { getNewsroom, updateNewsroom } from "./newsroom.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { snapshotOperations as snapshots } from "./operations/snapshots.ts";
import { acting, aPerson, ask } from "./testing.ts";

const page = "<!doctype html><title>T</title><p>It was made in the city of Minsk.</p>";
let server: Server;
let host: string;

// read once a process: who is asked is told before anything asks
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/gone") response.writeHead(404).end();
    else if (request.url === "/closed") response.writeHead(403).end();
    else if (request.url === "/moved") response.writeHead(302, { location: "/page" }).end();
    else if (request.url === "/page") response.setHeader("content-type", "text/html").end(page.repeat(20));
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
let admin: Actor;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  admin = acting(await aPerson("admin"));
});

const aSource = async (more: object = {}) => (await ask(evidence.createSource, checker, { title: "T", ...more })).id;
const add = async (body: object, sourceId?: string): Promise<SnapshotSummary> =>
  ask(snapshots.addSnapshot, checker, { sourceId: sourceId ?? (await aSource()), ...body });

describe("a capture", () => {
  const capture = async (path: string) => add({ capture: true }, await aSource({ url: `http://${host}${path}` }));
  const allow = async (captureAllowed: boolean) => {
    const { version } = await getNewsroom();
    return updateNewsroom(admin, { version, captureAllowed });
  };

  it("is refused until an administrator allows it, with words on who can", async () => {
    await expect(capture("/page")).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("administrator"),
    });
    await expect(updateNewsroom(checker, { version: 0, captureAllowed: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await allow(true)).toMatchObject({ captureAllowed: true });
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "newsroom.updated",
      data: { changes: { captureAllowed: [false, true] } },
    });
    expect((await capture("/page")).status).not.toBe("failed");
    await allow(false);
    await expect(capture("/page")).rejects.toMatchObject({ code: "forbidden" });
    await allow(true);
  });

  it("keeps the page with the address that answered in the end", async () => {
    const made = await capture("/moved");
    expect(made).toMatchObject({
      method: "captured",
      status: "ok",
      url: `http://${host}/page`,
      mediaType: "text/html",
      sha256: sha256(page.repeat(20)),
    });
    const { text } = await ask(snapshots.getSnapshot, checker, { snapshotId: made.id });
    expect(text).toContain("made in the city of Minsk");
  });

  it.each([
    ["/gone", "failed", "404"],
    ["/closed", "blocked", "403"],
  ])("of %s is kept as %s", async (path, status, words) => {
    const made = await capture(path);
    expect(made).toMatchObject({ method: "captured", status, sha256: null, size: 0, textLength: 0 });
    expect(made.reason).toContain(words);
  });

  it("of a private address is kept as failed", async () => {
    const made = await add({ capture: true }, await aSource({ url: "http://127.0.0.1:1/" }));
    expect(made).toMatchObject({ status: "failed", sha256: null });
    expect(made.reason.length).toBeGreaterThan(20);
  });

  it("needs an address", async () => {
    await expect(add({ capture: true })).rejects.toMatchObject({ code: "invalid" });
    await expect(add({ capture: true }, await aSource({ url: "ftp://example.org/a" }))).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("that is cancelled ends at once and is not kept", async () => {
    const sourceId = await aSource({ url: `http://${host}/never` });
    const stop = new AbortController();
    server.once("request", () => stop.abort());
    await expect(
      snapshots.addSnapshot.useCase(checker, { sourceId, capture: true }, stop.signal),
    ).rejects.toMatchObject({ code: "invalid" });
    expect((await ask(snapshots.listSnapshots, checker, { sourceId })).items).toEqual([]);
  });
});
