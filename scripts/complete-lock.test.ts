import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeLock } from "./complete-lock.mjs";

test.each([
  ["@next/swc-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
  ["@next/swc-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
  ["@oxfmt/binding-linux-arm-musleabihf", { os: ["linux"], cpu: ["arm"], libc: ["musl"] }],
  ["@oxlint/binding-linux-ppc64-gnu", { os: ["linux"], cpu: ["ppc64"], libc: ["glibc"] }],
])("%s that did not resolve gets a stub for its system", (name, system) => {
  const { lock, added } = completeLock({
    packages: { "node_modules/a": { version: "1.0.0", optionalDependencies: { [name]: "2.0.0" } } },
  });
  expect(added).toEqual([`node_modules/${name}`]);
  expect(lock.packages[`node_modules/${name}`]).toEqual({ version: "2.0.0", optional: true, ...system });
});

test("a package that is there, beside or above its user, gets none", () => {
  const { added } = completeLock({
    packages: {
      "node_modules/a/node_modules/b": { optionalDependencies: { "c-linux-x64": "1.0.0", "d-linux-x64": "1.0.0" } },
      "node_modules/a/node_modules/c-linux-x64": { version: "1.0.0" },
      "node_modules/d-linux-x64": { version: "1.0.0" },
    },
  });
  expect(added).toEqual([]);
});

test("a name that tells no system is refused, so that nobody commits a lock that installs too little", () => {
  const packages = { "node_modules/a": { optionalDependencies: { sharp: "1.0.0" } } };
  expect(() => completeLock({ packages })).toThrow("sharp is not in the lock");
});

test("the committed lock is complete and names no registry", () => {
  const text = readFileSync("package-lock.json", "utf8");
  expect(completeLock(JSON.parse(text)).added).toEqual([]);
  expect(text).not.toContain('"resolved"');
  expect(text).not.toMatch(/registry\./u);
});
