import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that need a database are named *.db.test.ts and run on each of the three; all others run once, in `core` or `rest`. */
const needDatabase = ["**/*.db.test.ts"];
const onPglite = ["db/*", "server/{claim-walk,record-round-trip,search}"].map((name) => `${name}.db.test.ts`);
const inCore = ["core/**/*.test.ts"];
const never = ["node_modules/**", ".next/**", "data/**", "e2e/**", "bench/**"];

const onDatabase = { include: needDatabase, exclude: never };

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    passWithNoTests: false,
    retry: 0,
    // ends a test that hangs; how long one takes is for bench/ to say, on a machine that does nothing else
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Vitest leaves one core free; of two that is half, and a test mostly waits for its database
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        // core keeps nothing and reads no clock, so that its tests need no process each: that costs more than most of them
        test: { name: "core", include: inCore, isolate: false },
      },
      {
        extends: true,
        test: { name: "rest", include: ["**/*.test.{ts,tsx}"], exclude: [...never, ...needDatabase, ...inCore] },
      },
      {
        extends: true,
        test: { ...onDatabase, name: "sqlite", setupFiles: ["scripts/vitest/on-sqlite.ts"] },
      },
      {
        extends: true,
        test: {
          ...onDatabase,
          // the commands in processes of their own take a minute; those for bundles show them on PostgreSQL
          exclude: [...never, "cli/claimcheck.db.test.ts"],
          name: "postgres",
          globalSetup: ["scripts/vitest/start-postgres.ts"],
          setupFiles: ["scripts/vitest/on-postgres.ts"],
        },
      },
      {
        extends: true,
        // PostgreSQL in one process, so it is held to what is its own: the driver, commits, the search, records.
        // Each of its databases takes seconds to make; the rest is shown on the other two.
        test: {
          ...onDatabase,
          include: process.env["EVERY_TEST_ON_PGLITE"] ? needDatabase : onPglite,
          exclude: [...never, "app/**"],
          name: "pglite",
          setupFiles: ["scripts/vitest/on-pglite.ts"],
        },
      },
    ],
  },
});
