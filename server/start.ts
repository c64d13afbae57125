import { log } from "./log.ts";
import { env, SettingsError } from "./env.ts";
import { migrate } from "@/db/migrate.ts";
import { keepSendingDigests } from "./digests.ts";
import { keepClientAddresses } from "./client-address.ts";
import { keepAuthSecret } from "./secrets.ts";
import { seedSample } from "./seed.ts";
import { offerSetUp } from "./set-up.ts";

/**
 * Makes the installation ready: settings checked, tables migrated, the sample there, and the set-up link printed while nobody
 * has an account. Ends the process with one sentence when it cannot.
 * (Next goes on after a throw in register() and answers 500 to everything.)
 */
export async function start(): Promise<void> {
  try {
    env();
    keepAuthSecret();
    keepClientAddresses();
    await migrate();
    await seedSample();
    const setUpLink = await offerSetUp();
    keepSendingDigests();
    if (setUpLink) process.stdout.write(`Set up your newsroom: ${setUpLink}\n`);
  } catch (error) {
    const why = error instanceof SettingsError ? error.message : `Claimcheck cannot start: ${(error as Error).message}`;
    process.stderr.write(`${why}\n`);
    if (!(error instanceof SettingsError)) log().fatal({ err: error }, "start failed");
    process.exit(1);
  }
}
