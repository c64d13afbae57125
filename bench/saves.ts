/**
 * Acknowledged claim saves, 20 clients at once through HTTP with a token, against the same INSERT on a bare
 * better-sqlite3 with synchronous=FULL on the same disk in the same run. Memory of the server before and after.
 */
import { Agent, request } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { install, type Installation } from "./installation.ts";
import { median, quantile, type Row } from "./numbers.ts";
import { benchRecord } from "./text.ts";

const clients = 20;
const saves = 1000;
/** Behind a first one that is not counted: a server that has just started compiles what it runs. */
const rounds = 5;

interface Saved {
  perSecond: number;
  p50: number;
  p99: number;
}

function send(agent: Agent, url: string, token: string, method: string, body: object, version?: number) {
  const payload = JSON.stringify(body);
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers: Record<string, string | number> = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(payload),
    };
    if (version !== undefined) headers["if-match"] = `"${version}"`;
    const sent = request(url, { agent, method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
    });
    sent.on("error", reject).end(payload);
  });
}

/** Each client changes the statement of a claim of its own, again and again. */
async function saveByHttp({ url, token }: Installation, claimIds: readonly string[], versions: Map<string, number>) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let left = saves;
  const begun = performance.now();
  const work = async (claimId: string) => {
    while (left-- > 0) {
      const version = versions.get(claimId) ?? 1;
      const from = performance.now();
      const body = { statement: `The agreement comes into force on the date of its signing, ${version}.` };
      const answer = await send(agent, `${url}/api/v1/claims/${claimId}`, token, "PATCH", body, version);
      times.push(performance.now() - from);
      if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}: ${answer.body}`);
      versions.set(claimId, version + 1);
    }
  };
  await Promise.all(claimIds.map(work));
  const perSecond = (1000 * times.length) / (performance.now() - begun);
  agent.destroy();
  return { perSecond, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** The same row as a claim's, one INSERT and one fsync each, in one process that does nothing else. */
function insertBare(folder: string): Saved {
  const data = mkdtempSync(join(folder, "bare-"));
  const database = new Database(join(data, "bare.db"));
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = FULL");
  const columns = "id, article_id, version, number, status, statement, types, checkability, priority, created_at";
  database.exec(`create table claims (${columns.replace("id,", "id text primary key,")})`);
  const insert = database.prepare(`insert into claims (${columns}) values (?, ?, 1, ?, 'marked', ?, '[]', ?, ?, ?)`);
  const times: number[] = [];
  const begun = performance.now();
  for (let i = 0; i < saves; i++) {
    const from = performance.now();
    const statement = `The agreement comes into force on the date of its signing, ${i}.`;
    insert.run(crypto.randomUUID(), crypto.randomUUID(), i, statement, "checkable", "normal", new Date().toISOString());
    times.push(performance.now() - from);
  }
  const perSecond = (1000 * saves) / (performance.now() - begun);
  database.close();
  rmSync(data, { recursive: true, force: true });
  return { perSecond, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Measures saves and memory. */
export async function measureSaves(): Promise<Row[]> {
  const here = await install();
  try {
    const atRest = here.memory();
    const record = benchRecord(10_000, 500);
    await here.bringIn(record);
    const claimIds = record.claims.slice(0, clients).map(({ id }) => id);
    const versions = new Map<string, number>();
    const ours: Saved[] = [];
    const bare: Saved[] = [];
    await saveByHttp(here, claimIds, versions);
    const afterSaves = here.memory();
    for (let round = 0; round < rounds; round++) {
      bare.push(insertBare(here.dataDir));
      ours.push(await saveByHttp(here, claimIds, versions));
    }
    const middle = (rows: readonly Saved[], key: keyof Saved) => median(rows.map((row) => row[key]));
    const share = median(ours.map(({ perSecond }, i) => perSecond / (bare[i]?.perSecond ?? 1)));
    const peerName = "bare INSERT, better-sqlite3, synchronous=FULL";
    const p99 = middle(ours, "p99");
    return [
      {
        what: `saves acknowledged, ${clients} clients`,
        unit: "a second",
        ours: middle(ours, "perSecond"),
        peer: middle(bare, "perSecond"),
        peerName,
        ratio: `${Math.round(share * 100)} % of the peer's`,
        aim: "≥ 80 %",
        met: share >= 0.8,
      },
      { what: "a save, p50", unit: "ms", ours: middle(ours, "p50"), peer: middle(bare, "p50"), peerName },
      {
        what: "a save, p99",
        unit: "ms",
        ours: p99,
        peer: middle(bare, "p99"),
        peerName,
        aim: "≤ 100 ms",
        met: p99 <= 100,
      },
      { what: "memory of the server at rest", unit: "MB", ours: atRest, aim: "< 350 MB", met: atRest < 350 },
      {
        what: `memory of the server after ${saves} saves`,
        unit: "MB",
        ours: afterSaves,
        aim: "< 350 MB",
        met: afterSaves < 350,
      },
    ];
  } finally {
    await here.stop();
  }
}
