import type { TestProject } from "vitest/node";
import { startPostgres } from "../postgres.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL server for the whole project; on-postgres.ts hands its address to each test file. */
export default async function startForProject(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return server.stop;
}
