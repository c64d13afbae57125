/** Moments in words, in the zone of the reader's browser. Dates as precise as known, zone and all, are core/time-words.ts. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number: number) => String(number).padStart(2, "0");

/** The time of day: «14:26». `at` in ms UTC. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A moment as briefly as it stays clear: «14:26» today, «12 Mar, 14:26», the year when it is not this one. ms UTC. */
export function momentInWords(at: number): string {
  const [date, today] = [new Date(at), new Date()];
  if (date.toDateString() === today.toDateString()) return clockTime(at);
  const year = date.getFullYear() === today.getFullYear() ? "" : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${months[date.getMonth()] ?? ""}${year}, ${clockTime(at)}`;
}

/** A moment as an input of type datetime-local holds it; "" for none. */
export function toLocalInput(time: string | null): string {
  if (time === null) return "";
  const date = new Date(time);
  // four digits also for the year that is being typed: a browser empties the field otherwise
  const day = `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment that an input of type datetime-local says; null for an empty one. */
export function fromLocalInput(value: string): string | null {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The zone of this browser (IANA). */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
