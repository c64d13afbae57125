import type { ReplyClock } from "@/core/contacts.ts";
import type { Time } from "@/core/time.ts";
import { clockIn, momentInWords, sinceInWords } from "@/core/zones.ts";

/** Whether the reply that is due first should have been here by now. */
export function isLate({ due }: ReplyClock, now: Time): boolean {
  return due !== null && due <= now;
}

/**
 * A reply clock in words, on the reader's clock: «Reply due today 17:00», «No reply, 2 h late», and how many are
 * awaited when it is more than that one. `zone` is an IANA name.
 */
export function replyWords(clock: ReplyClock, now: Time, zone: string): string {
  const { pending, due } = clock;
  if (due === null) return pending === 1 ? "Awaiting reply" : `Awaiting ${pending} replies`;
  const others = pending === 1 ? "" : `, ${pending} awaited`;
  if (isLate(clock, now)) return `No reply, ${sinceInWords(due, now)} late${others}`;
  const today = clockIn(due, zone).day === clockIn(now, zone).day;
  return `Reply due ${today ? "today " : ""}${momentInWords(due, now, zone)}${others}`;
}

/** Of these claims the one whose reply is due first; replies without a day come last. Undefined when none is awaited. */
export function firstAwaited<C extends { replies: ReplyClock | null }>(claims: Iterable<C>): C | undefined {
  const dueOf = ({ replies }: C) => replies?.due ?? "9999";
  return [...claims]
    .filter(({ replies }) => replies !== null)
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : Number(dueOf(a) > dueOf(b))))[0];
}
