import type { Claim } from "@/core/claims.ts";
import type { Comment } from "@/core/comments.ts";
import { newNotifications, type Notification } from "@/core/notifications.ts";
import { can } from "@/core/permissions.ts";
import type { Actor, Person } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getPerson } from "@/db/people.ts";
import { uuidv7 } from "uuidv7";
import { isBlind } from "./blindness.ts";

/** What a comment is about, and for whom: what decides who may be called to it. */
export interface Talk {
  comment: Pick<Comment, "id" | "articleId" | "subject">;
  claim: Claim | null;
  circle: Comment["visibility"];
}

/** Why this person cannot be called to a comment, in words that name the way out; null when they can. */
async function whyNot(actor: Actor, person: Person, { comment, claim, circle }: Talk): Promise<string | null> {
  if (!person.active) return `${person.name} is not active here any more. Take the mention out, or call somebody else.`;
  if (circle === "legal" && !can(person, "legal.read")) {
    return `${person.name} may not read what is for legal. Take the mention out, or call somebody else.`;
  }
  const { id: personId } = person;
  if (comment.subject !== "verdict" || !claim || !(await isBlind({ ...actor, personId }, claim))) return null;
  return `${person.name} reads this claim blind, and is told nothing of its verdict before their own opinion. Take the mention out, or write to them on the claim.`;
}

/** Refuses to call who is not known here, not active, or may not read the comment. */
export async function requireMentions(actor: Actor, ids: readonly string[], talk: Talk): Promise<void> {
  for (const id of ids) {
    const person = await getPerson(id);
    const why = person
      ? await whyNot(actor, person, talk)
      : "Somebody you mention is not known here. Choose from the list of people, or take the mention out.";
    if (why !== null) throw new Refusal("invalid", why, { errors: [{ path: "mentions", message: why }] });
  }
}

/** What tells those who are mentioned, and those who spoke in the thread before; nobody of what they may not read. */
export async function tellOf(
  actor: Actor,
  talk: Talk,
  called: { mentioned: readonly string[]; spoke: readonly (string | null)[]; at: string },
): Promise<Notification[]> {
  const { comment, claim } = talk;
  const about = {
    articleId: comment.articleId,
    claimId: claim?.id ?? null,
    commentId: comment.id,
    actorId: actor.personId,
    at: called.at,
  };
  const others = new Set(called.spoke.filter((id) => id !== null && !called.mentioned.includes(id)));
  const replied: string[] = [];
  for (const id of others) {
    const person = await getPerson(id ?? "");
    if (person && (await whyNot(actor, person, talk)) === null) replied.push(person.id);
  }
  return [
    ...newNotifications("mentioned", called.mentioned, about, uuidv7),
    ...newNotifications("replied", replied, about, uuidv7),
  ];
}
