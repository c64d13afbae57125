import type { Time } from "./time.ts";
import { dayAfter, momentIn } from "./zones.ts";

/** What events happen to: the word before the dot of their type. */
export const eventKinds = [
  { id: "article", label: "Articles" },
  { id: "sentence", label: "Statements set aside" },
  { id: "claim", label: "Claims" },
  { id: "evidence", label: "Evidence" },
  { id: "problem", label: "Problems with evidence" },
  { id: "source", label: "Sources" },
  { id: "snapshot", label: "Snapshots" },
  { id: "derivation", label: "Origins of sources" },
  { id: "contact", label: "Contacts" },
  { id: "note", label: "Notes" },
  { id: "draft", label: "Verdicts in the making" },
  { id: "opinion", label: "Verdicts" },
  { id: "person", label: "People and sign-ins" },
  { id: "policy", label: "Rules of the desk" },
  { id: "newsroom", label: "Newsroom" },
] as const;

/** What the audit page shows of the log; "" narrows nothing down. It lives in the page's address. Days are the reader's. */
export interface AuditFilter {
  person: string;
  article: string;
  kind: string;
  from: string;
  to: string;
  /** The number of an event: only those before it. */
  before: string;
}

const forms: Readonly<Record<keyof AuditFilter, RegExp>> = {
  person: /^[\da-f-]{36}$/u,
  article: /^[\da-f-]{36}$/u,
  kind: /^[a-z]{1,40}$/u,
  from: /^\d{4}-\d{2}-\d{2}$/u,
  to: /^\d{4}-\d{2}-\d{2}$/u,
  before: /^\d{1,9}$/u,
};

const names = Object.keys(forms) as (keyof AuditFilter)[];

function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00.000Z`).toJSON()?.startsWith(day) ?? false;
}

/** The filter of an address. What cannot be one is left out. */
export function readAuditFilter(query: Readonly<Record<string, string | string[] | undefined>>): AuditFilter {
  const read = (name: keyof AuditFilter): string => {
    const value = [query[name]].flat()[0] ?? "";
    const fits = forms[name].test(value) && (!["from", "to"].includes(name) || isDay(value));
    return fits ? value : "";
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as AuditFilter;
}

/** The address of the audit page with a filter as readAuditFilter() gives it: nothing in it needs escaping. */
export function auditHref(filter: Partial<AuditFilter>): string {
  const query = names.flatMap((name) => (filter[name] ? [`${name}=${filter[name]}`] : [])).join("&");
  return query === "" ? "/audit" : `/audit?${query}`;
}

/** The moments between which the filter's days lie on the clock of a zone; undefined without a day. */
export function daysOf({ from, to }: AuditFilter, zone: string): { from?: Time; to?: Time } {
  return {
    ...(from !== "" && { from: momentIn(from, "00:00", zone) }),
    ...(to !== "" && { to: momentIn(dayAfter(to, 1), "00:00", zone) }),
  };
}
