import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/**
 * Gives the test file that is about to run an empty DATA_DIR of its own, removed after its last test,
 * and takes away settings of the person's shell that would change what is tested.
 */
export function giveTemporaryData(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(APP_URL|AUTH_|OIDC_|DATABASE_URL|LOG_LEVEL)/.test(name)) delete process.env[name];
  }
  const directory = mkdtempSync(join(tmpdir(), "claimcheck-test-"));
  process.env.DATA_DIR = directory;
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
}
