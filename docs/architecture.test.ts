import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Folders with a dot (build output, git) and these are not ours to judge. */
const outside = new Set(["node_modules", "data", "test-results", "playwright-report", "dist", "migrations", "public"]);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") || outside.has(entry.name) ? [] : filesUnder(place);
    return [place];
  });
}

const files = filesUnder(".");
const code = files.filter((file) => /\.(ts|tsx|mjs)$/u.test(file));
const sourceOf = new Map(code.map((file) => [file, readFileSync(file, "utf8")]));

/** The rooms and what each may import, as the table in architecture.md says. */
const rooms = new Map(
  [...readFileSync("docs/architecture.md", "utf8").matchAll(/^\| ([a-z0-9/]+) \|[^|]+\|([^|]*)\|$/gmu)].map(
    ([, room = "", allowed = ""]) => [room, allowed],
  ),
);

interface Import {
  from: string;
  name: string;
}

const imports: Import[] = [...sourceOf].flatMap(([from, source]) =>
  [...source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"'\s]+)["']/gu)].map(([, name = ""]) => ({ from, name })),
);

const isTest = (file: string) => /\.(test|fixture)\.tsx?$/u.test(file);
const isBare = (name: string) => !name.startsWith(".") && !name.startsWith("@/");
const topOf = (file: string) => file.slice(0, Math.max(0, file.indexOf("/")));

/** Where an import points: a path from the project's root. */
function target({ from, name }: Import): string {
  return name.startsWith("@/") ? name.slice(2) : normalize(join(dirname(from), name));
}

/** The room a file is in: the longest row of the table that begins its path. */
function roomOf(file: string): string | undefined {
  return [...rooms.keys()].filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];
}

/** The three doors are called by their full name from however deep a route or a page is. */
const doors = new Set(["@/app/respond.ts", "@/app/action.ts", "@/app/publish-open.ts"]);

const told = ({ from, name }: Import) => `${from} imports ${name}`;
const mayImport = (room: string) => (rooms.get(room) ?? "").split(",").map((name) => name.trim());

