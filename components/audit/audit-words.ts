import type { Event } from "@/core/events.ts";
import { actInWords, type Names } from "../claim/history-words.ts";

/** What only the whole log tells of; acts on claims have their words in the claim's own history. */
const acts: Readonly<Record<string, string>> = {
  "article.imported": "brought the article in",
  "article.updated": "changed what is said about the article",
  "sentence.set": "accounted for a statement",
  "claim.unmerged": "undid a merge of claims",
  "evidence.found-again": "found that a source says it again",
  "source.added": "added a source",
  "source.updated": "changed a source",
  "source.merged": "merged a source into another",
  "source.unmerged": "undid a merge of sources",
  "snapshot.added": "kept a snapshot of a source",
  "snapshot.updated": "changed what is said about a snapshot",
  "derivation.added": "noted that a source derives from another",
  "derivation.deleted": "took back that a source derives from another",
  "policy.changed": "changed the rules of the desk",
  "newsroom.set-up": "set up the newsroom",
  "newsroom.updated": "changed the newsroom’s settings",
};

const personActs: Readonly<Record<string, (whom: string) => string>> = {
  "person.added": (whom) => `added ${whom}`,
  "person.invited": () => "invited somebody",
  "person.invitation-renewed": () => "renewed an invitation",
  "person.invitation-withdrawn": () => "withdrew an invitation",
  "person.joined": () => "accepted an invitation",
  "person.signed-in": () => "signed in",
  "person.signed-out": () => "signed out",
  "person.account-linked": (whom) => `linked the account of ${whom} to single sign-on`,
  "person.password-changed": (whom) => `changed the password of ${whom}`,
  "person.password-link-made": (whom) => `made a password link for ${whom}`,
  "person.password-reset": (whom) => `set a new password for ${whom}`,
  "person.token-made": (whom) => `made an API token for ${whom}`,
  "person.token-revoked": (whom) => `revoked an API token of ${whom}`,
};

/** What somebody did, in words that follow their name, as the whole log tells it. */
export function auditActInWords(event: Pick<Event, "type" | "data" | "actorId">, names: Names): string {
  const { personId } = (event.data ?? {}) as { personId?: string };
  const whom = personId === undefined ? "somebody" : personId === event.actorId ? "themselves" : names.person(personId);
  return acts[event.type] ?? personActs[event.type]?.(whom) ?? actInWords(event, names);
}
