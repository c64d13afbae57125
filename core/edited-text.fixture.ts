import type { Selector, Span } from "./claims.ts";

/** A word with the marks at it. `id` is its place in the first text; what was put in later has -1. */
export interface Word {
  id: number;
  text: string;
  /** It stands twice: nobody could know which is meant. */
  copied?: true;
}
type Sentence = Word[];
type Block = Sentence[];

/** Whole numbers below a limit, the same for the same seed (mulberry32). */
export function newPick(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A text as people edit it, in which every word of the first text is known wherever it goes. */
export class EditedText {
  private blocks: Block[];
  private fresh = 0;
  /** Words that were changed to another number or name, by id. */
  readonly changedFacts = new Map<number, string>();
  readonly edits: string[] = [];

  constructor(
    text: string,
    private readonly pick: (below: number) => number,
    private readonly vocabulary: readonly string[],
  ) {
    let id = 0;
    this.blocks = text.split("\n\n").map((block) => {
      const sentences: Sentence[] = [[]];
      for (const word of block.split(/\s+/u).filter((one) => one !== "")) {
        sentences.at(-1)!.push({ id: id++, text: word });
        if (/[.!?]["”’“]?$/u.test(word)) sentences.push([]);
      }
      return sentences.filter((sentence) => sentence.length > 0);
    });
  }

  /** The text, and where each word stands in it. */
  written(): { text: string; words: (Word & Span)[] } {
    const words: (Word & Span)[] = [];
    let text = "";
    for (const [at, block] of this.blocks.entries()) {
      if (at > 0) text += "\n\n";
      for (const [place, word] of block.flat().entries()) {
        if (place > 0) text += " ";
        words.push({ ...word, start: text.length, end: text.length + word.text.length });
        text += word.text;
      }
    }
    return { text, words };
  }

  /** One random edit; `changedFacts` and `edits` note what it did. */
  edit(): void {
    const kinds = Object.keys(this.kinds) as (keyof typeof this.kinds)[];
    const kind = kinds[this.pick(kinds.length)]!;
    const block = this.pick(this.blocks.length);
    const sentences = this.blocks[block];
    if (!sentences || sentences.length === 0) return;
    this.edits.push(kind);
    this.kinds[kind](block, this.pick(sentences.length));
    this.blocks = this.blocks
      .map((one) => one.filter((sentence) => sentence.length > 0))
      .filter((one) => one.length > 0);
    if (this.blocks.length === 0) this.blocks = [[this.newSentence()]];
  }

  private readonly kinds = {
    insertWords: (block: number, at: number) => {
      const sentence = this.blocks[block]![at]!;
      sentence.splice(this.pick(sentence.length), 0, ...this.newWords(1 + this.pick(4)));
    },
    deleteWords: (block: number, at: number) => {
      const sentence = this.blocks[block]![at]!;
      sentence.splice(this.pick(sentence.length), 1 + this.pick(4));
    },
    replaceWords: (block: number, at: number) => {
      const sentence = this.blocks[block]![at]!;
      const from = this.pick(sentence.length);
      sentence.splice(from, 1 + this.pick(3), ...this.newWords(1 + this.pick(3)));
    },
    changeFact: (block: number, at: number) => {
      const facts = this.blocks[block]![at]!.filter(
        (word, place) => /^\d+[.,]?$/u.test(word.text) || (place > 0 && /^\p{Lu}\p{Ll}{3,}[.,]?$/u.test(word.text)),
      );
      const fact = facts[this.pick(facts.length || 1)];
      if (!fact || fact.id < 0 || this.changedFacts.has(fact.id)) return;
      this.changedFacts.set(fact.id, fact.text.replace(/[.,]$/u, ""));
      this.fresh += 1;
      const mark = /[.,]?$/u.exec(fact.text)?.[0] ?? "";
      fact.text =
        (/^\d/u.test(fact.text) ? String(7000 + this.fresh) : `Newname${"abcdefghij".charAt(this.fresh % 10)}`) + mark;
    },
    insertSentence: (block: number, at: number) => void this.blocks[block]!.splice(at, 0, this.newSentence()),
    deleteSentence: (block: number, at: number) => void this.blocks[block]!.splice(at, 1),
    replaceSentence: (block: number, at: number) => void this.blocks[block]!.splice(at, 1, this.newSentence()),
    moveSentence: (block: number, at: number) => {
      const moved = this.blocks[block]!.splice(at, 1);
      const target = this.blocks[this.pick(this.blocks.length)]!;
      target.splice(this.pick(target.length + 1), 0, ...moved);
    },
    copySentence: (block: number, at: number) => {
      for (const word of this.blocks[block]![at]!) word.copied = true;
      const copy = this.blocks[block]![at]!.map((word) => ({ ...word }));
      this.blocks.splice(this.pick(this.blocks.length + 1), 0, [copy]);
    },
    insertBlock: (block: number) => void this.blocks.splice(block, 0, [this.newSentence(), this.newSentence()]),
    deleteBlock: (block: number) => void this.blocks.splice(block, 1),
    moveBlock: (block: number) => {
      const moved = this.blocks.splice(block, 1);
      this.blocks.splice(this.pick(this.blocks.length + 1), 0, ...moved);
    },
    mergeBlocks: (block: number) => {
      const [next] = this.blocks.splice(block + 1, 1);
      this.blocks[block]!.push(...(next ?? []));
    },
    splitBlock: (block: number, at: number) => void this.blocks.splice(block + 1, 0, this.blocks[block]!.splice(at)),
    splitSentence: (block: number, at: number) => {
      const sentences = this.blocks[block]!;
      const rest = sentences[at]!.splice(this.pick(sentences[at]!.length));
      this.blocks.splice(block + 1, 0, [rest, ...sentences.splice(at + 1)]);
    },
    reformat: (block: number) => {
      for (const word of this.blocks[block]!.flat()) {
        word.text = word.text.replaceAll(/[“”]/gu, '"').replaceAll("’", "'");
      }
    },
  };

  private newWords(count: number): Word[] {
    return Array.from({ length: count }, () => ({ id: -1, text: this.vocabulary[this.pick(this.vocabulary.length)]! }));
  }

  private newSentence(): Sentence {
    const words = this.newWords(5 + this.pick(14));
    const [first, last] = [words[0]!, words.at(-1)!];
    first.text = first.text.charAt(0).toUpperCase() + first.text.slice(1);
    last.text += ".";
    return words;
  }
}

/** A claim on the words from first to last (places among the words). */
export function selectorOf(text: string, words: readonly Span[], first: number, last: number): Selector {
  const [start, end] = [words[first]!.start, words[last]!.end];
  const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
  return { start, end, exact: text.slice(start, end), prefix, suffix, block: 0 };
}
