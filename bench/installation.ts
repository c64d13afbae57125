/** A real Claimcheck to measure: the built app in a process of its own, filled through the use cases. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleRecord } from "@/core/record.ts";
import type { Actor } from "@/core/people.ts";
import { sparePort } from "@/scripts/postgres.mjs";
import { serve } from "@/scripts/serve.mjs";

export interface Installation {
  url: string;
  /** The token of a session cookie. */
  session: string;
  /** An API token. */
  token: string;
  dataDir: string;
  /** Resident memory of the server's process, in MB. */
  memory: () => number;
  bringIn: (record: ArticleRecord) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts one on an empty data folder, with one person. It must be built. BENCH_PORT chooses the port. */
export async function install(): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), "claimcheck-bench-"));
  const port = Number(process.env["BENCH_PORT"] ?? 0) || (await sparePort());
  const url = `http://127.0.0.1:${port}`;
  const settings = { DATA_DIR: dataDir, APP_URL: url, LOG_LEVEL: "error" };
  const said: string[] = [];
  const hear = (line: string) => void said.push(line);
  const server = serve({ host: "127.0.0.1", port, env: { ...process.env, ...settings }, say: hear, complain: hear });
  if (!(await server.ready())) throw new Error(`Claimcheck ended at its start:\n${said.join("\n")}`);
  const link = /\/set-up\/([\w-]{43})/u.exec(said.join("\n"))?.[1];
  if (link === undefined) throw new Error(`Claimcheck printed no set-up link:\n${said.join("\n")}`);

  // the use cases read the settings when they are first called: this process works on the server's own file
  Object.assign(process.env, settings);
  const { setUp } = await import("@/server/set-up.ts");
  const { startSession } = await import("@/server/sessions.ts");
  const { makeToken } = await import("@/server/tokens.ts");
  const { closeInstallation } = await import("@/server/installation.ts");
  const { importRecord } = await import("@/server/record-imports.ts");
  const password = "plenty of herons walk here";
  const person = await setUp({ token: link, name: "Bench", email: "bench@desk.example", password, newsroom: "Bench" });
  const actor: Actor = { personId: person.id, name: person.name, roles: person.roles, via: "session" };
  const { token: session } = await startSession(person.id);
  const { token } = await makeToken(actor, { name: "bench" });
  return {
    url,
    session,
    token,
    dataDir,
    memory: () => {
      const status = readFileSync(`/proc/${server.child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024;
    },
    bringIn: async (record) => void (await importRecord(actor, record)),
    stop: async () => {
      await closeInstallation();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
