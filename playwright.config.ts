import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/chromium.mjs";

const chromium = findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: { args: chromiumFlags, ...(chromium ? { executablePath: chromium } : {}) },
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "UTC",
    // the pages as they stood, without a film of them: filming takes a third of the time
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: false },
  },
});
