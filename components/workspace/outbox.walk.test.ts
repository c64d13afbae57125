import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { chosenFields, rowsOf, type Take } from "./conflict-rows.ts";
import {
  added,
  collided,
  crossedFields,
  emptyOutbox,
  fieldsOf,
  settled,
  type Entry,
  type OutboxState,
  type Surroundings,
} from "./outbox.ts";
import type { ApiResult } from "./api.ts";

/** Two people type in the same two fields of one claim; the line is cut, answers are lost, each at any moment. */
type Fields = Record<string, string>;
interface Server {
  fields: Fields;
  version: number;
  /** Every state it ever had: the log keeps them. */
  past: Fields[];
  answers: Map<string, ApiResult>;
}
interface Person {
  outbox: OutboxState;
  /** The claim as this page last read it. */
  known: { fields: Fields; version: number };
}

const names = ["note", "statement"];

class House {
  readonly server: Server = { fields: { note: "", statement: "" }, version: 1, past: [], answers: new Map() };
  readonly people: Person[] = [0, 1].map(() => ({
    outbox: emptyOutbox,
    known: { fields: { note: "", statement: "" }, version: 1 },
  }));
  #count = 0;
  /** The last text each person typed in each field, unless they themselves left it in a conflict. */
  readonly typed = new Map<string, string>();
  readonly overwritten: string[] = [];

  shown(person: Person): Fields {
    const { failures, entries, conflicts } = person.outbox;
    const waiting = [...failures.map((each) => each.entry), ...entries, ...conflicts.map((each) => each.entry)];
    return waiting.reduce((sum, each) => ({ ...sum, ...(fieldsOf(each.change) as Fields) }), person.known.fields);
  }

  type(who: number, field: string, bad: string): void {
    const person = this.people[who]!;
    const text = `${bad}<${++this.#count}>`;
    this.typed.set(`${who}.${field}`, text);
    const base = { [field]: this.shown(person)[field] };
    const change = { kind: "edit-claim", claimId: "c", fields: { [field]: text } } as const;
    const entry: Entry = { id: `${who}:${this.#count}`, change, base, at: 0, notBefore: 0, tried: false };
    person.outbox = added(person.outbox, entry);
  }

  /** What the server makes of a request. */
  #answer(entry: Entry, version: number): ApiResult {
    const before = this.server.answers.get(entry.id);
    if (before) return before;
    const fields = fieldsOf(entry.change) as Fields;
    if (Object.values(fields).some((text) => text.startsWith("bad"))) {
      return { outcome: "refused", message: "bad", errors: [] };
    }
    if (version !== this.server.version) {
      return { outcome: "conflict", message: "crossed", present: { ...this.server.fields } };
    }
    for (const [field, text] of Object.entries(fields)) {
      const old = this.server.fields[field] ?? "";
      if (old !== entry.base[field] && old !== text) this.overwritten.push(`${old} by ${text}`);
    }
    this.server.past.push(this.server.fields);
    this.server.fields = { ...this.server.fields, ...fields };
    this.server.version += 1;
    const answer: ApiResult = { outcome: "ok", value: { ...this.read() } };
    this.server.answers.set(entry.id, answer);
    return answer;
  }

  read(): Person["known"] {
    return { fields: { ...this.server.fields }, version: this.server.version };
  }

  /** One turn of a page's sender, as store.ts does it; `line` says what becomes of request and answer. */
  send(who: number, line: "whole" | "cut" | "answer lost"): void {
    const person = this.people[who]!;
    const [entry] = person.outbox.entries;
    if (!entry) return;
    if (crossedFields(entry, person.known.fields).length > 0) {
      person.outbox = collided(person.outbox, entry, person.known.fields);
      return;
    }
    const tried = { ...entry, tried: true };
    person.outbox = { ...person.outbox, entries: [tried, ...person.outbox.entries.slice(1)] };
    const answer = line === "cut" ? null : this.#answer(tried, person.known.version);
    const learn = (known: Person["known"]) => {
      if (known.version > person.known.version) person.known = known;
    };
    const around: Surroundings = {
      articleId: "a",
      send: () => Promise.reject(new Error("not sent here")),
      versions: () => person.known.version,
      now: () => 0,
      acknowledged: (_, value) => learn(value as Person["known"]),
      refreshed: () => learn(this.read()),
    };
    person.outbox = settled(person.outbox, tried, line === "whole" && answer ? answer : { outcome: "offline" }, around);
  }

  resolve(who: number, take: Take): void {
    const person = this.people[who]!;
    const [conflict, ...conflicts] = person.outbox.conflicts;
    if (!conflict) return;
    const rows = rowsOf(conflict);
    const takes = Object.fromEntries(rows.map((row) => [row.field, take]));
    // what a person leaves on purpose is theirs to leave
    for (const row of rows) if (row.how === "crossed" && take === "theirs") this.typed.delete(`${who}.${row.field}`);
    const fields = chosenFields(rows, takes) as Fields;
    person.outbox = { ...person.outbox, conflicts };
    for (const [field, text] of Object.entries(fields)) {
      const base = { [field]: this.shown(person)[field] };
      const change = { kind: "edit-claim", claimId: "c", fields: { [field]: text } } as const;
      const entry: Entry = { id: `${who}:${++this.#count}`, change, base, at: 0, notBefore: 0, tried: false };
      person.outbox = added(person.outbox, entry);
    }
  }

  /** Every text that must be somewhere and is not. */
  lost(): string[] {
    const places = JSON.stringify([this.server.fields, this.server.past, this.people.map(({ outbox }) => outbox)]);
    return [...this.typed.values()].filter((text) => !places.includes(text));
  }
}

const who = fc.nat({ max: 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("type" as const), who, field: fc.constantFrom(...names) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("type badly" as const), who, field: fc.constantFrom(...names) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      who,
      line: fc.constantFrom("whole" as const, "whole" as const, "cut" as const, "answer lost" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("poll" as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("resolve" as const),
      who,
      take: fc.constantFrom<Take>("theirs", "mine", "both"),
    }),
  },
);

test("two people typing in one claim: no text is lost and none is overwritten unseen, however it is interleaved", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const house = new House();
      for (const one of steps) {
        if (one.do === "type") house.type(one.who, one.field, "");
        if (one.do === "type badly") house.type(one.who, one.field, "bad");
        if (one.do === "send") house.send(one.who, one.line);
        if (one.do === "poll") house.people[one.who]!.known = house.read();
        if (one.do === "resolve") house.resolve(one.who, one.take);
        expect(house.lost()).toEqual([]);
        expect(house.overwritten).toEqual([]);
      }
    }),
    { numRuns: 2000 },
  );
});
