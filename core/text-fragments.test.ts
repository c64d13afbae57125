import { expect, test } from "vitest";
import { textFragmentUrl } from "./text-fragments.ts";

const page = "https://example.org/a?b=1";
const directive = (text: string, passage: string, from = 0, url = page) => {
  const start = text.indexOf(passage, from);
  return textFragmentUrl(url, text, { start, end: start + passage.length });
};

test.each([
  ["it fell on Nov. 19 in Minsk", "on Nov. 19", "on%20Nov.%2019"],
  [
    "a well-known, good & “fair” man",
    "well-known, good & “fair”",
    "well%2Dknown%2C%20good%20%26%20%E2%80%9Cfair%E2%80%9D",
  ],
  ["in Минск today", "Минск", "%D0%9C%D0%B8%D0%BD%D1%81%D0%BA"],
  ["a\ud800b c", "a\ud800b", "a%EF%BF%BDb"],
  ["one  two", "one  two", "one%20two"],
  // more than one block: only ends can be named
  [
    "one two three four five.\n\nsix seven eight nine ten",
    "one two three four five.\n\nsix seven eight nine ten",
    "one%20two%20three%20four,seven%20eight%20nine%20ten",
  ],
])("%j, %j: %s", (text, passage, expected) => expect(directive(text, passage)).toBe(`${page}#:~:text=${expected}`));

test("a long passage is named by its ends", () => {
  const passage = Array.from({ length: 100 }, (_, i) => `word${i}`).join(" ");
  expect(directive(passage, passage)).toBe(
    `${page}#:~:text=word0%20word1%20word2%20word3,word96%20word97%20word98%20word99`,
  );
});

test("words that stand twice get as much context as names them alone", () => {
  const text = "He said the men left. She said the men stayed.";
  expect(directive(text, "the men", 20)).toBe(
    `${page}#:~:text=said%20the%20men%20left-,the%20men,-stayed.`.replace(
      "said%20the%20men%20left",
      "left.%20She%20said",
    ),
  );
  expect(directive("no no", "no")).toBe(`${page}#:~:text=no,-no`);
  const twin = "one two three four five six no seven eight nine ten eleven";
  const twins = `A ${twin} B\n\nC ${twin} D`;
  expect(directive(twins, "no", 60)).toContain("C%20one%20two%20three%20four%20five%20six-,no,-seven");
});

test("another fragment is kept, another directive is not", () => {
  expect(directive("one", "one", 0, `${page}#part`)).toBe(`${page}#part:~:text=one`);
  expect(directive("one", "one", 0, `${page}#part:~:text=two`)).toBe(`${page}#part:~:text=one`);
  expect(directive("one", "one", 0, `${page}#`)).toBe(`${page}#:~:text=one`);
});
