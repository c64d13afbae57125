import type { Role } from "./people.ts";

/** Who may do what. The server obeys this table; buttons only read it. A person has the rights of all their roles. */
export const permissions = {
  "article.read": ["viewer", "checker", "editor", "legal", "admin"],
  "article.create": ["checker", "editor"],
  "article.update": ["checker", "editor"],
  /** Bring in a new version of the text, and say where claims stand in it. */
  "article.revise": ["checker", "editor"],
  "claim.mark": ["checker", "editor"],
  "claim.update": ["checker", "editor", "legal"],
  "claim.delete": ["checker", "editor"],
  "source.write": ["checker", "editor", "legal"],
  "evidence.write": ["checker", "editor", "legal"],
  /** Object to a piece of evidence, and answer objections. */
  "evidence.flag": ["checker", "editor", "legal"],
  "contact.write": ["checker", "editor", "legal"],
  "note.write": ["checker", "editor", "legal"],
  /** Say something in the talk on an article, answer, and resolve; who wrote a comment alone changes it. */
  "comment.write": ["checker", "editor", "legal"],
  /** See and write what is for legal only. */
  "legal.read": ["legal"],
  "opinion.give": ["checker", "editor"],
  /** Make a move in a claim's life; most moves need a permission of their own besides (workflow.ts). */
  "claim.move": ["checker", "editor", "legal"],
  /** Approve, return and reopen. */
  "claim.decide": ["editor"],
  /** Hold a claim back from approval, and release it. */
  "claim.hold": ["legal"],
  /** Clear an article, each track by its own role. */
  "article.clear": ["editor", "legal"],
  "coverage.write": ["checker", "editor"],
  /** Publish a report, correct it, and withdraw it. */
  "report.publish": ["editor"],
  "report.export": ["viewer", "checker", "editor", "legal", "admin"],
  /** The whole record with drafts and history, and bringing one in. */
  "record.export": ["checker", "editor", "legal", "admin"],
  "record.import": ["editor", "admin"],
  "person.read": ["viewer", "checker", "editor", "legal", "admin"],
  "person.email": ["editor", "admin"],
  "person.manage": ["admin"],
  /**
   * Read the whole log at once, with what happens to people, and verify its chain: the editor answers for what was
   * published, the administrator for the installation. Others read the history of what they work on.
   */
  "audit.read": ["editor", "admin"],
  "newsroom.manage": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether somebody with these roles may do it. */
export function can(who: { roles: readonly Role[] }, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return who.roles.some((role) => allowed.includes(role));
}
