import { defineConfig } from "drizzle-kit";

/** DATABASE_URL picks the dialect, here as everywhere. `npm run db:generate` writes both migration folders. */
const postgres = (process.env["DATABASE_URL"] ?? "").startsWith("postgres");

export default defineConfig({
  schema: "./db/schema.ts",
  dialect: postgres ? "postgresql" : "sqlite",
  out: postgres ? "./db/migrations/postgres" : "./db/migrations/sqlite",
  casing: "snake_case",
});