test("the table and the tree are really read", () => {
  expect([...rooms.keys()]).toEqual(
    expect.arrayContaining(["core", "core/inputs", "db", "server", "components", "app", "scripts"]),
  );
  expect(code.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(150);
  expect(imports.filter(({ name }) => name.startsWith("@/")).length).toBeGreaterThan(30);
});

test("every folder with code is a room of the table", () => {
  const folders = new Set(code.map(topOf).filter((folder) => folder !== "" && folder !== "docs" && folder !== "bin"));
  expect([...folders].filter((folder) => !rooms.has(folder))).toEqual([]);
});

test("arrows go one way, as the table says", () => {
  const crossings = imports.filter((one) => {
    const room = roomOf(one.from);
    const other = isBare(one.name) ? undefined : roomOf(target(one));
    return room !== undefined && other !== undefined && other !== room && !mayImport(room).includes(other);
  });
  // A test in core may check an input's schema against its type, tests above the database may look into it, and all
  // draw their cases from one place.
  const allowed = (one: Import) =>
    isTest(one.from) &&
    (target(one) === "scripts/vitest/chance.ts" ||
      (roomOf(one.from) === "core" ? roomOf(target(one)) === "core/inputs" : roomOf(target(one)) === "db"));
  expect(crossings.filter((one) => !allowed(one)).map(told)).toEqual([]);
});

test("core imports no package, except zod in core/inputs", () => {
  const wrong = imports.filter(({ from, name }) => {
    if (!isBare(name) || isTest(from)) return false;
    const room = roomOf(from);
    return room === "core" || (room === "core/inputs" && name !== "zod");
  });
  expect(wrong.map(told)).toEqual([]);
});

test("imports are relative inside a room, @/ across, and end in a file's name", () => {
  const wrong = imports.filter((one) => {
    if (isBare(one.name)) return false;
    if (doors.has(one.name) && topOf(one.from) === "app") return false;
    const inside = topOf(one.from) === topOf(target(one));
    const wrongForm = one.name.startsWith("@/") ? inside : !inside && !["docs", "bin", ""].includes(topOf(one.from));
    return wrongForm || !existsSync(target(one)) || !/\.\w+$/u.test(one.name);
  });
  expect(wrong.map(told)).toEqual([]);
});

/** The tables are one list, written once: cut up, it would be read in pieces that refer to each other. */
const wholeOnPurpose = new Set(["db/schema.ts"]);

test("no file of code is longer than 300 lines", () => {
  const long = [...sourceOf].map(([file, source]) => ({ file, lines: source.trimEnd().split("\n").length }));
  expect(long.filter(({ file, lines }) => lines > 300 && !wholeOnPurpose.has(file))).toEqual([]);
});

test("no folder has a name that says nothing", () => {
  const empty = /(^|\/)(lib|utils?|helpers?|types|hooks|constants|common)\//u;
  expect(files.filter((file) => empty.test(file))).toEqual([]);
});

test("“use client” stands in components and error.tsx only, “use server” in app/**/actions.ts only", () => {
  const wrong = [...sourceOf].filter(([file, source]) => {
    const client = /^["']use client["']/mu.test(source) && topOf(file) !== "components" && !file.endsWith("/error.tsx");
    const server = /^\s*["']use server["']/mu.test(source) && !/^app\/(.*\/)?actions\.ts$/u.test(file);
    return client || server;
  });
  expect(wrong.map(([file]) => file)).toEqual([]);
});

test("every Server Action is made by action( or openAction(", () => {
  const wrong = exportsOf(/^app\/(.*\/)?actions\.ts$/u).filter(
    ({ line }) => !/^export const \w+ = (action|openAction)\(/u.test(line),
  );
  expect(wrong).toEqual([]);
});

test("every verb of a route is made by respond(, except health, the sign-in library's own and what is nowhere", () => {
  const wrong = exportsOf(/^app\/(.*\/)?route\.ts$/u).filter(({ file, line }) => {
    if (file.startsWith("app/api/auth/") || file === "app/api/health/route.ts") return false;
    if (file === "app/api/v1/[...rest]/route.ts") return false; // says that there is nothing there
    if (/^app\/(published\/|robots\.txt\/)/u.test(file))
      return !/^export const (GET = publishOpen\(|dynamic = )/u.test(line); // open to all, and read only
    return (
      !/^export const (dynamic|runtime|maxDuration) = /u.test(line) && !/^export const [A-Z]+ = respond\(/u.test(line)
    );
  });
  expect(wrong).toEqual([]);
});

/** The export lines of the files whose path matches. */
function exportsOf(path: RegExp): { file: string; line: string }[] {
  return [...sourceOf]
    .filter(([file]) => path.test(file))
    .flatMap(([file, source]) => [...source.matchAll(/^export .*$/gmu)].map(([line]) => ({ file, line })));
}

test("no file names a place of one person's machine", () => {
  const text = files.filter((file) => /\.(ts|tsx|mjs|json|md|css|sql|yml|example)$/u.test(file) || !/\./u.test(file));
  const place = /(^|[\s"'`(=:])\/(work|root|home|Users)\//mu;
  expect(text.filter((file) => place.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("decisions have their four headings and 40 lines at most", () => {
  const decisions = files.filter((file) => file.startsWith("docs/decisions/"));
  expect(decisions.length).toBeGreaterThan(4);
  const wrong = decisions.filter((file) => {
    const text = readFileSync(file, "utf8");
    const missing = ["Status", "Context", "Decision", "Consequences"].some((one) => !text.includes(`\n## ${one}\n`));
    return missing || text.trimEnd().split("\n").length > 40 || !/^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/u.test(file);
  });
  expect(wrong).toEqual([]);
});
