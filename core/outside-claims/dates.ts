import type { PartialDate } from "../time.ts";

const months = "january february march april may june july august september october november december".split(" ");

function day(year: string, month: number, date: number): PartialDate | null {
  const written = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const read = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written) ? written : null;
}

function monthNamed(name: string): number {
  const short = name.toLowerCase().replace(/\.$/u, "");
  return short.length < 3 ? 0 : months.findIndex((month) => month.startsWith(short.slice(0, 4))) + 1;
}

/**
 * A date as somebody wrote it, as precise as it was; null where it is none, or could be two: «3/4/2021» is another day
 * in London than in New York. Of a time its day, as it was written.
 */
export function readDate(words: string): PartialDate | null {
  const written = words.trim();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/u.exec(written);
  if (iso) {
    const [, year = "", month, date] = iso;
    if (month === undefined) return year;
    if (date !== undefined) return day(year, Number(month), Number(date));
    return day(year, Number(month), 1) === null ? null : `${year}-${month}`;
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(written);
  if (dotted) return day(dotted[3]!, Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(written);
  if (slashed) {
    const [one, two] = [Number(slashed[1]), Number(slashed[2])];
    if (one > 12) return day(slashed[3]!, two, one);
    if (two > 12 || one === two) return day(slashed[3]!, one, two);
    return null;
  }
  const [, first = "", name = "", last = "", year = ""] =
    /^(\d{1,2})?(?:st|nd|rd|th)?\s*([A-Za-z]{3,9}\.?)\s*(\d{1,2})?(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(written) ?? [];
  const month = monthNamed(name);
  if (month === 0) return null;
  const date = first || last;
  return date === "" ? `${year}-${String(month).padStart(2, "0")}` : day(year, month, Number(date));
}
