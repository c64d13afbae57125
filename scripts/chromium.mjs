// Where a Chromium is, for the end-to-end tests.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The Chromium to test with: CHROMIUM_PATH, else the system's; undefined when there is only Playwright's own, or none.
 * @returns {string | undefined}
 */
export function findChromium() {
  if (process.env["CHROMIUM_PATH"]) return process.env["CHROMIUM_PATH"];
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
  return ["chromium", "chromium-browser", "google-chrome"]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** Flags for a Chromium that works as root in a container, that talks to nobody by itself. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
