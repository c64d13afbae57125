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

/** Runs work that Ctrl-C stops in good order. */
async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    return await work(stop.signal);
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** Runs long work with a progress bar on a terminal; Ctrl-C stops it in good order. */
export async function withProgress<T>(
  { json }: Asked,
  work: (course: { signal: AbortSignal; tell: (done: number, total: number) => void }) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar({ stream: process.stderr, noTTYOutput: false, hideCursor: true });
  const shown = process.stderr.isTTY && !json;
  let total = -1;
  const tell = (done: number, all: number) => {
    if (!shown) return;
    if (total !== all) bar.start(all, done);
    total = all;
    bar.update(done);
  };
  try {
    return await untilStopped((signal) => work({ signal, tell }));
  } finally {
    bar.stop();
  }
}

/** Runs work of which nobody knows how long it takes: a terminal shows what is done, which `show` may change, and for how long; Ctrl-C stops it. */
export async function withClock<T>(
  { json }: Asked,
  words: string,
  work: (signal: AbortSignal, show: (words: string) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY || json) return untilStopped((signal) => work(signal, () => undefined));
  const start = Date.now();
  let shown = words;
  const draw = () => process.stderr.write(`\r\u001b[K${shown} … ${Math.round((Date.now() - start) / 1000)} s`);
  const show = (next: string) => {
    shown = next;
    draw();
  };
  draw();
  const timer = setInterval(draw, 1000);
  try {
    return await untilStopped((signal) => work(signal, show));
  } finally {
    clearInterval(timer);
    // back to the line's start, and nothing left on it
    process.stderr.write("\r\u001b[K");
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
