import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect } from "vitest";

const bin = resolve("bin/claimcheck.mjs");

/** What a command said, and how it ended. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

interface More {
  input?: string | Buffer;
  settings?: Record<string, string | undefined> | undefined;
  stop?: AbortSignal;
}

/** For tests: the real command, run from a folder of its own that is gone at the end. */
export function theCommand() {
  const folder = mkdtempSync(join(tmpdir(), "claimcheck-cli-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs it on the test's database unless `settings` say otherwise. */
  function claimcheck(args: readonly string[], more: More = {}): Promise<Ran> {
    const env = { ...process.env, NODE_OPTIONS: "", ...more.settings } as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin.end(more.input ?? "");
    more.stop?.addEventListener("abort", () => child.kill("SIGINT"));
    return new Promise((done, fail) => {
      child.once("error", fail);
      child.once("close", (code) =>
        done({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }),
      );
    });
  }

  /** Runs it and answers with what it said; it must be done and say nothing of trouble. */
  const ok = async (args: readonly string[], more: More = {}): Promise<string> => {
    const { code, out, err } = await claimcheck(args, more);
    expect({ code, err }, args.join(" ")).toEqual({ code: 0, err: "" });
    return out;
  };
  return { folder, claimcheck, ok };
}
