/**
 * For app/live-processes.db.test.ts: a process of its own in which a person has an article open at a claim, until
 * somebody ends its standard input.
 */
import type { Actor } from "@/core/people.ts";
import { close } from "@/db/client.ts";
import { leavePresence, tellPresence } from "./presence.ts";

const [articleId = "", personId = "", claimId = ""] = process.argv.slice(2);
const actor: Actor = { personId, name: "Nadia", roles: ["viewer"], via: "session" };

await tellPresence(actor, { articleId, claimId, page: "one" });
process.stdin.resume().once("end", () => {
  void leavePresence(actor, { articleId, page: "one" })
    .then(close)
    .then(() => process.exit(0));
});
