import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { prose } from "../prose.fixture.ts";
import { wordTokens } from "../text/words.ts";
import { opensBlock, opensSentence, tokenise, Vocabulary } from "./tokens.ts";

const sample = readFileSync(new URL("../../server/sample/moscow-times.txt", import.meta.url), "utf8");

const texts = [
  ...Object.values(prose),
  sample,
  "don't 1,200.5 10:30 U.S. №5 co-operate «да» 5\u00a0%",
  "你好。他说了。 これは本です。",
  "👩‍👩‍👧 🇧🇾🇧🇾 e\u0301 a\u00adb",
];

describe("tokenise", () => {
  it.each(texts)("cuts as wordTokens does: %j", (text) => {
    const { count, starts, ends } = tokenise(text, new Vocabulary());
    const cut = Array.from({ length: count }, (_, at) => ({ start: starts[at], end: ends[at] }));
    expect(cut).toEqual(wordTokens(text).map(({ start, end }) => ({ start, end })));
  });

  it.each([
    ["Don’t", "don't"],
    ["“", '"'],
    ["–", "-"],
    ["co\u00adop", "coop"],
  ])("takes %j and %j for one word", (one, other) => {
    const vocabulary = new Vocabulary();
    expect(tokenise(one, vocabulary).keys).toEqual(tokenise(other, vocabulary).keys);
  });

  it("marks where blocks and sentences begin", () => {
    const { opens } = tokenise("It fell. “It rose.” He\nsaid.\n\nnext. 你好。他", new Vocabulary());
    const [block, sentence] = [opensBlock, opensSentence];
    expect([...opens]).toEqual([block, 0, 0, sentence, 0, 0, 0, 0, sentence, 0, 0, block, 0, sentence, 0, 0, sentence]);
  });
});
