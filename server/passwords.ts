import { hash, verify, type Options } from "@node-rs/argon2";
import { normalPassword, passwordProblem } from "@/core/passwords.ts";
import { Refusal } from "@/core/refusal.ts";
import list from "./common-passwords.json" with { type: "json" };

/** OWASP's second choice for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const common = new Set(list.common.split(" "));
const stems = new Set(list.stems.split(" "));

let nobodysHash: Promise<string> | undefined;

/** A hash nobody has the password of, to compare with where there is none: an unknown person costs the same time. */
function someHash(): Promise<string> {
  nobodysHash ??= hash(crypto.randomUUID(), cost);
  return nobodysHash;
}

/** Whether it is a common password, or a common word lengthened with digits and signs. */
function isCommon(password: string): boolean {
  const lower = normalPassword(password).toLowerCase();
  const letters = lower.replace(/[^\p{L}]/gu, "");
  const rest = [...lower.replace(/[\p{L}]/gu, "")];
  return common.has(lower) || stems.has(lower) || (stems.has(letters) && new Set(rest).size <= 6);
}

/**
 * Hashes a new password. Refuses one that is short, long, common, repeated, along the keyboard, or holds words of
 * `about` (the person's e-mail and name, the newsroom's name).
 */
export async function hashNewPassword(password: string, about: readonly string[]): Promise<string> {
  const problem =
    passwordProblem(password, about) ??
    (isCommon(password) ? "This is a common password. Take several words that do not belong together." : undefined);
  if (problem) throw new Refusal("invalid", problem, { errors: [{ path: "password", message: problem }] });
  return hash(normalPassword(password), cost);
}

/** Whether this is the password of the hash; takes as long when there is no hash. */
export async function isPassword(known: string | null, password: string): Promise<boolean> {
  const same = await verify(known ?? (await someHash()), normalPassword(password));
  return same && known !== null;
}
