const wordEnd = /[\p{L}\p{M}’'-]+[-\u2010]$/u;
/** In code units. */
const longestWord = 80;
const wordStart = /^\p{Ll}[\p{L}\p{M}]*/u;

let spelling: Promise<{ correct(word: string): boolean }> | undefined;

/** The English dictionary takes 0.3 s and 60 MB: loaded with the first word that needs it. */
async function english(): Promise<{ correct(word: string): boolean }> {
  spelling ??= Promise.all([import("nspell"), import("dictionary-en")]).then(([nspell, dictionary]) =>
    nspell.default(dictionary.default),
  );
  return spelling;
}

/** Joins two lines of a wrapped paragraph; remembers in `joined` each word from which a hyphen was taken. */
export interface Joiner {
  join(before: string, after: string): Promise<string>;
  readonly joined: readonly string[];
}

const wideEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。，、！？；：』」）]”?$/u;
const wideStart = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。，、！？；：『「（]/u;

/**
 * A joiner for one text. A hyphen at a line's end goes when the text has the word without it elsewhere or, in
 * English, the dictionary knows it; it stays when the text has the word with it, and in doubt: nothing is guessed.
 */
export function joinerOf(text: string, language: string): Joiner {
  const known = new Set(text.toLowerCase().match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu));
  const joined: string[] = [];
  const isOneWord = async (head: string, tail: string): Promise<boolean> => {
    const whole = (head + tail).toLowerCase();
    if (known.has(`${head}-${tail}`.toLowerCase())) return false;
    if (known.has(whole)) return true;
    return language.split("-")[0] === "en" && (await english()).correct(whole);
  };
  return {
    joined,
    join: async (before, after) => {
      // Only the last word is looked at: the paragraph grows with each line.
      const end = before.slice(-longestWord);
      const head = wordEnd.exec(end)?.[0].slice(0, -1);
      const tail = wordStart.exec(after)?.[0];
      if (head && tail) {
        if (!(await isOneWord(head, tail))) return before + after;
        joined.push(head + tail);
        return before.slice(0, -1) + after;
      }
      return wideEnd.test(end) && wideStart.test(after) ? before + after : `${before} ${after}`;
    },
  };
}
