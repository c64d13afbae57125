import { expect, test } from "vitest";
import { copyParts } from "./copy-diff.ts";

test("equal paragraphs are one folded part, a changed one has both texts", () => {
  const parts = copyParts("One.\n\nTwo is here.\n\nThree.", "One.\n\nTwo was here.\n\nThree.\n\nFour.");
  expect(parts).toEqual([
    { kind: "same", paragraphs: ["One."] },
    { kind: "changed", before: "Two is here.", after: "Two was here." },
    { kind: "same", paragraphs: ["Three."] },
    { kind: "changed", before: "", after: "Four." },
  ]);
});

test("spaces and line breaks alone are no change", () => {
  expect(copyParts("One  two\nthree.", "One two three.")).toEqual([{ kind: "same", paragraphs: ["One two three."] }]);
});

test("a paragraph that went has nothing after it", () => {
  expect(copyParts("One.\n\nTwo.", "One.")).toEqual([
    { kind: "same", paragraphs: ["One."] },
    { kind: "changed", before: "Two.", after: "" },
  ]);
  expect(copyParts("", "")).toEqual([]);
});

test("texts with more changes than are looked for are shown whole", () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word} ${i}`).join("\n\n");
  expect(copyParts(long("a"), long("b"))).toEqual([{ kind: "changed", before: long("a"), after: long("b") }]);
});
