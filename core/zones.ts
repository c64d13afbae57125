import type { Time } from "./time.ts";

/** Days as the reader's calendar has them. A zone is an IANA name («Europe/Berlin»), a day is YYYY-MM-DD. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a hundred times: one for each zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const two = "2-digit" as const;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formats.set(zone, made);
  return made;
}

/** Whether this machine knows a zone of that name. */
export function isZone(name: string): boolean {
  if (name === "" || name.length > 60) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A moment on the clock and calendar of a zone. */
export function clockIn(time: Time, zone: string): { day: string; hour: number; minute: number } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(time))
      .map(({ type, value }) => [type, value]),
  );
  const year = (parts["year"] ?? "").padStart(4, "0");
  return {
    day: `${year}-${parts["month"]}-${parts["day"]}`,
    hour: Number(parts["hour"]),
    minute: Number(parts["minute"]),
  };
}

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(at: number, zone: string): number {
  const { day, hour, minute } = clockIn(new Date(at).toISOString(), zone);
  const shown = Date.parse(`${day}T00:00:00.000Z`) + (hour * 60 + minute) * 60_000;
  return shown - Math.floor(at / 60_000) * 60_000;
}

/** The moment that a zone's clock shows as this day and time («17:00»); across a gap of the clock, the time after it. */
export function momentIn(day: string, clock: string, zone: string): Time {
  const wanted = Date.parse(`${day}T${clock}:00.000Z`);
  const first = wanted - aheadOfUtc(wanted, zone);
  // The offset at the guess may be that of the other side of a change of the clock.
  return new Date(wanted - aheadOfUtc(first, zone)).toISOString();
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday after this day: where the week of it has ended. */
export function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return dayAfter(day, (8 - weekday) % 7 || 7);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * A moment in the words of the desk, in 24 hours and in the reader's zone: «17:00» today, «Fri 13 Mar, 17:00» in the
 * weeks around, and with the year when it is not this one. The same bytes on server and browser.
 */
export function momentInWords(time: Time, now: Time, zone: string): string {
  const { day, hour, minute } = clockIn(time, zone);
  const today = clockIn(now, zone).day;
  const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  if (day === today) return clock;
  const date = new Date(`${day}T00:00:00.000Z`);
  const words = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  if (day.slice(0, 4) !== today.slice(0, 4)) return `${words} ${day.slice(0, 4)}, ${clock}`;
  return `${weekdays[date.getUTCDay()]} ${words}, ${clock}`;
}

/** How long ago a moment was, roughly: «5 min», «2 h», «3 days». */
export function sinceInWords(time: Time, now: Time): string {
  const minutes = Math.max(1, Math.round((Date.parse(now) - Date.parse(time)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.round(hours / 24)} days`;
}
