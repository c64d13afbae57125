/** The public page of a published check, asked for by many readers at once, and what a save takes meanwhile. */
import { Agent, get } from "node:http";
import type { Installation } from "./installation.ts";
import { quantile, type Row } from "./numbers.ts";
import { ask, timesOfSaves } from "./over-http.ts";

/** Readers of the public page, each asking again as soon as it has it. */
const readers = 50;
const reads = 5000;

async function readPublished({ url }: Installation, articleId: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const times: number[] = [];
  const read = () =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now();
      get(`${url}/published/${articleId}`, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`the public page was answered ${answer.statusCode}`));
        answer.resume().on("end", () => {
          times.push(performance.now() - from);
          resolve();
        });
      }).on("error", reject);
    });
  const rounds = async (count: number) => {
    let left = count;
    const reader = async () => {
      while (left-- > 0) await read();
    };
    await Promise.all(Array.from({ length: readers }, reader));
  };
  await rounds(reads / 10);
  times.length = 0;
  const begun = performance.now();
  await rounds(reads);
  const perSecond = (1000 * times.length) / (performance.now() - begun);
  agent.destroy();
  return { perSecond, p99: quantile(times, 0.99) };
}

/** What many readers of the sample's public page get, and what a save takes meanwhile. */
export async function measurePublished(here: Installation, claimId: string, alone: number): Promise<Row[]> {
  const { items } = (await (await ask(here, "/articles?limit=50")).json()) as {
    items: { id: string; title: string }[];
  };
  const sample = items.find(({ title }) => title.startsWith("Russian National Guard"))?.id ?? "";
  await ask(here, `/articles/${sample}/publications`, { method: "POST", body: JSON.stringify({ note: "" }) });
  const { perSecond, p99 } = await readPublished(here, sample);
  let done = false;
  const reading = (async () => {
    while (!done) await readPublished(here, sample);
  })();
  const { p50 } = await timesOfSaves(here, claimId);
  done = true;
  await reading;
  const what = `the sample's public page, ${readers} readers`;
  return [
    { what, unit: "a second", ours: perSecond, aim: "≥ 500 a second", met: perSecond >= 500 },
    { what: `${what}, p99`, unit: "ms", ours: p99, aim: "≤ 150 ms", met: p99 <= 150 },
    {
      what: `a save beside ${readers} such readers, p50`,
      unit: "ms",
      ours: p50,
      ratio: `${(p50 / alone).toFixed(1)} × as long`,
      aim: "≤ 2 × as long",
      met: p50 / alone <= 2,
    },
  ];
}
