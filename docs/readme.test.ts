import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseEnv } from "@/server/env.ts";

const readme = readFileSync("README.md", "utf8");
const example = readFileSync(".env.example", "utf8");
const settings = readFileSync("server/env.ts", "utf8");

/** The settings that the server knows, as the names of its schema. */
const known = [...settings.matchAll(/^ {2}([A-Z][A-Z_]+): /gmu)].map(([, name = ""]) => name);

test("every setting that the server knows is in the README and in .env.example, and no other", () => {
  expect(known.length).toBeGreaterThan(8);
  const table = [...readme.matchAll(/^\| (`[A-Z_`, ]+) \|/gmu)].flatMap(
    ([, cell = ""]) => cell.match(/[A-Z_]+/gu) ?? [],
  );
  expect(table.toSorted()).toEqual(known.toSorted());
  const offered = [...example.matchAll(/^#([A-Z_]+)=/gmu)].map(([, name = ""]) => name.replace(/_FILE$/u, ""));
  expect([...new Set(offered)].toSorted()).toEqual(known.toSorted());
});

test("the defaults in .env.example and the README are the server's", () => {
  const defaults = Object.entries(parseEnv({ NODE_ENV: "test" })).filter(([, value]) => value !== undefined);
  expect(defaults.length).toBeGreaterThan(4);
  for (const [name, value] of defaults) {
    expect(example).toContain(`\n#${name}=${String(value)}\n`);
    expect(readme).toContain(`| \`${name}\` | ${String(value)} |`);
  }
});

test("every command that the docs name is in package.json", () => {
  const scripts = Object.keys((JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object }).scripts);
  const text = readme + readFileSync("CONTRIBUTING.md", "utf8");
  const named = [...text.matchAll(/npm run ([\w:]+)/gu)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});
