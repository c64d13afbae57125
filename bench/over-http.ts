/** What the benches over HTTP share: asking with a token, and what saves take. */
import type { Installation } from "./installation.ts";
import { quantile } from "./numbers.ts";

const saves = 200;

/** Asks the API; throws with its answer when that is no success. */
export async function ask({ url, token }: Installation, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** What this takes, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The middle and the slow end of saves one after the other, in ms. */
export async function timesOfSaves(here: Installation, claimId: string) {
  const { version: first } = (await (await ask(here, `/claims/${claimId}`)).json()) as { version: number };
  const times: number[] = [];
  for (let version = first; times.length < saves; version++) {
    const body = JSON.stringify({ statement: `The agreement comes into force on its signing, ${version}.` });
    const headers = { "if-match": `"${version}"` };
    times.push(await timed(() => ask(here, `/claims/${claimId}`, { method: "PATCH", body, headers })));
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
