import { bookkeep } from "@/db/commit.ts";
import { touchHealth } from "@/db/settings.ts";
import { log } from "./log.ts";

/** Reads and writes the database once. */
export async function health(): Promise<{ status: "ok" } | { status: "failing"; why: string }> {
  try {
    await bookkeep(touchHealth(new Date().toISOString()));
    return { status: "ok" };
  } catch (error) {
    log().error({ err: error as Error }, "health check failed");
    return { status: "failing", why: "The database cannot be written. See the server's log." };
  }
}
