import type { FieldError } from "@/core/refusal.ts";
import type { ApiRequest, ApiResult } from "./api.ts";
import { joined, requestOf, versionOf, type Change, type Versions } from "./changes.ts";

/** A change on its way: shown already, sent as soon as its turn comes, dropped only when the server has it. */
export interface Entry {
  /** Also its Idempotency-Key. */
  id: string;
  change: Change;
  /** For edits: what the fields held when the person began to change them. Tells a clash from two edits side by side. */
  base: Readonly<Record<string, unknown>>;
  /** When it was first made, in ms UTC. */
  at: number;
  /** Typing rests this long before it is sent: not before, in ms UTC. */
  notBefore: number;
  /** It may have reached the server: it is not joined with later typing any more, so that a retry is the same request. */
  tried: boolean;
}

/** An edit that somebody else's edit crossed: both texts wait, side by side, for a decision. */
export interface Conflict {
  entry: Entry;
  /** The thing as the server has it now; null when it is gone. */
  present: Readonly<Record<string, unknown>> | null;
  message: string;
}

/** A change the server will not make. What was typed is in `entry.change`. */
export interface Failure {
  entry: Entry;
  message: string;
  errors: readonly FieldError[];
}

/** Everything not yet at the server; this is what is kept in the browser. */
export interface OutboxState {
  entries: readonly Entry[];
  conflicts: readonly Conflict[];
  failures: readonly Failure[];
  line: "online" | "offline" | "signed-out";
  /** Since when the line is cut, in ms UTC. */
  since: number | null;
  /** When the last change reached the server, in ms UTC. */
  savedAt: number | null;
  sending: boolean;
}

export const emptyOutbox: OutboxState = {
  entries: [],
  conflicts: [],
  failures: [],
  line: "online",
  since: null,
  savedAt: null,
  sending: false,
};

/** A pause in typing after which a field is sent, in ms (interface.md, Saving). */
export const typingPause = 600;

const edits = new Set<Change["kind"]>([
  "edit-claim",
  "edit-draft",
  "edit-second-draft",
  "edit-evidence",
  "edit-contact",
  "edit-note",
]);

function sameThing(a: Change, b: Change): boolean {
  const [x, y] = [versionOf(a), versionOf(b)];
  return x !== null && y !== null && x.kind === y.kind && x.id === y.id;
}

/** Whether an entry changes fields: what other edits may be joined with, or cross. */
export function isEdit({ change }: Entry): boolean {
  return edits.has(change.kind);
}

/**
 * Adds a change: typing that goes on in the same fields grows the entry that waits, also one that waits in a conflict,
 * and one that was refused, which then is tried anew with what was mended.
 */
export function added(state: OutboxState, entry: Entry): OutboxState {
  const held = state.conflicts.findIndex((each) => isEdit(entry) && joined(each.entry.change, entry.change));
  if (held >= 0) {
    const conflicts = state.conflicts.map((conflict, i) =>
      i === held ? { ...conflict, entry: grown(conflict.entry, entry) } : conflict,
    );
    return { ...state, conflicts };
  }
  const refused = state.failures.find((each) => isEdit(entry) && retypes(each.entry, entry));
  if (refused) {
    const failures = state.failures.filter((each) => each !== refused);
    return added({ ...state, failures }, { ...grown(refused.entry, entry), id: entry.id, tried: false });
  }
  const last = state.entries.at(-1);
  if (last && !last.tried && joined(last.change, entry.change)) {
    return { ...state, entries: [...state.entries.slice(0, -1), grown(last, entry)] };
  }
  return { ...state, entries: [...state.entries, entry] };
}

/** Whether the later entry types in a field of the earlier one. */
function retypes(earlier: Entry, later: Entry): boolean {
  if (!joined(earlier.change, later.change)) return false;
  return Object.keys(fieldsOf(later.change)).some((field) => field in fieldsOf(earlier.change));
}

function grown(earlier: Entry, later: Entry): Entry {
  const change = joined(earlier.change, later.change) ?? later.change;
  return { ...earlier, change, base: { ...later.base, ...earlier.base }, notBefore: later.notBefore };
}

/** The fields of an edit. */
export function fieldsOf(change: Change): Readonly<Record<string, unknown>> {
  return "fields" in change ? change.fields : {};
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/**
 * The fields in which two people's edits cross: the other changed it since this person began, and to something else.
 * All other fields can be saved on top without overwriting anything.
 */
export function crossedFields(entry: Entry, present: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fieldsOf(entry.change))
    .filter(([field, mine]) => !equal(present[field], entry.base[field]) && !equal(present[field], mine))
    .map(([field]) => field);
}

