import { expect, it } from "vitest";
import { calledIn, fitting, piecesOf, typingAt, withName } from "./mentions.ts";

const person = (id: string, name: string, active = true) => ({ id, name, active });
const people = [
  person("n", "Nadia Haddad"),
  person("x", "Nadia"),
  person("o", "Olga Öz"),
  person("p", "Olga Öz"),
  person("g", "Gone Person", false),
];

it.each([
  ["@", 1, { at: 0, query: "" }],
  ["to @Nad", 7, { at: 3, query: "Nad" }],
  ["to @Nadia Ha", 12, { at: 3, query: "Nadia Ha" }],
  ["a@b.example", 5, null],
  ["@Nad\nmore", 8, null],
  ["no", 2, null],
  ["later @x", 3, null],
] as const)("in «%s» at %i is typed %j", (text, caret, typed) => {
  expect(typingAt(text, caret)).toEqual(typed);
});

it("finds people by any word of their name, and nobody who left", () => {
  expect(fitting(people, "ha").map(({ id }) => id)).toEqual(["n"]);
  expect(fitting(people, "ö").map(({ id }) => id)).toEqual(["o", "p"]);
  expect(fitting(people, "gone")).toEqual([]);
});

it("puts the name in the place of what was typed", () => {
  expect(withName("see @Na?", { at: 4, query: "Na" }, "Nadia")).toEqual({ text: "see @Nadia ?", caret: 11 });
  expect(withName("@Na it", { at: 0, query: "Na" }, "Nadia")).toEqual({ text: "@Nadia it", caret: 6 });
});

it("calls who is named in whole, the longer name first, of two the one that was chosen", () => {
  expect(calledIn("@Nadia Haddad and @Nadia, not @Nadial or a@b", people, [])).toEqual(["n", "x"]);
  expect(calledIn("@Olga Öz", people, ["p"])).toEqual(["p"]);
  expect(calledIn("@Olga Öz", people, [])).toEqual(["o", "p"]);
  expect(calledIn("@Gone Person", people, ["g"])).toEqual([]);
  const pieces = piecesOf("Hi @Nadia!", people);
  expect(pieces.map(({ text }) => text)).toEqual(["Hi ", "@Nadia", "!"]);
});
