import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Readable, Writable } from "node:stream";
import { articleText } from "@/core/article-text.ts";
import { type Extraction, type ExtractionHints, noMetadata } from "@/core/extraction.ts";
import { ExtractionInput } from "@/core/inputs/extraction.ts";
import { log } from "../log.ts";
import { answerChannel, longestRun } from "./limits.ts";

/** Children at a time: each may take 256 MB and a core. */
const most = 2;
/** A document of 2 MB and its text, as JSON; more is no honest answer. */
const longestAnswer = 32_000_000;
/** What a shell makes of V8's abort when memory runs out. */
const abortCode = 134;

let running = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<void> {
  if (running < most) running += 1;
  // whoever leaves hands the place on
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

function failed(reason: string, mediaType = "application/octet-stream"): Extraction {
  return { status: "failed", reason, mediaType, document: null, text: "", pages: [], metadata: noMetadata, notes: [] };
}

/** How the child ended, and what it wrote until then: a line with the media type, a line with the answer. */
interface End {
  lines: readonly string[];
  cause: "exit" | "time" | "signal" | "length";
  code: number | null;
  killedBy: NodeJS.Signals | null;
}

/** What reads a file: a document, or a workbook. */
type Entry = "child.ts" | "workbook-child.ts";

function start(entry: Entry): ChildProcess {
  const root = process.cwd();
  const inProject = (path: string) => join(/*turbopackIgnore: true*/ root, path);
  const tsx = pathToFileURL(inProject("node_modules/tsx/dist/loader.mjs")).href;
  return spawn(
    process.execPath,
    ["--max-old-space-size=256", "--import", tsx, inProject(`server/extraction/${entry}`)],
    {
      cwd: tmpdir(),
      // nothing of the server's own: no secrets, no database, no NODE_OPTIONS
      env: { NODE_ENV: "production", TSX_TSCONFIG_PATH: inProject("tsconfig.json"), TZ: "UTC" },
      stdio: ["pipe", "ignore", "ignore", "pipe"],
      windowsHide: true,
    },
  );
}

async function runChild(entry: Entry, bytes: Uint8Array, hints: ExtractionHints, signal?: AbortSignal): Promise<End> {
  const child = start(entry);
  const answer = child.stdio[answerChannel] as Readable;
  const pieces: Buffer[] = [];
  let length = 0;
  let cause: End["cause"] = "exit";
  return new Promise<End>((resolve, reject) => {
    const stop = (why: End["cause"]) => {
      if (cause === "exit") cause = why;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => stop("time"), longestRun);
    const abort = () => stop("signal");
    signal?.addEventListener("abort", abort);
    answer.on("data", (piece: Buffer) => {
      length += piece.length;
      if (length > longestAnswer) stop("length");
      else pieces.push(piece);
    });
    const input = child.stdin as Writable;
    // it may end before it has read all
    input.on("error", () => input.destroy());
    input.write(`${JSON.stringify(hints)}\n`);
    input.end(bytes);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("close", (code, killedBy) => {
      settle();
      resolve({ lines: Buffer.concat(pieces).toString("utf8").split("\n"), cause, code, killedBy });
    });
  });
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch {
    return undefined; // cut short with its process: whoever asks sees that nothing is there
  }
}

function readAnswer({ lines, cause, code, killedBy }: End): Extraction {
  const first = parsed(lines[0]);
  const mediaType = typeof first === "string" && /^[\w.+-]+\/[\w.+-]{1,100}$/u.test(first) ? first : undefined;
  if (cause === "signal") return failed("Reading the file was stopped. Start it again when you need it.", mediaType);
  const answer = ExtractionInput.safeParse(parsed(lines[1]));
  if (cause === "exit" && answer.success) {
    const text = answer.data.document ? articleText(answer.data.document) : "";
    if (text === answer.data.text) return answer.data;
  }
  // It says what the file is before it reads: one that ends by itself before that never got so far.
  if (cause === "exit" && mediaType === undefined && killedBy === null && code !== abortCode) {
    throw new Error(`The process that reads files ended with ${code} before it read. Is the installation whole?`);
  }
  log().warn({ cause, code, killedBy, mediaType }, "A file could not be read in its process.");
  if (cause === "time") {
    return failed(
      `The file took longer than ${longestRun / 1000} seconds to read. Split it, or save it as plain text, and upload it again.`,
      mediaType,
    );
  }
  // The process ends so when its memory runs out: V8 aborts, or the watch (watch.ts) kills.
  if (killedBy === "SIGABRT" || killedBy === "SIGKILL" || code === abortCode) {
    return failed(
      "The file needs more memory to read than is allowed. Split it, or save it as plain text, and upload it again.",
      mediaType,
    );
  }
  return failed("The file could not be read: it may be damaged. Save it again, or as PDF, and upload it.", mediaType);
}

/**
 * Reads a file from outside as a document, in a process of its own with 256 MB of heap and 15 s, at most two at a
 * time. Bad bytes never throw: what cannot be read is answered as `failed`, with the reason and the way out in words.
 * Throws only when no process can be started.
 */
export async function extractText(
  bytes: Uint8Array,
  hints: ExtractionHints,
  signal?: AbortSignal,
): Promise<Extraction> {
  return readAnswer(await runReader("child.ts", bytes, hints, signal));
}

/** Runs a reader on bytes from outside in a process of its own, at most two at a time, and tells how it ended. */
export async function runReader(
  entry: Entry,
  bytes: Uint8Array,
  hints: ExtractionHints,
  signal?: AbortSignal,
): Promise<End> {
  await enter();
  try {
    if (signal?.aborted) return { lines: [], cause: "signal", code: null, killedBy: null };
    return await runChild(entry, bytes, hints, signal);
  } finally {
    leave();
  }
}