/** What the sender needs from around it. */
export interface Surroundings {
  articleId: string;
  send: (request: ApiRequest) => Promise<ApiResult>;
  versions: Versions;
  now: () => number;
  /** The server has made the change and answered this. */
  acknowledged: (change: Change, answer: unknown) => void;
  /** The server has another state of the thing than this change was made on. */
  refreshed: (change: Change, present: unknown) => void;
}

/** The state after the first entry was sent and answered. */
export function settled(state: OutboxState, entry: Entry, result: ApiResult, around: Surroundings): OutboxState {
  const rest = { ...state, sending: false, entries: state.entries.filter((each) => each.id !== entry.id) };
  const online = { line: "online", since: null } as const;
  switch (result.outcome) {
    case "ok":
      around.acknowledged(entry.change, result.value);
      return { ...rest, ...online, savedAt: around.now() };
    case "offline":
    case "busy":
      return { ...state, sending: false, line: "offline", since: state.since ?? around.now() };
    case "signed-out":
      return { ...state, sending: false, line: "signed-out", since: state.since ?? around.now() };
    case "conflict":
      return { ...crossed(rest, state, entry, result, around), ...online };
    case "refused":
      return { ...refusedBy(rest, entry, result), ...online };
  }
}

/**
 * The state after a refusal. What was typed anew in the same fields meanwhile takes the place of what was refused, and
 * starts from where that did: only what nobody typed over is left as a failure.
 */
function refusedBy(
  rest: OutboxState,
  entry: Entry,
  { message, errors }: { message: string; errors: readonly FieldError[] },
): OutboxState {
  const behind = rest.entries.filter((each) => isEdit(entry) && retypes(entry, each));
  const entries = rest.entries.map((each) => (behind.includes(each) ? { ...each, base: from(each, entry) } : each));
  const later = new Set(behind.flatMap((each) => Object.keys(fieldsOf(each.change))));
  const left = Object.entries(fieldsOf(entry.change)).filter(([field]) => !later.has(field));
  if (isEdit(entry) && left.length === 0) return { ...rest, entries };
  const change = isEdit(entry) ? ({ ...entry.change, fields: Object.fromEntries(left) } as Change) : entry.change;
  return { ...rest, entries, failures: [...rest.failures, { entry: { ...entry, change }, message, errors }] };
}

/** The base of a later entry as if the earlier one had never been made. */
function from(later: Entry, earlier: Entry): Entry["base"] {
  const fields = Object.keys(fieldsOf(later.change)).filter((field) => field in fieldsOf(earlier.change));
  return { ...later.base, ...Object.fromEntries(fields.map((field) => [field, earlier.base[field]])) };
}

function crossed(
  rest: OutboxState,
  state: OutboxState,
  entry: Entry,
  { message, present }: { message: string; present: unknown },
  around: Surroundings,
): OutboxState {
  const thing = typeof present === "object" && present !== null ? (present as Record<string, unknown>) : null;
  around.refreshed(entry.change, present);
  if (!isEdit(entry)) return { ...rest, failures: [...rest.failures, { entry, message, errors: [] }] };
  if (thing && crossedFields(entry, thing).length === 0) {
    // nobody's words are touched: send the same fields again, on top of the other's
    const again = { ...entry, id: crypto.randomUUID(), tried: false };
    return { ...state, sending: false, entries: state.entries.map((each) => (each.id === entry.id ? again : each)) };
  }
  return collided(rest, entry, thing, message);
}

/** The state with an edit held back as a conflict; typing in the same thing that waits behind it goes along. */
export function collided(
  state: OutboxState,
  entry: Entry,
  present: Conflict["present"],
  message = "Somebody else changed this, too.",
): OutboxState {
  const others = state.entries.filter((each) => each.id !== entry.id);
  const behind = others.filter((each) => isEdit(each) && sameThing(each.change, entry.change));
  const entries = others.filter((each) => !behind.includes(each));
  const whole = behind.reduce(grown, entry);
  return { ...state, entries, conflicts: [...state.conflicts, { entry: whole, present, message }] };
}

/** The request of an entry, with the versions known now. */
export function requestFor(entry: Entry, around: Surroundings): ApiRequest {
  return { ...requestOf(entry.change, around.articleId, around.versions), key: entry.id };
}
