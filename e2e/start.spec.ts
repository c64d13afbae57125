import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sparePort } from "@/scripts/postgres.mjs";

interface Start {
  starter: ChildProcess;
  url: string;
  said: () => string;
  /** The starter's exit code or signal. */
  ended: Promise<unknown>;
}

let dataDir = "";
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "claimcheck-start-"));
});
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** What `npm start` runs, on a folder where install and build are fresh. */
async function start(settings: Record<string, string> = {}): Promise<Start> {
  const port = await sparePort();
  const env = { ...process.env, HOST: "", DATA_DIR: dataDir, PORT: String(port), ...settings };
  const starter = spawn(process.execPath, ["scripts/start.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [starter.stdout, starter.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = once(starter, "close").then(([code, signal]: unknown[]) => code ?? signal);
  return { starter, url: `http://127.0.0.1:${port}`, said: () => said, ended };
}

/** Whether the server is well; asked on a connection of its own, because a kept one would hold its shutdown up. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${url}/api/health`, { agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.once("error", () => resolve(false));
  });
}

test("says in one line where it is, once it answers, and ends when told to", async () => {
  const first = await start();
  await expect.poll(first.said, { timeout: 30_000 }).toContain(`Claimcheck is ready at ${first.url}\n`);
  expect(await answers(first.url)).toBe(true);
  expect(first.said()).toContain("/set-up");
  expect(first.said()).not.toContain("Next.js");
  first.starter.kill("SIGTERM");
  await first.ended;
  expect(await answers(first.url)).toBe(false);
});

test("a server whose starter is killed does not live on", async () => {
  const { starter, url, said, ended } = await start();
  await expect.poll(said, { timeout: 30_000 }).toContain("Claimcheck is ready");
  starter.kill("SIGKILL");
  await expect.poll(() => answers(url)).toBe(false);
  expect(await ended).toBe("SIGKILL");
});

test("a wrong setting stops the start with a sentence", async () => {
  const { said, ended } = await start({ DATABASE_URL: "mysql://localhost/x" });
  expect(await ended).toBe(1);
  expect(said().trim()).toMatch(/^DATABASE_URL must be postgres:.*See \.env\.example\.$/u);
});
