import { expect, test } from "vitest";
import { countPlaywright, countVitest, withExitCode } from "./count-results.mjs";

test("a vitest file that fails before its first test counts as one failed test", () => {
  const counts = countVitest({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { name: "a", status: "failed", assertionResults: [{}, {}] },
      { name: "b", status: "failed", assertionResults: [] },
    ],
  });
  expect(counts).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("a flaky Playwright test and an error outside the tests count as failed", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

test.each([
  ["a bad end without a failed test", { passed: 2, failed: 0, skipped: 0 }, 1, 1],
  ["a run without any test", { passed: 0, failed: 0, skipped: 0 }, 0, 1],
  ["failed tests, counted once", { passed: 2, failed: 3, skipped: 0 }, 1, 3],
  ["a good run", { passed: 2, failed: 0, skipped: 1 }, 0, 0],
])("%s", (_, counts, exitCode, failed) => {
  expect(withExitCode(counts, exitCode).failed).toBe(failed);
});
