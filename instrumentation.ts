/** Runs once in each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { shareDatabaseUrl } = await import("./server/env.ts");
  shareDatabaseUrl();
  const { start } = await import("./server/start.ts");
  await start();
}
