import { SingleBar } from "cli-progress";
import { Refusal } from "@/core/refusal.ts";
import { env, SettingsError, shareDatabaseUrl } from "@/server/env.ts";

/** What every command may be asked. */
export interface Asked {
  json?: boolean;
}

/** Prints what a command found: for machines as one JSON value, for people as lines. */
export function say({ json }: Asked, value: object, lines: string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${lines}\n`);
}

/**
 * Works on the installation of the settings, as Claimcheck itself: with this version's tables, or `as-they-are`, and
 * closes it at the end.
 */
export async function onInstallation<T>(
  work: () => Promise<T>,
  tables: "of-this-version" | "as-they-are" = "of-this-version",
): Promise<T> {
  env();
  shareDatabaseUrl();
  const { closeInstallation, openInstallation } = await import("@/server/installation.ts");
  try {
    if (tables === "of-this-version") await openInstallation();
    return await work();
  } finally {
    await closeInstallation();
  }
}

/** Runs long work with a progress bar on a terminal; Ctrl-C stops it in good order. */
export async function withProgress<T>(
  { json }: Asked,
  work: (course: { signal: AbortSignal; tell: (done: number, total: number) => void }) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar({ stream: process.stderr, noTTYOutput: false, hideCursor: true });
  const shown = process.stderr.isTTY && !json;
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  let total = -1;
  const tell = (done: number, all: number) => {
    if (!shown) return;
    if (total !== all) bar.start(all, done);
    total = all;
    bar.update(done);
  };
  try {
    return await work({ signal: stop.signal, tell });
  } finally {
    bar.stop();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** Says on stderr what went wrong: a refusal as its sentence, or, for machines, as JSON. Answers with the exit code. */
export function complain(error: unknown, { json }: Asked): number {
  if (error instanceof Refusal) {
    const { code, message: detail, errors, present } = error;
    process.stderr.write(json ? `${JSON.stringify({ code, detail, errors, present })}\n` : `${detail}\n`);
    return 1;
  }
  const known = error instanceof SettingsError;
  const detail = known ? error.message : `Claimcheck made a mistake: ${(error as Error).message}`;
  process.stderr.write(json ? `${JSON.stringify({ code: known ? "invalid" : "internal", detail })}\n` : `${detail}\n`);
  return 1;
}
