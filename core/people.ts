import type { Time } from "./time.ts";

/** What a person may be; somebody may be several at once. Rights are in permissions.ts. */
export const roles = ["viewer", "checker", "editor", "legal", "admin"] as const;
export type Role = (typeof roles)[number];

/** A person of the newsroom, or one known only from an imported record (no e-mail, not active). */
export interface Person {
  id: string;
  version: number;
  name: string;
  email: string | null;
  roles: readonly Role[];
  active: boolean;
  createdAt: Time;
}

/** Who is acting. `personId` is null for Claimcheck itself (first start, command line of the server's owner). */
export interface Actor {
  personId: string | null;
  name: string;
  roles: readonly Role[];
  via: "session" | "token" | "system";
  /** Set by respond() when the request carries an Idempotency-Key; commit() keeps the answer under it. */
  idempotency?: { key: string; bodyHash: string };
}

/** Two letters for the avatar: first letters of the first and last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return ([...first][0] ?? "?").toUpperCase() + ([...last][0] ?? "").toUpperCase();
}

/** Whether somebody active with the role admin is left when these persons are all there are. */
export function hasAdmin(people: readonly Pick<Person, "roles" | "active">[]): boolean {
  return people.some((person) => person.active && person.roles.includes("admin"));
}

/** Each role once, in the order of the list of roles. */
export function sortRoles(wanted: readonly Role[]): Role[] {
  return roles.filter((role) => wanted.includes(role));
}
