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
    // a tenth of the time went into traces that are thrown away: of a failure the page's words, a picture and the
    // server's log are kept, and `npm run e2e -- --trace on FILE` shows the rest
    trace: "off",
    screenshot: "only-on-failure",
  },
});
