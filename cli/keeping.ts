import { resolve } from "node:path";
import { verificationInWords } from "@/core/audit.ts";
import { onInstallation, say, withProgress, type Asked } from "./run.ts";

/** `backup`: everything into one file, also while the server runs. */
export async function backupTo(name: string, from: string, asked: Asked): Promise<void> {
  const file = resolve(from, name);
  await onInstallation(async () => {
    const { backup } = await import("@/server/backup.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const { rows } = await withProgress(asked, (course) => backup(systemActor, file, course));
    say(
      asked,
      { file, rows },
      `Wrote ${file} (${rows} rows). It holds everything that you keep: guard it as the database.`,
    );
  });
}

/** `restore`: a backup into the empty database of the settings. */
export async function restoreFrom(name: string, from: string, asked: Asked): Promise<void> {
  const file = resolve(from, name);
  await onInstallation(async () => {
    const { restore } = await import("@/server/backup.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const { rows, events } = await withProgress(asked, (course) => restore(systemActor, file, course));
    const told = `Restored ${rows} rows; the log of ${events} events verifies. Everybody signs in anew.`;
    say(asked, { file, rows, events }, told);
  }, "as-they-are");
}

/** `audit verify`: walks the whole log and names the first event that does not fit. */
export async function verifyLog(asked: Asked): Promise<void> {
  await onInstallation(async () => {
    const { verifyAudit } = await import("@/server/audit.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const found = await withProgress(asked, (course) => verifyAudit(systemActor, course));
    say(asked, found, `${verificationInWords(found)}.`);
  });
}
