/** A bundle of 100 MB: what it takes of the server's memory while it is streamed, how long, and how long to verify it. */
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { newEvidence } from "@/core/evidence.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { newSnapshot } from "@/core/snapshots.ts";
import { newSource } from "@/core/sources.ts";
import { verifyBundleFile } from "@/server/bundle/verify-file.ts";
import { install } from "./installation.ts";
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
    const rest = house.memory();
    let peak = rest;
    const watch = setInterval(() => (peak = Math.max(peak, house.memory())), 5);
    const from = performance.now();
    const answer = await fetch(address("editor"), { headers });
    if (!answer.ok || !answer.body) throw new Error(await answer.text());
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file));
    const exported = (performance.now() - from) / 1000;
    clearInterval(watch);
    const begun = performance.now();
    const found = await verifyBundleFile(file);
    const verified = (performance.now() - begun) / 1000;
    if (!found.sound) throw new Error(JSON.stringify(found.damage));
    const over = peak - rest;
    return [
      { what: "a bundle of 100 MB: memory over rest", unit: "MB", ours: over, aim: "≤ 200 MB", met: over <= 200 },
      { what: "a bundle of 100 MB: taken over HTTP", unit: "s", ours: exported },
      { what: "a bundle of 100 MB: verified", unit: "s", ours: verified },
    ];
  } finally {
    await house.stop();
    rmSync(file, { force: true });
  }
}
