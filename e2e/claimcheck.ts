import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sparePort } from "@/scripts/postgres.mjs";
import { serve } from "@/scripts/serve.mjs";

/** A real Claimcheck: the built app in a process of its own, on a data folder of its own. */
export interface Claimcheck {
  /** The address people open, without a slash at the end. It stays the same over restarts. */
  readonly url: string;
  readonly dataDir: string;
  /** The one-time link, as it was printed last: a start prints one for as long as nobody has an account. */
  readonly setUpLink: string;
  /** Starts the server again on the same data, after ending it in good order if it still runs. */
  restart(): Promise<void>;
  /** Ends it as a power cut would: nothing is finished, nothing is said. */
  kill9(): Promise<void>;
  /** Ends it in good order and removes its data. */
  stop(): Promise<void>;
  /** All that it has said so far. */
  log(): string;
}

/**
 * Starts a Claimcheck with an empty data folder, and waits until it is well. `settings` are environment variables on
 * top of DATA_DIR, APP_URL, HOST and PORT. Throws with the server's own words when it ends instead.
 */
export async function startClaimcheck(settings: Record<string, string> = {}): Promise<Claimcheck> {
  const dataDir = mkdtempSync(join(tmpdir(), "claimcheck-e2e-"));
  const port = await sparePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...withoutSettings(process.env), DATA_DIR: dataDir, APP_URL: url, ...settings };
  const said: string[] = [];
  const hear = (line: string) => void said.push(line);

  const begin = async () => {
    const server = serve({ host: "127.0.0.1", port, env, say: hear, complain: hear });
    if (!(await server.ready())) throw new Error(`Claimcheck ended at its start:\n${said.join("\n")}`);
    return server;
  };
  let server = await begin();
  const link = () => said.map((line) => /https?:\/\/\S*\/set-up\S*/u.exec(line)?.[0]).findLast(Boolean) ?? "";
  const log = () => said.join("\n");
  if (link() === "") {
    await server.stop();
    throw new Error(`Claimcheck printed no set-up link at its first start:\n${log()}`);
  }
  return {
    url,
    dataDir,
    get setUpLink() {
      return link();
    },
    log,
    restart: async () => {
      await server.stop();
      server = await begin();
    },
    kill9: async () => {
      server.child.kill("SIGKILL");
      await server.ended;
    },
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The environment without settings of the person's shell that would change what is tested. */
function withoutSettings(from: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const ours = /^(AUTH_|OIDC_|DATABASE_URL|LOG_LEVEL|NODE_OPTIONS)/u;
  return Object.fromEntries(Object.entries(from).filter(([name]) => !ours.test(name)));
}
