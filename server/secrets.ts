import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env.ts";

/** A secret nobody can guess (256 bits), fit for links, cookies and headers. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Makes AUTH_SECRET on first run and keeps it in DATA_DIR/auth-secret (0600), so that sessions outlive a restart.
 * Several machines need one AUTH_SECRET in their environment.
 */
export function keepAuthSecret(): string {
  const set = env().AUTH_SECRET;
  if (set) return set;
  const file = join(env().DATA_DIR, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(env().DATA_DIR, { recursive: true, mode: 0o700 });
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, randomBytes(32).toString("hex"));
      closeSync(handle);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was faster
    }
  }
  return readFileSync(file, "utf8").trim();
}
