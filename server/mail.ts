import { createHash } from "node:crypto";
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
export function openPost({ server, from, url }: MailSettings) {
  const transport = createTransport({
    url: server,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    /** `about`: what the mail tells of; the same has the same Message-ID, so that a second one is known as such. */
    async post(to: string, mail: Mail, about: readonly string[]): Promise<Posted> {
      try {
        const hash = createHash("sha256").update(about.toSorted().join(" ")).digest("hex").slice(0, 32);
        const messageId = `<${hash}@${new URL(url).hostname}>`;
        // no answers of machines, no loops (RFC 3834)
        const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
        await transport.sendMail({ from, to: { name: "", address: to }, ...mail, headers, messageId });
        return { outcome: "sent" };
      } catch (error) {
        const { code, message } = error as Error & { code?: string };
        return { outcome: code === "EENVELOPE" || code === "EMESSAGE" ? "refused" : "down", why: message };
      }
    },
    close: () => transport.close(),
  };
}
