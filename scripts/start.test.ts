import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";

/** A start that is stopped before the long work begins. */
function start(settings: Record<string, string>): { status: number | null; stderr: string; stdout: string } {
  const env = { ...process.env, PORT: "", HOST: "", ...settings };
  return spawnSync(process.execPath, ["scripts/start.mjs"], { env, encoding: "utf8", timeout: 20_000 });
}

test.each([
  ["PORT is not a number", { PORT: "http" }, "PORT must be a number from 1 to 65535, and is «http»."],
  ["PORT is too large", { PORT: "70000" }, "PORT=3001 npm start"],
  ["PORT is a fraction", { PORT: "80.5" }, "PORT must be a number"],
  ["HOST is no address of this machine", { HOST: "192.0.2.1", PORT: "4199" }, "HOST «192.0.2.1» is no address"],
])("when %s the start stops with a sentence", (_, settings, sentence) => {
  const { status, stderr, stdout } = start(settings);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stdout).toBe("");
  expect(status).toBe(1);
});

test("a port in use is named, and how to choose another", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { status, stderr } = start({ PORT: String(port) });
  taken.close();
  expect(stderr.trim()).toBe(`Port ${port} is already in use. Choose another port: PORT=3001 npm start`);
  expect(status).toBe(1);
});
