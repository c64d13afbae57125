import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import type { SignIn } from "@/core/inputs/people.ts";
import type { Actor, Person } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { signInLimits, tooManyTries, waitUntil, windowStart } from "@/core/sign-in-limits.ts";
import { bookkeep, commit, newEvent, sha256 } from "@/db/commit.ts";
import { getPasswordHash, getPersonByAccount, getPersonByEmail, insertAccount } from "@/db/people.ts";
import { countTry, deleteFailuresOf } from "@/db/sign-in-failures.ts";
import { env } from "./env.ts";
import { isPassword } from "./passwords.ts";

/**
 * Counts a try for this account from this address, or refuses it as too many. Whoever then succeeds calls
 * bookkeep(deleteFailuresOf(account)).
 */
export async function countSignInTry(email: string, address: string): Promise<{ account: string }> {
  const at = new Date().toISOString();
  const account = sha256(email); // what people type here by mistake may be a password: it is not kept readable
  const until = (failures: { account: string[]; address: string[] }) =>
    [waitUntil(failures.account, signInLimits.account), waitUntil(failures.address, signInLimits.address)]
      .filter((time) => time !== undefined)
      .sort()
      .at(-1);
  const failures = await countTry(
    { id: uuidv7(), account, address, at },
    windowStart(at),
    (ofAccount, ofAddress) => until({ account: ofAccount, address: ofAddress }) === undefined,
  );
  const open = until(failures);
  if (open !== undefined) throw new Refusal("too-many", tooManyTries(open, at));
  return { account };
}

/**
 * Who has this e-mail and password. Refuses with one and the same sentence when there is no such person, they are not
 * active, have no password, or it is another; and after too many tries, saying when the next is open.
 */
export async function checkSignIn(input: z.output<typeof SignIn> & { address: string }): Promise<Person> {
  const { account } = await countSignInTry(input.email, input.address);
  const person = await getPersonByEmail(input.email);
  const known = person?.active ? await getPasswordHash(person.id) : null;
  const right = await isPassword(known, input.password);
  if (!right || !person)
    throw new Refusal("unauthenticated", "E-mail and password do not belong together. Check both and try again.");
  await bookkeep(deleteFailuresOf(account));
  return person;
}

/** Why somebody whom the provider knows does not come in, by the word that stands in the sign-in page's address. */
export const providerRefusals = {
  inactive: "This account is not active. Ask an administrator.",
  unverified: "The sign-in provider did not say that your e-mail is verified. Verify it there, then try again.",
  unknown: "Nobody here has this e-mail. Ask an administrator to invite you first.",
} as const;

/** What the sign-in page says of the word in its address that a failed sign-in at the provider left there. */
export function providerSaid(error: unknown): string | undefined {
  if (typeof error !== "string") return undefined;
  const known: Record<string, string> = providerRefusals;
  if (Object.hasOwn(known, error)) return known[error];
  return "The sign-in provider did not let you in, or could not be reached. Try again, or use your password.";
}

/** The name on the provider's button, or undefined when none is set. */
export function providerName(): string | undefined {
  return env().OIDC_ISSUER === undefined ? undefined : env().OIDC_NAME;
}

/** What an OpenID Connect provider says of somebody. */
export interface ProvidedIdentity {
  provider: string;
  providerAccountId: string;
  email: string | undefined;
  emailVerified: boolean;
}

/**
 * The person an outside provider vouches for. Somebody known here by a verified e-mail is linked to the provider's
 * account at their first sign-in. Refuses unknown e-mails (invite first), unverified ones, and inactive persons.
 */
export async function admitFromProvider(identity: ProvidedIdentity): Promise<Person> {
  const { provider, providerAccountId } = identity;
  const linked = await getPersonByAccount(provider, providerAccountId);
  const person = linked ?? (await knownByEmail(identity));
  if (!person.active) throw new Refusal("forbidden", providerRefusals.inactive);
  if (linked) return linked;
  const at = new Date().toISOString();
  const actor: Actor = { personId: person.id, name: person.name, roles: person.roles, via: "session" };
  return commit(actor, {
    writes: [insertAccount({ provider, providerAccountId, personId: person.id, createdAt: at })],
    events: [newEvent(actor, { at, type: "person.account-linked", data: { personId: person.id, provider } })],
    answer: () => person,
  });
}

async function knownByEmail({ email, emailVerified }: ProvidedIdentity): Promise<Person> {
  if (!email || !emailVerified) {
    throw new Refusal("forbidden", providerRefusals.unverified);
  }
  const person = await getPersonByEmail(email.trim().toLowerCase());
  if (person) return person;
  throw new Refusal("not-found", providerRefusals.unknown);
}
