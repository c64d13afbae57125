import type { Time } from "./time.ts";
import { clockIn, dayAfter, momentIn } from "./zones.ts";

/** The spans of time that are one click away; `days` back from today, with today. */
export const agreementPeriods = [
  { id: "30", label: "30 days", days: 30 },
  { id: "90", label: "90 days", days: 90 },
  { id: "365", label: "12 months", days: 365 },
  { id: "all", label: "All", days: null },
] as const;
export type AgreementPeriod = (typeof agreementPeriods)[number]["id"];

/**
 * Over what time the page on agreement looks; it lives in the page's address. Days of one's own win over a period. Days
 * are the reader's; "" is none.
 */
export interface AgreementFilter {
  period: AgreementPeriod;
  from: string;
  to: string;
}

function readDay(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(value) && new Date(`${value}T00:00:00.000Z`).toJSON()?.startsWith(value);
  return isDay ? value : "";
}

/** The filter of an address; what cannot be one is left out. Without any, the last 90 days. */
export function readAgreementFilter(query: Readonly<Record<string, string | string[] | undefined>>): AgreementFilter {
  const one = (name: string): string => [query[name]].flat()[0] ?? "";
  return {
    period: agreementPeriods.find(({ id }) => id === one("period"))?.id ?? "90",
    from: readDay(one("from")),
    to: readDay(one("to")),
  };
}

/** The address of the page with this filter. */
export function agreementHref({ period, from, to }: AgreementFilter): string {
  const said = from === "" && to === "" ? { period: period === "90" ? "" : period } : { from, to };
  const query = Object.entries(said).flatMap(([name, value]) => (value === "" ? [] : [`${name}=${value}`]));
  return query.length === 0 ? "/agreement" : `/agreement?${query.join("&")}`;
}

/** The moments between which the filter's days lie on the clock of a zone: from `from` on, before `to`. */
export function agreementBounds(
  { period, from, to }: AgreementFilter,
  now: Time,
  zone: string,
): { from?: Time; to?: Time } {
  if (from !== "" || to !== "") {
    return {
      ...(from !== "" && { from: momentIn(from, "00:00", zone) }),
      ...(to !== "" && { to: momentIn(dayAfter(to, 1), "00:00", zone) }),
    };
  }
  const days = agreementPeriods.find(({ id }) => id === period)?.days ?? null;
  return days === null ? {} : { from: momentIn(dayAfter(clockIn(now, zone).day, 1 - days), "00:00", zone) };
}
