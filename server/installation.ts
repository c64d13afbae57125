import type { Actor } from "@/core/people.ts";
import { isBroken } from "@/core/event-chain.ts";
import { Refusal } from "@/core/refusal.ts";
import { close } from "@/db/client.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { migrate } from "@/db/migrate.ts";
import { permit } from "./permit.ts";

/** Brings the database to this version's tables: what the command line does before it works on it. */
export async function openInstallation(): Promise<void> {
  await migrate();
}

/** Closes the database, so that the process can end. */
export async function closeInstallation(): Promise<void> {
  await close();
}

/** Walks the whole log; answers with the number of its events and the hash of the last, or refuses, naming the first bad one. */
export async function verifyAudit(
  actor: Actor,
  tell?: (done: number, total: number) => void,
): Promise<{ events: number; hash: string }> {
  permit(actor, "newsroom.manage");
  const walked = await verifyChain(tell);
  if (!isBroken(walked)) return { events: walked.count, hash: walked.hash };
  const { brokenAt, why } = walked;
  throw new Refusal(
    "conflict",
    `The log does not verify at event ${brokenAt}: ${why}. Compare it with a backup made before.`,
    { present: { brokenAt } },
  );
}
