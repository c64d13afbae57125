import { and, asc, eq, gt, lte } from "drizzle-orm";
import { driver, type Write } from "./client.ts";
import { signInFailures } from "./schema.ts";

interface Try {
  id: string;
  account: string;
  address: string;
  at: string;
}

/**
 * Counts a try as failed before its password is looked at, so that a hundred at once are not all let through. Answers
 * with the earlier failures since `since`; the try is only counted when `allow` says so of them, all in one transaction.
 */
export async function countTry(
  one: Try,
  since: string,
  allow: (account: string[], address: string[]) => boolean,
): Promise<{ account: string[]; address: string[] }> {
  const { transact } = await driver();
  return transact(function* (tx) {
    yield tx.delete(signInFailures).where(lte(signInFailures.at, since)).returning({ id: signInFailures.id });
    const times = (own: "account" | "address") =>
      tx
        .select({ at: signInFailures.at })
        .from(signInFailures)
        .where(and(eq(signInFailures[own], one[own]), gt(signInFailures.at, since)))
        .orderBy(asc(signInFailures.at), asc(signInFailures.id));
    const account = ((yield times("account")) as { at: string }[]).map(({ at }) => at);
    const address = ((yield times("address")) as { at: string }[]).map(({ at }) => at);
    if (allow(account, address)) yield tx.insert(signInFailures).values(one).returning({ id: signInFailures.id });
    return { account, address };
  });
}

/** Forgets the failures of an account: its holder has signed in. */
export function deleteFailuresOf(account: string): Write {
  return (tx) =>
    tx.delete(signInFailures).where(eq(signInFailures.account, account)).returning({ id: signInFailures.id });
}
