import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";

/** The first versions without the advisories known in 2026-11. Registries' own audits are not asked. */
const floors: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "5.0.0-beta.32",
  "prosemirror-view": "1.42.3",
  dompurify: "3.4.11",
  "sanitize-html": "2.17.4",
  mammoth: "1.11.0",
  undici: "7.24.0",
};

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string }>;
};

const installed = Object.entries(lock.packages).flatMap(([place, { version }]) => {
  const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
  return place && version ? [{ place, name, version }] : [];
});

test("the lock is really read", () => {
  expect(installed.length).toBeGreaterThan(200);
  expect(installed.filter(({ name }) => name in floors).length).toBeGreaterThanOrEqual(4);
});

test("no package is older than its floor", () => {
  const old = installed.filter(({ name, version }) => {
    const floor = floors[name];
    return floor !== undefined && version.localeCompare(floor, "en", { numeric: true }) < 0;
  });
  expect(old).toEqual([]);
});

test("the embedded SQLite is 3.51.3 or later", () => {
  const database = new Database(":memory:");
  const { version } = database.prepare("select sqlite_version() as version").get() as { version: string };
  database.close();
  expect(version.localeCompare("3.51.3", "en", { numeric: true })).toBeGreaterThanOrEqual(0);
});
