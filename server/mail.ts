import { createTransport } from "nodemailer";
import type { Mail } from "@/core/digests.ts";
import type { MailSettings } from "./env.ts";

/** How long a mail server may keep us waiting, in ms. */
const patience = 20_000;

/**
 * What came of a mail. `sent`: the server took it; `refused`: it does not take this one, as its address is unknown to it;
 * `down`: it could not be reached, or takes none at all. `why` is what it said.
 */
export type Posted = { outcome: "sent" } | { outcome: "refused" | "down"; why: string };

/** Sends one mail after another by this server, until it is closed. */
export function openPost({ server, from }: MailSettings) {
  const transport = createTransport({
    url: server,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async post(to: string, mail: Mail): Promise<Posted> {
      try {
        // no answers of machines, no loops (RFC 3834)
        const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
        await transport.sendMail({ from, to: { name: "", address: to }, ...mail, headers });
        return { outcome: "sent" };
      } catch (error) {
        const { code, message } = error as Error & { code?: string };
        return { outcome: code === "EENVELOPE" || code === "EMESSAGE" ? "refused" : "down", why: message };
      }
    },
    close: () => transport.close(),
  };
}
