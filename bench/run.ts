/** `npm run bench` runs all measurements, `npm run bench -- open` one. The app must be built (npm start, npm run build). */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { findChromium } from "@/scripts/chromium.mjs";
import { shown, type Row } from "./numbers.ts";

const benches: Record<string, () => Promise<Row[]>> = {
  open: async () => (await import("./open.ts")).measureOpen(),
  typing: async () => (await import("./typing.ts")).measureTyping(),
  saves: async () => (await import("./saves.ts")).measureSaves(),
  carry: async () => (await import("./carry.ts")).measureCarry(),
  library: async () => (await import("./library.ts")).measureLibrary(),
  live: async () => (await import("./live.ts")).measureLive(),
  audit: async () => (await import("./audit.ts")).measureAudit(),
  import: async () => (await import("./import.ts")).measureImport(),
  reports: async () => (await import("./reports.ts")).measureReports(),
  bundle: async () => (await import("./bundle.ts")).measureBundle(),
  "outside-claims": async () => (await import("./outside-claims.ts")).measureOutsideClaims(),
  passages: async () => (await import("./passages.ts")).measurePassages(),
};

interface Result {
  date: string;
  /** Of the machine over the last minute at the end: 2 is two cores busy, others' work included. */
  load: number;
  rows: Row[];
}

const resultsFile = new URL("results.json", import.meta.url);
const readmeFile = new URL("README.md", import.meta.url);

function table(results: Record<string, Result>): string {
  const lines = Object.entries(results).flatMap(([name, { rows }]) =>
    rows.map(({ what, unit, ours, peer, ratio, aim, met }) => {
      const verdict = aim === undefined ? "" : `${aim}: ${met ? "met" : "missed"}`;
      return `| ${name} | ${what} | ${shown(ours)} ${unit} | ${peer === undefined ? "" : `${shown(peer)} ${unit}`} | ${ratio ?? ""} | ${verdict} |`;
    }),
  );
  return ["| bench | what | Claimcheck | peer | ratio | aim |", "| --- | --- | --- | --- | --- | --- |", ...lines].join(
    "\n",
  );
}

function chromiumVersion(): string {
  const said = execFileSync(findChromium() ?? "chromium", ["--version"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return said.trim();
}

/** What the numbers were measured with. */
function surroundings() {
  const version = (name: string) =>
    (
      JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")) as {
        version: string;
      }
    ).version;
  const database = new Database(":memory:");
  const sqlite = String(database.prepare("select sqlite_version()").pluck().get());
  database.close();
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    node: process.versions.node,
    chromium: chromiumVersion(),
    sqlite,
    next: version("next"),
    "better-sqlite3": version("better-sqlite3"),
    "@tiptap/core": version("@tiptap/core"),
    "@recogito/text-annotator": version("@recogito/text-annotator"),
    "@annotorious/core": version("@annotorious/core"),
    "approx-string-match": version("approx-string-match"),
  };
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in benches));
  if (unknown !== undefined)
    throw new Error(`There is no bench «${unknown}». There are: ${Object.keys(benches).join(", ")}.`);
  const before = existsSync(resultsFile)
    ? (JSON.parse(readFileSync(resultsFile, "utf8")) as { results: Record<string, Result> }).results
    : {};
  const results = { ...before };
  for (const name of names) {
    const rows = (await benches[name]?.()) ?? [];
    results[name] = {
      date: new Date().toISOString().slice(0, 10),
      load: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
      rows,
    };
    console.log(table({ [name]: results[name] }));
  }
  const ordered = Object.fromEntries(
    Object.keys(benches).flatMap((name) => (results[name] ? [[name, results[name]]] : [])),
  );
  writeFileSync(resultsFile, `${JSON.stringify({ surroundings: surroundings(), results: ordered }, null, 2)}\n`);
  const readme = readFileSync(readmeFile, "utf8");
  const [begin, end] = ["<!-- results -->", "<!-- /results -->"];
  const head = readme.slice(0, readme.indexOf(begin) + begin.length);
  writeFileSync(readmeFile, `${head}\n${table(ordered)}\n${readme.slice(readme.indexOf(end))}`);
}

const asked = process.argv.slice(2);
if (asked.length > 0) await main(asked);
else {
  // each in a process of its own: use cases stay with the database they opened first
  for (const name of Object.keys(benches))
    execFileSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), name], { stdio: "inherit" });
}
process.exit(0);
