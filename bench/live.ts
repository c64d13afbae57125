/**
 * How long a change takes to reach fifty readers who follow the same article, and what a reader who only waits costs the
 * server in memory. The readers are in this process: what they cost it is in the times, too.
 */
import { Agent, request, type ClientRequest } from "node:http";
import { install, type Installation } from "./installation.ts";
import { median, quantile, type Row } from "./numbers.ts";
import { benchRecord } from "./text.ts";

const readers = 50;
const changes = 100;
/** Idle readers whose memory is measured, and those before them that warm the server up. */
const idle = 500;
const warm = 100;

/** Opens a stream and hears the numbers of events; answers when it is connected. */
function follow(here: Installation, agent: Agent, articleId: string, after: number, hear: (seq: number) => void) {
  return new Promise<ClientRequest>((resolve, reject) => {
    const url = `${here.url}/api/v1/articles/${articleId}/events?after=${after}`;
    const sent = request(url, { agent, headers: { authorization: `Bearer ${here.token}` } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was answered ${answer.statusCode}`));
      answer.setEncoding("utf8").on("data", (part: string) => {
        resolve(sent);
        for (const [, seq] of part.matchAll(/^id: (\d+)$/gmu)) hear(Number(seq));
      });
      answer.on("error", () => undefined); // cut by ourselves at the end
    });
    sent.on("error", reject).end();
  });
}

async function patch(here: Installation, claimId: string, version: number): Promise<void> {
  const headers = {
    authorization: `Bearer ${here.token}`,
    "content-type": "application/json",
    "if-match": `"${version}"`,
  };
  const body = JSON.stringify({ statement: `The agreement comes into force on its signing, ${version}.` });
  const answer = await fetch(`${here.url}/api/v1/claims/${claimId}`, { method: "PATCH", headers, body });
  if (!answer.ok) throw new Error(`a change was answered ${answer.status}`);
}

async function lastEvent(here: Installation, articleId: string): Promise<number> {
  const headers = { authorization: `Bearer ${here.token}` };
  const url = `${here.url}/api/v1/events?articleId=${articleId}&order=newest&limit=1`;
  const { items } = (await (await fetch(url, { headers })).json()) as { items: { seq: number }[] };
  return items[0]?.seq ?? 0;
}

/** From before a change is sent until a reader has it, for each reader, in ms. */
async function updates(here: Installation, articleId: string, claimId: string): Promise<number[]> {
  const agent = new Agent({ maxSockets: Infinity });
  const after = await lastEvent(here, articleId);
  const times: number[] = [];
  let from = 0;
  let heard = 0;
  let all = () => {};
  const hear = () => {
    times.push(performance.now() - from);
    heard += 1;
    if (heard === readers) all();
  };
  const open = await Promise.all(Array.from({ length: readers }, () => follow(here, agent, articleId, after, hear)));
  for (let i = 1; i <= changes; i++) {
    heard = 0;
    const everybody = new Promise<void>((resolve) => (all = resolve));
    from = performance.now();
    await patch(here, claimId, i);
    await everybody;
  }
  for (const each of open) each.destroy();
  agent.destroy();
  return times;
}

/** What each reader who waits costs the server, in kB. */
async function memoryPerReader(here: Installation, articleId: string): Promise<number> {
  const agent = new Agent({ maxSockets: Infinity });
  const after = await lastEvent(here, articleId);
  const open: ClientRequest[] = [];
  const add = async (count: number) => {
    for (let i = 0; i < count; i++) open.push(await follow(here, agent, articleId, after, () => undefined));
  };
  await add(warm);
  const before = here.memory();
  await add(idle);
  const grown = here.memory() - before;
  for (const each of open) each.destroy();
  agent.destroy();
  return (grown * 1024) / idle;
}

/** Measures updates and waiting readers. */
export async function measureLive(): Promise<Row[]> {
  const here = await install();
  try {
    const record = benchRecord(10_000, 500);
    await here.bringIn(record);
    const articleId = record.article.id;
    const claimId = record.claims[0]?.id ?? "";
    const times = await updates(here, articleId, claimId);
    const p95 = quantile(times, 0.95);
    return [
      { what: `an update at another reader, ${readers} connected, p50`, unit: "ms", ours: median(times) },
      {
        what: `an update at another reader, ${readers} connected, p95`,
        unit: "ms",
        ours: p95,
        aim: "≤ 500 ms",
        met: p95 <= 500,
      },
      { what: "memory for a reader who waits", unit: "kB", ours: await memoryPerReader(here, articleId) },
    ];
  } finally {
    await here.stop();
  }
}
