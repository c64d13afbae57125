import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import type { Readable, Writable } from "node:stream";

/** A page of a browser: told what to do in the words of the Chrome DevTools Protocol. */
export interface BrowserPage {
  /** Sends a command; answers with its result. Throws what the browser says against it, or that it ended. */
  ask: (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /** Resolves at the next event of this name. */
  next: (event: string) => Promise<void>;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** Messages come as JSON, each with a zero byte behind it. */
function hear(input: Readable, take: (message: Message) => void): void {
  let parts: Buffer[] = [];
  input.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const whole = Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
      take(JSON.parse(whole.toString("utf8")) as Message);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch (error) {
    // it has ended by itself
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/**
 * Starts a browser without a page on a pipe that nobody else can reach, works with the empty pages that it opens, each
 * in a process of its own, and ends it with all its processes: at the end, when `stop` is aborted, and, since its pipe is closed then, when this process ends. Throws the
 * reason of `stop`, or what went wrong.
 */
export async function withBrowser<T>(
  program: string,
  { args, folder, stop }: { args: readonly string[]; folder: string; stop: AbortSignal },
  work: (open: () => Promise<BrowserPage>) => Promise<T>,
): Promise<T> {
  stop.throwIfAborted();
  const child = spawn(program, [...args, "--no-startup-window", "--remote-debugging-pipe"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    env: { NODE_ENV: "production", HOME: folder, TZ: "UTC", LANG: "en_US.UTF-8", PATH: process.env["PATH"] },
    // a group of its own, so that all its processes end at once
    detached: true,
  });
  // it takes every core for seconds: who saves meanwhile goes before
  if (child.pid !== undefined) setPriority(child.pid, 10);
  const closed = new Promise<void>((resolve) => void child.once("close", () => resolve()));
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const answers = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (e: Error) => void }>();
  const events = new Map<string, () => void>();
  const over = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`The browser ended with ${code}.`)));
    stop.addEventListener("abort", () => reject(stop.reason as Error), { once: true });
  });
  // it is told by what waits for it below, if anything does
  over.catch(() => undefined);
  to.on("error", () => undefined);
  hear(from, ({ id, sessionId = "", method, result = {}, error }) => {
    if (method !== undefined) events.get(sessionId + method)?.();
    const waits = answers.get(id ?? 0);
    answers.delete(id ?? 0);
    if (error) waits?.reject(new Error(error.message));
    else waits?.resolve(result);
  });
  let last = 0;
  const send = async (method: string, params: Record<string, unknown>, sessionId?: string) => {
    const id = ++last;
    const answered = new Promise<Record<string, unknown>>((resolve, reject) => answers.set(id, { resolve, reject }));
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return Promise.race([answered, over]);
  };
  const end = () => endGroup(child.pid);
  stop.addEventListener("abort", end, { once: true });
  const open = async (): Promise<BrowserPage> => {
    const { targetId } = await send("Target.createTarget", { url: "about:blank", newWindow: true });
    const { sessionId } = (await send("Target.attachToTarget", { targetId, flatten: true })) as { sessionId: string };
    return {
      ask: async (method, params = {}) => send(method, params, sessionId),
      next: async (event) =>
        Promise.race([new Promise<void>((resolve) => events.set(sessionId + event, resolve)), over]),
    };
  };
  try {
    return await work(open);
  } finally {
    stop.removeEventListener("abort", end);
    end();
    if (child.pid !== undefined) await closed;
  }
}
