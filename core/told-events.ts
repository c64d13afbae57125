import type { Event, Json } from "./events.ts";

type Telling = Pick<Event, "data">;

const id = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;

/** Every id in the data of these events, each once. */
export function idsToldOf(events: readonly Telling[]): string[] {
  const found = new Set<string>();
  for (const { data } of events) collect(data, found);
  return [...found];
}

function collect(value: Json, into: Set<string>): void {
  if (typeof value === "string") {
    if (id.test(value)) into.add(value);
  } else if (value !== null && typeof value === "object") {
    for (const member of Object.values(value)) collect(member, into);
  }
}

/**
 * The events as somebody is told them who may not know of the things with these ids, whatever it was when they
 * happened: one that names such a thing is left out; out of what a verdict cites only the citation is.
 */
export function toldWithout<E extends Telling>(events: readonly E[], hidden: ReadonlySet<string>): E[] {
  if (hidden.size === 0) return [...events];
  return events.flatMap((event) => {
    if (!idsToldOf([event]).some((named) => hidden.has(named))) return [event];
    const told = { ...event, data: withoutCites(event.data, hidden, false) };
    return idsToldOf([told]).some((named) => hidden.has(named)) ? [] : [told];
  });
}

/** `cites` is a list of ids, and in the changes of one the lists before and after. */
function withoutCites(value: Json, hidden: ReadonlySet<string>, inCites: boolean): Json {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) {
    const kept = value.filter((item) => !inCites || typeof item !== "string" || !hidden.has(item));
    return kept.map((item) => withoutCites(item, hidden, inCites));
  }
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([key, item]) => [key, withoutCites(item, hidden, key === "cites")]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
