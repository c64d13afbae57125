import pino, { type Logger } from "pino";
import { env } from "./env.ts";

const holder = globalThis as { claimcheckLog?: Logger };

/** The log of this process: JSON lines on stderr, without secrets, drafts or passages. */
export function log(): Logger {
  holder.claimcheckLog ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: ({ name, message, stack }: Error) => ({ name, message: message.split("\n")[0], stack }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return holder.claimcheckLog;
}
