import type { PartialDate, Time } from "./time.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * A date as precise as it is known, in words: «2020», «October 2020», «19 November 2020», and a time with its zone.
 * No locale and no clock, so that a report is the same bytes everywhere. What is not a date comes back as it is.
 */
export function dateInWords(date: PartialDate): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T.+)?)?)?$/u.exec(date);
  if (!parts) return date;
  const [, year = "", month, day, time] = parts;
  if (month === undefined) return year;
  const name = months[Number(month) - 1];
  if (name === undefined) return date;
  if (day === undefined) return `${name} ${year}`;
  const words = `${Number(day)} ${name} ${year}`;
  return time === undefined ? words : `${words}, ${time.slice(1, 6)} UTC`;
}

/** A moment in words, to the minute, in UTC and saying so: «14 March 2026, 10:15 UTC». */
export function timeInWords(time: Time): string {
  return dateInWords(time);
}
