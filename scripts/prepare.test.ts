import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StartError, alone, build, buildHash, install, installHash } from "./prepare.mjs";

const home = process.cwd();
const path = process.env["PATH"] ?? "";
let folder = "";

function put(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { mode });
}

/** An npm of the test's own, first in PATH. It notes each call in npm-calls. */
function putNpm(script: string): void {
  put("bin/npm", `#!/bin/sh\necho "$@" >> npm-calls\n${script}\n`, 0o755);
  process.env["PATH"] = `${join(folder, "bin")}${delimiter}${path}`;
}

/** A `next` of the test's own. It notes each call in next-calls. */
function putNext(script: string): void {
  put("node_modules/next/package.json", "{}");
  put(
    "node_modules/next/dist/bin/next",
    `const fs = require("node:fs"); fs.appendFileSync("next-calls", "call\\n");\n${script}`,
  );
}

const calls = (of: string) => (existsSync(of) ? readFileSync(of, "utf8").trim().split("\n") : []);
const compiles =
  "mkdir -p node_modules/better-sqlite3/build/Release && touch node_modules/better-sqlite3/build/Release/better_sqlite3.node";
const builds = 'fs.mkdirSync(".next", { recursive: true }); fs.writeFileSync(".next/BUILD_ID", "1");';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "claimcheck-prepare-"));
  process.chdir(folder);
  put("package.json", JSON.stringify({ dependencies: { a: "1" }, scripts: { start: "x" } }));
  put("package-lock.json", "{}");
  put("app/page.tsx", "one");
});

afterEach(() => {
  process.chdir(home);
  process.env["PATH"] = path;
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["a dependency", () => put("package.json", JSON.stringify({ dependencies: { a: "2" } })), false],
  ["the lock", () => put("package-lock.json", "{ }"), false],
  ["a script", () => put("package.json", JSON.stringify({ dependencies: { a: "1" }, scripts: { start: "y" } })), true],
])("after a change of %s the install is told stale when it is", (_, change, same) => {
  const before = installHash();
  change();
  expect(installHash() === before).toBe(same);
});

test.each([
  ["a page", () => put("app/page.tsx", "two"), false],
  ["a new file", () => put("core/new.ts", ""), false],
  ["the lock", () => put("package-lock.json", "{ }"), false],
  ["a test", () => put("core/new.test.ts", ""), true],
  ["the README", () => put("README.md", "x"), true],
  ["a file's time alone", () => utimesSync("app/page.tsx", 1, 1), true],
])("after a change of %s the build is told stale when it is", (_, change, same) => {
  const before = buildHash();
  change();
  expect(buildHash() === before).toBe(same);
});

test("installs once, with the development packages, and not again until something changes", async () => {
  putNpm(compiles);
  await install();
  await install();
  expect(calls("npm-calls")).toEqual(["ci --include=dev --no-audit --no-fund"]);
  put("package-lock.json", "{ }");
  await install();
  expect(calls("npm-calls")).toHaveLength(2);
});

test.each([
  ["a compile that fails", "echo 'gyp ERR! stack Error: not found: make' >&2; exit 1"],
  ["an install that left better-sqlite3 unbuilt without a word", "exit 0"],
])("after %s the Debian packages are named", async (_, script) => {
  putNpm(script);
  await expect(install()).rejects.toThrow("apt-get install g++ make python3");
});

test("another failure of npm is told as npm's", async () => {
  putNpm("echo 'npm error network' >&2; exit 1");
  await expect(install()).rejects.toThrow(StartError);
  await expect(install()).rejects.not.toThrow("better-sqlite3");
});

test("builds once, and not again until something changes", async () => {
  putNext(builds);
  await build();
  await build();
  expect(calls("next-calls")).toHaveLength(1);
  put("app/page.tsx", "two");
  await build();
  expect(calls("next-calls")).toHaveLength(2);
});

test("a build is named by what it is made of, so that machines with the same sources have the same", async () => {
  putNext(`${builds} fs.writeFileSync(".next/BUILD_ID", process.env.CLAIMCHECK_BUILD_ID);`);
  await build();
  expect(readFileSync(".next/BUILD_ID", "utf8")).toBe(buildHash().slice(0, 20));
});

test("a poisoned .next is thrown away and the build tried once more", async () => {
  putNext(`if (fs.existsSync(".next/poison")) process.exit(1); ${builds}`);
  put(".next/poison", "");
  await build();
  expect(existsSync(".next/BUILD_ID")).toBe(true);
});

test("a build that fails twice stops the start, and the next start builds again", async () => {
  putNext("process.exit(1)");
  await expect(build()).rejects.toThrow("The build failed");
  expect(calls("next-calls")).toHaveLength(2);
  putNext(builds);
  await build();
  expect(calls("next-calls")).toHaveLength(3);
});

test("waits for a start that lives", async () => {
  put(".claimcheck/prepare.lock", String(process.ppid));
  const order: string[] = [];
  const waiting = alone(async () => void order.push("worked"));
  order.push("released");
  rmSync(".claimcheck/prepare.lock");
  await waiting;
  expect(order).toEqual(["released", "worked"]);
  expect(existsSync(".claimcheck/prepare.lock")).toBe(false);
});

test.each(["4194305", "", "nonsense"])("breaks the lock of a process that is gone (%j)", async (owner) => {
  put(".claimcheck/prepare.lock", owner);
  let worked = false;
  await alone(async () => {
    worked = true;
  });
  expect(worked).toBe(true);
});

test("gives the lock up after a failure too", async () => {
  await expect(alone(() => Promise.reject(new StartError("no")))).rejects.toThrow("no");
  expect(existsSync(".claimcheck/prepare.lock")).toBe(false);
});
