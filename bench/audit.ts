/** Verifying the chain of a long log, through the use case that the page and the command line call. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { genesisHash, sealEvent } from "@/core/events.ts";
import { median, type Row } from "./numbers.ts";

const count = 100_000;
const rounds = 3;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Writes a sealed log as a desk would have made it: changes of a claim's justification, some 600 bytes each. */
function fillLog(file: string): void {
  const database = new Database(file);
  const insert = database.prepare(
    `insert into events (seq, id, at, type, article_id, claim_id, visibility, data, actor_id, prev_hash, hash)
     values (@seq, @id, @at, @type, @articleId, @claimId, @visibility, @data, @actorId, @prevHash, @hash)`,
  );
  const [articleId, claimId, actorId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const words = "The agreement comes into force on the date of its signing, which the portal gives. ".repeat(3);
  let last = { seq: 0, hash: genesisHash };
  database.transaction(() => {
    for (let i = 0; i < count; i++) {
      const data = { changes: { statement: [`${words}${i}`, `${words}${i + 1}`] } };
      const about = { articleId, claimId, visibility: "team", actorId, type: "claim.updated" } as const;
      const event = { id: crypto.randomUUID(), at: new Date(1_600_000_000_000 + i).toISOString(), ...about, data };
      const row = sealEvent(event, last.seq + 1, last.hash, sha256);
      insert.run({ ...row, data: JSON.stringify(data) });
      last = row;
    }
  })();
  database.close();
}

/** Measures the verification of a log on SQLite. */
export async function measureAudit(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "claimcheck-bench-"));
  process.env["DATA_DIR"] = dataDir;
  const { closeInstallation, openInstallation } = await import("@/server/installation.ts");
  const { verifyAudit } = await import("@/server/audit.ts");
  const { systemActor } = await import("@/server/permit.ts");
  try {
    await openInstallation();
    fillLog(join(dataDir, "claimcheck.db"));
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const from = performance.now();
      const { events } = await verifyAudit(systemActor);
      times.push((performance.now() - from) / 1000);
      if (events !== count) throw new Error(`the log has ${events} events`);
    }
    const ours = median(times);
    return [{ what: `${count} events verified`, unit: "s", ours, aim: "≤ 10 s", met: ours <= 10 }];
  } finally {
    await closeInstallation();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
