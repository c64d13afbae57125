/** The kinds of words and dates that inputs are made of; every schema of this folder uses these. */
import { z } from "zod";

const nul = /\0/u;
/** With the u flag a surrogate only matches when it is alone. */
const loneSurrogate = /[\ud800-\udfff]/u;
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/u;

/** Text as somebody wrote it, kept as it is: up to `max` UTF-16 code units, may be empty, may hold line breaks. */
export function freeText(max: number) {
  return z
    .string("Write text here.")
    .max(max, `This is too long: ${max.toLocaleString("en")} characters at most.`)
    .refine((value) => !nul.test(value), "This holds a NUL character, which cannot be kept. Take it out.")
    .refine(
      (value) => !loneSurrogate.test(value),
      "This holds half a character (a lone surrogate), which cannot be kept. Type or paste it again.",
    );
}

/** One line of free text: a title, a name. May be empty. */
export function line(max: number) {
  return freeText(max).refine(
    (value) => !lineBreak.test(value),
    "This must stay on one line. Take out the line break.",
  );
}

/** One line that is not empty, without white space around it. */
export function requiredLine(max: number) {
  return line(max)
    .transform((value) => value.trim())
    .refine((value) => value !== "", "Fill this in.");
}

/** The id of something kept here. */
export const id = z.guid("This is not an id of Claimcheck.");

const dayPattern = /^\d{4}-\d{2}-\d{2}$/u;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

/** Whether it is a moment that exists, written as toISOString would. */
function isTime(value: string): boolean {
  if (!timePattern.test(value)) return false;
  const parsed = new Date(value);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString() === value;
}

function isDay(value: string): boolean {
  return dayPattern.test(value) && isTime(`${value}T00:00:00.000Z`);
}

/** A moment: ISO 8601 in UTC with milliseconds and Z. */
export const time = z
  .string("Write a time.")
  .refine(isTime, "Write the time in UTC with milliseconds, such as 2020-11-19T14:26:00.000Z.");

/** A day that exists: YYYY-MM-DD. */
export const day = z.string("Write a date.").refine(isDay, "Write the date as year-month-day, such as 2020-11-19.");

/** A date as precise as it is known: YYYY, YYYY-MM, YYYY-MM-DD, or a time. */
export const partialDate = z
  .string("Write a date.")
  .refine(
    (value) =>
      /^\d{4}$/u.test(value) || (/^\d{4}-\d{2}$/u.test(value) && isDay(`${value}-01`)) || isDay(value) || isTime(value),
    "Write the date as precisely as it is known: 2020, 2020-11, 2020-11-19, or 2020-11-19T14:26:00.000Z.",
  );

/** The version of the thing as the sender saw it: the number of the ETag, sent back as If-Match. */
export const version = z.coerce
  .number("Send the version you have seen, as If-Match.")
  .int("A version is a whole number.")
  .min(0, "A version is 0 or more.");
