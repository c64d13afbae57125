/** The public page of a published check, asked for by many readers at once, and what a save takes meanwhile. */
import { Agent, get } from "node:https";
import { Agent as PlainAgent, get as getPlain } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { startNginx } from "@/scripts/nginx.mjs";
import { sparePort } from "@/scripts/postgres.mjs";
import { findProgram } from "@/scripts/programs.mjs";
import type { Installation } from "./installation.ts";
import { quantile, type Row } from "./numbers.ts";
import { ask, timesOfSaves } from "./over-http.ts";

/** Readers of the public page, each asking again as soon as it has it. */
const readers = 50;
const reads = 5000;
/** What the promise asks for: readers a second (issue: the public page). */
const offered = 500;

/** One reader's request of an address, as often as it is called, over connections that are kept. */
function reading(address: string): { read: () => Promise<number>; close: () => void } {
  const isPlain = address.startsWith("http:");
  const kept = { keepAlive: true, maxSockets: readers, rejectUnauthorized: false };
  const agent = isPlain ? new PlainAgent(kept) : new Agent(kept);
  const read = () =>
    new Promise<number>((resolve, reject) => {
      const from = performance.now();
      const request = isPlain ? getPlain(address, { agent }) : get(address, { agent });
      request.on("error", reject).on("response", (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`the public page was answered ${answer.statusCode}`));
        answer.resume().on("end", () => resolve(performance.now() - from));
      });
    });
  return { read, close: () => agent.destroy() };
}

async function readPublished(address: string) {
  const { read, close } = reading(address);
  const times: number[] = [];
  const rounds = async (count: number) => {
    let left = count;
    const reader = async () => {
      while (left-- > 0) times.push(await read());
    };
    await Promise.all(Array.from({ length: readers }, reader));
  };
  await rounds(reads / 10);
  times.length = 0;
  const begun = performance.now();
  await rounds(reads);
  const perSecond = (1000 * times.length) / (performance.now() - begun);
  close();
  return { perSecond, p99: quantile(times, 0.99) };
}

/** A save's times while the page is read all the time, and how many readers a second had it meanwhile. */
async function savesBeside(here: Installation, claimId: string, read: () => Promise<unknown>) {
  let done = false;
  let had = 0;
  const begun = performance.now();
  const reader = async () => {
    while (!done) {
      await read();
      had += 1;
    }
  };
  const all = Promise.all(Array.from({ length: readers }, reader));
  const { p50 } = await timesOfSaves(here, claimId);
  const perSecond = (1000 * had) / (performance.now() - begun);
  done = true;
  await all;
  return { p50, perSecond };
}

/** What many readers of the sample's public page get, and what a save takes meanwhile. */
export async function measurePublished(here: Installation, claimId: string, alone: number): Promise<Row[]> {
  const { items } = (await (await ask(here, "/articles?limit=50")).json()) as {
    items: { id: string; title: string }[];
  };
  const sample = items.find(({ title }) => title.startsWith("Russian National Guard"))?.id ?? "";
  await ask(here, `/articles/${sample}/publications`, { method: "POST", body: JSON.stringify({ note: "" }) });
  const path = `/published/${sample}`;
  const rows = await rowsOf(here, claimId, alone, `${here.url}${path}`, `the sample's public page, ${readers} readers`);
  const program = findProgram("nginx");
  if (program === undefined) return rows;
  const ports = { upstream: Number(new URL(here.url).port), port: await sparePort(), plainPort: await sparePort() };
  const nginx = await startNginx({ program, ...ports });
  try {
    const address = `${nginx.url}${path}`;
    const behind = `the same behind nginx (docs/nginx.conf), ${readers} readers`;
    return [...rows, ...(await rowsOf(here, claimId, alone, address, behind))];
  } finally {
    await nginx.stop();
  }
}

/** The rows of an address: as many requests as it answers, and a save beside as many as were promised. */
async function rowsOf(
  here: Installation,
  claimId: string,
  alone: number,
  address: string,
  what: string,
): Promise<Row[]> {
  const { perSecond, p99 } = await readPublished(address);
  const { read, close } = reading(address);
  const slowly = async () => {
    await pause(1000 * (readers / offered) * 2 * Math.random());
    await read();
  };
  const saves = await savesBeside(here, claimId, slowly);
  close();
  const times = saves.p50 / alone;
  return [
    { what, unit: "a second", ours: perSecond, aim: `≥ ${offered} a second`, met: perSecond >= offered },
    { what: `${what}, p99`, unit: "ms", ours: p99, aim: "≤ 150 ms", met: p99 <= 150 },
    {
      what: `a save beside ${Math.round(saves.perSecond)} such reads a second, p50`,
      unit: "ms",
      ours: saves.p50,
      ratio: `${times.toFixed(1)} × as long`,
      aim: "≤ 2 × as long",
      met: times <= 2,
    },
  ];
}
