import { close } from "@/db/client.ts";
import { migrate } from "@/db/migrate.ts";

/** Brings the database to this version's tables: what the command line does before it works on it. */
export async function openInstallation(): Promise<void> {
  await migrate();
}

/** Closes the database, so that the process can end. */
export async function closeInstallation(): Promise<void> {
  await close();
}
