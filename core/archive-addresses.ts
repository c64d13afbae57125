import type { Time } from "./time.ts";
import { dateInWords } from "./time-words.ts";

/** The archives whose addresses are read, as they are called. */
const archiveNames = {
  wayback: "the Wayback Machine",
  perma: "Perma.cc",
  "archive-today": "archive.today",
} as const;
export type Archive = keyof typeof archiveNames;

/** What the address of an archived copy tells by itself. */
export interface ArchiveAddress {
  archive: Archive;
  /** When the copy was made; null when the address does not tell, or not to the second. */
  at: Time | null;
  /** The address of the page that was archived; null when the archive's address does not hold it. */
  originalUrl: string | null;
}

/**
 * How far the archived copy may be from the snapshot, in days. Within a week of publication a fifth of news pages change
 * their text (19 %; GDELT, «Global Trends in the Ephemerality of Online News», 2020): later, it may be another text.
 */
const nearDays = 7;

const today = /^(?:www\.)?archive\.(?:today|ph|is|li|vn|fo|md)$/u;

/** Parameters that tell where a reader came from, and nothing of the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref_src|at_medium|at_campaign)$/iu;

/** The moment that up to 14 digits name; null for fewer, and for what no calendar has. */
function timeOf(digits: string): Time | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/u.exec(digits) ?? [];
  if (year === undefined) return null;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const read = new Date(time);
  return !Number.isNaN(read.getTime()) && read.toISOString() === time ? time : null;
}

/** An address as the archives write it inside their own: percent-encoded, with one slash for two, without a scheme. */
function originalOf(written: string): string | null {
  let address = written;
  if (/^https?%3a/iu.test(written)) {
    try {
      address = decodeURIComponent(written);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      return null; // a broken escape: there is no telling which page was meant
    }
  }
  address = address.replace(/^(https?):\/+/iu, "$1://");
  if (/^https?:\/\/[^/?#\s]+\.[^/?#\s]/iu.test(address)) return address;
  return /^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/u.test(address) ? `http://${address}` : null;
}

function readWayback(path: string): ArchiveAddress | null {
  const [, digits = "", written] = /^\/web\/(\d{4,14})?(?:\*|[a-z]{2}_)?\/(\S+)$/u.exec(path) ?? [];
  if (written === undefined) return null;
  return { archive: "wayback", at: timeOf(digits), originalUrl: originalOf(written) };
}

function readToday(path: string): ArchiveAddress | null {
  const archive = "archive-today";
  if (/^\/(?:wip\/)?[0-9A-Za-z]{5}(?:[/?#]|$)/u.test(path) && !/^\/\d{4,}\/\S/u.test(path))
    return { archive, at: null, originalUrl: null };
  const [, kept] = /^\/o\/[0-9A-Za-z]{5}\/(\S+)$/u.exec(path) ?? [];
  if (kept !== undefined) return { archive, at: null, originalUrl: originalOf(kept) };
  const [, date = "", written] = /^\/(?:([\d.-]{4,18}|newest|oldest)\/)?(https?(?::|%3a)\S+)$/iu.exec(path) ?? [];
  if (written === undefined) return null;
  return { archive, at: timeOf(date.replace(/[.-]/gu, "")), originalUrl: originalOf(written) };
}

/**
 * Reads the address of an archived copy: Wayback Machine, Perma.cc, archive.today under any of its names. Null when it
 * is no such address. An address that names no single copy («newest», «*», a bare year) has no time.
 */
export function readArchiveAddress(url: string): ArchiveAddress | null {
  const [, host = "", path = ""] = /^https?:\/\/([^/?#\s]+)(\S*)$/iu.exec(url.trim()) ?? [];
  const name = host.toLowerCase().replace(/:(?:80|443)$/u, "");
  if (/^(?:(?:www|web)\.)?archive\.org$/u.test(name)) return readWayback(path);
  if (today.test(name)) return readToday(path);
  if (/^(?:www\.)?perma\.cc$/u.test(name) && /^\/[0-9A-Z]{4}-[0-9A-Z]{4}(?:[/?#]|$)/iu.test(path))
    return { archive: "perma", at: null, originalUrl: null };
  return null;
}

/** An address to compare leniently: without scheme, www, port, slash at the end, fragment and tracking parameters. */
function comparable(url: string): string {
  const [, host = "", path = "", query = ""] =
    /^(?:https?:\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/iu.exec(url.trim()) ?? [];
  const kept = query.split("&").filter((one) => one !== "" && !tracking.test(one.replace(/=.*$/su, "")));
  const name = host
    .toLowerCase()
    .replace(/:(?:80|443)$/u, "")
    .replace(/^www\./u, "")
    .replace(/\.$/u, "");
  const place = path.replace(/\/+$/u, "") + (kept.length > 0 ? `?${kept.join("&")}` : "");
  return name + place.replace(/%[0-9a-f]{2}/giu, (escape) => escape.toUpperCase());
}

function samePage(one: string, other: string): boolean {
  const [a, b] = [comparable(one), comparable(other)];
  if (a === b) return true;
  try {
    return decodeURI(a) === decodeURI(b);
  } catch (error) {
    if (error instanceof URIError) return false; // one of them has a broken escape, and they differ as they stand
    throw error;
  }
}

function dateProblem(archived: Time, at: Time): string | undefined {
  const apart = (new Date(archived).getTime() - new Date(at).getTime()) / 86_400_000;
  if (Math.abs(apart) <= nearDays) return undefined;
  const days = `${Math.round(Math.abs(apart))} days ${apart < 0 ? "before" : "after"}`;
  const [made, kept] = [dateInWords(archived.slice(0, 10)), dateInWords(at.slice(0, 10))];
  return `The archived copy was made on ${made}, ${days} the snapshot of ${kept}; the page may have changed between them.`;
}

/** What the address leaves open, in neutral words: not knowing is no fault. */
function openQuestion({ archive, at, originalUrl }: ArchiveAddress, asksWhen: boolean): string | undefined {
  const open = [originalUrl === null ? "which page it shows" : "", at === null && asksWhen ? "when it was made" : ""];
  const what = open.filter((one) => one !== "").join(" and ");
  if (what === "") return undefined;
  return `This copy at ${archiveNames[archive]} cannot be checked by its address, which does not tell ${what}. Open it and compare.`;
}

/**
 * What speaks against an archive's address as the copy of this source at this time, in words for the person who typed
 * it; empty when nothing does. It judges by the address alone and asks no archive.
 */
export function archiveProblems(address: string, source: { url: string | null }, at: Time | null): string[] {
  const read = readArchiveAddress(address);
  if (!read)
    return [
      "This is no address of a copy at the Wayback Machine, Perma.cc or archive.today. Open the copy and take its address.",
    ];
  const problems: (string | undefined)[] = [];
  const sourceUrl = source.url === null ? null : (readArchiveAddress(source.url)?.originalUrl ?? source.url);
  if (read.originalUrl !== null && sourceUrl !== null && !samePage(read.originalUrl, sourceUrl))
    problems.push(`The archived page is ${read.originalUrl}, and the source's address is ${sourceUrl}.`);
  if (read.at !== null && at !== null) problems.push(dateProblem(read.at, at));
  problems.push(openQuestion(read, at !== null));
  return problems.filter((problem) => problem !== undefined);
}
