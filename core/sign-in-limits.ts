import type { Time } from "./time.ts";

/** How often a sign-in may fail within the window before it has to wait. */
export const signInLimits = {
  minutes: 15,
  /** For one account, from wherever. */
  account: 5,
  /** For one network address, for whatever accounts. */
  address: 20,
} as const;

/** The start of the window that ends now. */
export function windowStart(now: Time): Time {
  return new Date(new Date(now).getTime() - signInLimits.minutes * 60_000).toISOString();
}

/**
 * When the next try is open, or undefined when it is open now. `failures` are the times of failures in the window,
 * oldest first: one more is open as soon as the oldest that counts falls out of the window.
 */
export function waitUntil(failures: readonly Time[], limit: number): Time | undefined {
  const oldest = failures.at(-limit);
  return oldest && new Date(new Date(oldest).getTime() + signInLimits.minutes * 60_000).toISOString();
}

/** Says how long to wait, in minutes rounded up. */
export function tooManyTries(until: Time, now: Time): string {
  const minutes = Math.max(1, Math.ceil((new Date(until).getTime() - new Date(now).getTime()) / 60_000));
  return `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}, or ask an administrator for a password link.`;
}
