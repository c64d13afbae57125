// `npm test`: sets up everything, the browser and PostgreSQL included, runs every suite, and ends with the counts.
// `npm test -- unit e2e` runs only those suites.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";
import {
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  withExitCode,
} from "./count-results.mjs";
import { findProgram } from "./programs.mjs";
import { findPostgres } from "./postgres.mjs";
import { StartError, alone, build, checkNode, install, releaseLock } from "./prepare.mjs";
import { endSteps, run } from "./run.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const results = "test-results";
const bin = "node_modules/.bin";

/** What failed, told once more at the end. @type {string[]} */
const failures = [];

/** @type {Record<string, () => Promise<import("./count-results.mjs").Counts>>} */
const suites = {
  types: () => check([`${bin}/tsc`, "--noEmit"], [`${bin}/tsc`, "--noEmit", "-p", "core"]),
  lint: () => check([`${bin}/oxlint`, "--type-aware"]),
  format: () => check([`${bin}/oxfmt`, "--check"]),
  lock: () => check(["npm", "ci", "--dry-run", "--include=dev", "--no-audit", "--no-fund"]),
  unit: runVitest,
  e2e: runPlaywright,
};

for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
  process.once(signal, () => {
    endSteps();
    releaseLock();
    process.exit(143);
  });
}

try {
  process.exitCode = await test(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}

/**
 * @param {string[]} asked names of suites; none means all
 * @returns {Promise<number>} the exit code
 */
async function test(asked) {
  checkNode();
  const unknown = asked.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) {
    throw new StartError(`There is no suite «${unknown.join(", ")}». There are: ${Object.keys(suites).join(", ")}.`);
  }
  await alone(install);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const table = [];
  for (const [name, runSuite] of Object.entries(suites)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n== ${name}`);
    const counts = await runSuite();
    total.passed += counts.passed;
    total.failed += counts.failed;
    table.push(`${name.padEnd(8)}${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
  if (failures.length > 0) console.log(`\n== what failed\n\n${failures.slice(0, 10).join("\n\n")}`);
  console.log(`\n${table.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

/**
 * One test: all the commands end well.
 * @param {...[string, ...string[]]} commands
 */
async function check(...commands) {
  for (const [command, ...args] of commands) {
    if ((await run(command, args)).code !== 0) return { passed: 0, failed: 1, skipped: 0 };
  }
  return { passed: 1, failed: 0, skipped: 0 };
}

async function runVitest() {
  const report = `${results}/vitest.json`;
  const there = await havePostgres();
  await haveChromium(); // it prints the PDFs
  if (!(findProgram("qpdf") && findProgram("pdftotext"))) await aptInstall("qpdf", "poppler-utils"); // judge the PDFs
  if (!findProgram("soffice")) await aptInstall("libreoffice-writer-nogui", "libreoffice-calc-nogui"); // opens office files
  const { code } = await run(
    `${bin}/vitest`,
    [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...(there ? [] : ["--project=!postgres"]),
    ],
    { env: there ? {} : { EVERY_TEST_ON_PGLITE: "true" } },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const told = JSON.parse(readFileSync(report, "utf8"));
  failures.push(...failuresOfVitest(told));
  return withExitCode(countVitest(told), code);
}

async function runPlaywright() {
  const report = `${results}/playwright.json`;
  await haveChromium();
  if (!findProgram("nginx")) await aptInstall("nginx-light", "openssl"); // stands in front, as docs/nginx.conf has it
  try {
    await alone(build);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { code } = await run(`${bin}/playwright`, ["test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const told = JSON.parse(readFileSync(report, "utf8"));
  failures.push(...failuresOfPlaywright(told));
  return withExitCode(countPlaywright(told), code);
}

/** Whether PostgreSQL's server is there; installs it where that is possible. */
async function havePostgres() {
  if (!findPostgres()) await aptInstall("postgresql");
  if (findPostgres()) return true;
  console.log(
    "There is no PostgreSQL server to test on, and it cannot be installed from here (apt-get install postgresql). " +
      "The same tests run on PGlite, PostgreSQL in one process.",
  );
  return false;
}

/** Sees to it that there is a Chromium: the system's, else Debian's, else Playwright's own. */
async function haveChromium() {
  if (!findChromium()) await aptInstall("chromium");
  if (!findChromium()) await run(`${bin}/playwright`, ["install", "chromium"]);
}

/**
 * Installs Debian packages when this is Debian and we are root; else does nothing.
 * @param {...string} names
 */
async function aptInstall(...names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...names], { env });
}
