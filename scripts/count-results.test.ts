import { expect, test } from "vitest";
import {
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  withExitCode,
} from "./count-results.mjs";

const passed = { fullName: "adds", status: "passed", failureMessages: [] };

test("a vitest file that fails before its first test counts as one failed test", () => {
  const counts = countVitest({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { name: "a", status: "failed", assertionResults: [passed, passed] },
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

test("what failed in vitest is told with its file, its name and its words, without colours", () => {
  const failed = {
    fullName: "sums adds",
    status: "failed",
    failureMessages: ["\u001b[31mexpected 1\u001b[39m\n  at a.ts:1"],
  };
  expect(
    failuresOfVitest({
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        { name: "a.test.ts", status: "failed", assertionResults: [passed, failed] },
        { name: "b.test.ts", status: "failed", message: "cannot be loaded", assertionResults: [] },
        { name: "c.test.ts", status: "passed", assertionResults: [passed] },
      ],
    }),
  ).toEqual(["a.test.ts › sums adds\n    expected 1\n      at a.ts:1", "b.test.ts\n    cannot be loaded"]);
});

test("what failed in Playwright is told from every suite, and what failed outside them", () => {
  const spec = (title: string, status: string, said: string) => ({
    title,
    file: "desk.spec.ts",
    line: 7,
    tests: [{ status, results: [{ errors: [{ message: said }] }] }],
  });
  const inner = { title: "by key", specs: [spec("opens", "flaky", "x".repeat(2000)), spec("closes", "expected", "")] };
  const suites = [{ title: "desk.spec.ts", suites: [inner], specs: [spec("filters", "unexpected", "no row")] }];
  const told = failuresOfPlaywright({
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{ message: "no such file" }],
    suites,
  });
  expect(told).toHaveLength(3);
  expect(told[0]).toBe("desk.spec.ts:7 › filters\n    no row");
  expect(told[1]).toMatch(/^desk\.spec\.ts:7 › opens\n    x{1500} …$/);
  expect(told[2]).toBe("outside the tests\n    no such file");
});
