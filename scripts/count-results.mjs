// The counts of a test run, and what failed in it, read from the JSON that vitest and Playwright write.
import { stripVTControlCharacters } from "node:util";

/** How much of what is said of one failure is told, in UTF-16 code units. */
const longest = 1500;

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, message?: string, assertionResults: VitestResult[] }[] }} VitestReport
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] | null }} VitestResult
 * @typedef {{ message?: string, stack?: string }} PlaywrightError
 * @typedef {{ title: string, file?: string, suites?: PlaywrightSuite[], specs?: { title: string, file: string,
 *   line: number, tests: { status: string, results: { errors: PlaywrightError[] }[] }[] }[] }} PlaywrightSuite
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: PlaywrightError[], suites?: PlaywrightSuite[] }} PlaywrightReport
 */

/**
 * A file that failed before its first test (an import that throws) counts as one failed test.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const stillborn = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + stillborn.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * A flaky test counts as failed; so does each error outside the tests, such as a file that does not load.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/**
 * A runner that ended badly without a failed test in its report, or that ran none, has failed: one failure is added.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
export function withExitCode(counts, exitCode) {
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/**
 * What failed, each as its place, its name and what was said of it: the end of a long log is all that many CIs show.
 * @param {VitestReport} report
 * @returns {string[]}
 */
export function failuresOfVitest(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === "failed");
    if (status === "failed" && assertionResults.length === 0) return [told(name, "", [message])];
    return failed.map((one) => told(name, one.fullName, one.failureMessages ?? []));
  });
}

/**
 * @param {PlaywrightReport} report
 * @returns {string[]}
 */
export function failuresOfPlaywright({ errors, suites = [] }) {
  return [...suites.flatMap(inSuite), ...errors.map((error) => told("outside the tests", "", [saidBy(error)]))];
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function inSuite({ specs = [], suites = [] }) {
  const failed = specs.flatMap((spec) =>
    spec.tests
      .filter((one) => one.status === "unexpected" || one.status === "flaky")
      .map((one) =>
        told(
          `${spec.file}:${spec.line}`,
          spec.title,
          one.results.flatMap((result) => result.errors.map(saidBy)),
        ),
      ),
  );
  return [...failed, ...suites.flatMap(inSuite)];
}

/** @param {PlaywrightError} error */
function saidBy(error) {
  return error.stack ?? error.message;
}

/**
 * @param {string} place
 * @param {string} name
 * @param {(string | undefined)[]} messages
 */
function told(place, name, messages) {
  const said = stripVTControlCharacters(messages.join("\n")).trim();
  const short = said.length > longest ? `${said.slice(0, longest)} …` : said;
  return [[place, name].filter(Boolean).join(" › "), ...(short ? short.split("\n") : [])].join("\n    ");
}
