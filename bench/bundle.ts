/** A bundle of 100 MB: what it takes of a server's memory to give and to bring in, how long, and how long to verify it. */
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { newEvidence } from "@/core/evidence.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { newSnapshot } from "@/core/snapshots.ts";
import { newSource } from "@/core/sources.ts";
import { verifyBundleFile } from "@/server/bundle/verify-file.ts";
import { install, type Installation } from "./installation.ts";
import type { Row } from "./numbers.ts";
import { benchRecord, uuid } from "./text.ts";

const files = 20;
const fileSize = 5_000_000;
const at = "2026-11-23T00:00:00.000Z";

/** An article with 20 kept copies of 5 MB that say nothing twice. */
function heavyRecord(): ArticleRecord {
  const record = benchRecord(2000, 50);
  const contents = Array.from({ length: files }, () => randomBytes(fileSize));
  const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  const own = (kind: number, i: number) => ({ id: uuid(kind, i), at, by: null });
  return {
    ...record,
    sources: contents.map((_, i) => newSource({ title: `Source ${i}` }, own(0x2001, i))),
    snapshots: contents.map((bytes, i) => ({
      ...newSnapshot(
        {
          method: "uploaded",
          status: "ok",
          mediaType: "application/octet-stream",
          size: fileSize,
          sha256: hashOf(bytes),
        },
        { ...own(0x2002, i), sourceId: uuid(0x2001, i) },
      ),
      number: 1,
    })),
    blobs: contents.map((bytes) => ({ sha256: hashOf(bytes), size: fileSize, base64: bytes.toString("base64") })),
    evidence: contents.map((_, i) => ({
      ...newEvidence(
        { stance: "supports", class: "primary", passage: "" },
        { ...own(0x2003, i), claimId: record.claims[i]?.id ?? "", sourceId: uuid(0x2001, i) },
      ),
      number: 1,
    })),
  };
}

/** The most memory of a server while something is done, over what it was before: MB. And how long it took: seconds. */
async function watched({ memory }: Installation, work: () => Promise<void>): Promise<{ over: number; took: number }> {
  const rest = memory();
  let peak = rest;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 5);
  const from = performance.now();
  try {
    await work();
    return { over: peak - rest, took: (performance.now() - from) / 1000 };
  } finally {
    clearInterval(watch);
  }
}

/** Brings a bundle into an empty installation over HTTP. */
async function broughtIn(file: string): Promise<{ over: number; took: number }> {
  const house = await install();
  try {
    const headers = { authorization: `Bearer ${house.token}`, "content-type": "application/zip" };
    const send = async (body: Blob) => fetch(`${house.url}/api/v1/records/bundle`, { method: "POST", headers, body });
    // a server that has just started compiles what it runs: a file that is no bundle has the same way up to its checks
    await (await send(new Blob(["no bundle"]))).text();
    return await watched(house, async () => {
      const answer = await send(await openAsBlob(file));
      if (answer.status !== 201) throw new Error(await answer.text());
      await answer.text();
    });
  } finally {
    await house.stop();
  }
}

/** Measures one large bundle over HTTP, against the memory of the server before it. */
export async function measureBundle(): Promise<Row[]> {
  const house = await install();
  const file = join(tmpdir(), `claimcheck-bench-${process.pid}.zip`);
  try {
    const record = heavyRecord();
    await house.bringIn(record);
    const address = (audience: string) =>
      `${house.url}/api/v1/articles/${record.article.id}/report/zip?audience=${audience}`;
    const headers = { authorization: `Bearer ${house.token}` };
    // a server that has just started compiles what it runs: the public bundle has the same code and no copies
    await (await fetch(address("public"), { headers })).arrayBuffer();
    const taken = await watched(house, async () => {
      const answer = await fetch(address("editor"), { headers });
      if (!answer.ok || !answer.body) throw new Error(await answer.text());
      await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file));
    });
    const begun = performance.now();
    const found = await verifyBundleFile(file);
    const verified = (performance.now() - begun) / 1000;
    if (!found.sound) throw new Error(JSON.stringify(found.damage));
    await house.stop();
    const brought = await broughtIn(file);
    const ofMemory = (what: string, { over }: typeof taken): Row => {
      return { what: `a bundle of 100 MB: ${what}`, unit: "MB", ours: over, aim: "≤ 200 MB", met: over <= 200 };
    };
    return [
      ofMemory("memory over rest", taken),
      { what: "a bundle of 100 MB: taken over HTTP", unit: "s", ours: taken.took },
      ofMemory("memory over rest while it comes in", brought),
      { what: "a bundle of 100 MB: brought in over HTTP", unit: "s", ours: brought.took },
      { what: "a bundle of 100 MB: verified", unit: "s", ours: verified },
    ];
  } finally {
    await house.stop();
    rmSync(file, { force: true });
  }
}
