import { uuidv7 } from "uuidv7";
import type { Claim } from "@/core/claims.ts";
import { newNotifications, type NotificationKind } from "@/core/notifications.ts";
import type { Actor } from "@/core/people.ts";
import type { Write } from "@/db/client.ts";
import { insertNotification } from "@/db/notifications.ts";

/** Tells these persons of a change to a claim, in the same commit; not who made it. `claim` is as it is after it. */
export function notify(
  actor: Actor,
  kind: NotificationKind,
  people: readonly (string | null | undefined)[],
  claim: Pick<Claim, "id" | "articleId" | "updatedAt">,
): Write[] {
  const about = { articleId: claim.articleId, claimId: claim.id, actorId: actor.personId, at: claim.updatedAt };
  return newNotifications(kind, people, about, uuidv7).map(insertNotification);
}
