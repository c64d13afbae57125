/** Fewest characters (code points) of a password. */
export const shortestPassword = 12;
/** Most bytes of a password, in UTF-8: more would only make work for the hash. */
export const longestPassword = 1024;

/** What people type by running a finger along: alphabet, digits, rows of a keyboard (also German and French ones). */
const runs = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "qsdfghjklm",
  "zxcvbnm",
  "yxcvbnm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "йцукенгшщзхъ",
  "фывапролджэ",
].flatMap((run) => [run, [...run].reverse().join("")]);

/** Letters and digits only, in lower case: how words are compared. */
function squashed(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The length of UTF-8 in bytes. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** What is left of a password when all runs of four or more are taken out. */
function withoutRuns(password: string): string {
  let rest = password;
  for (const run of runs) {
    for (let length = run.length; length >= 4; length--) {
      for (let start = 0; start + length <= run.length; start++) {
        rest = rest.replaceAll(run.slice(start, start + length), "");
      }
    }
  }
  return rest;
}

/** Words of these persons and places that a guesser tries first: the e-mail, its first part, names; 4 letters and more. */
function guessable(about: readonly string[]): string[] {
  return about
    .flatMap((word) => (word.includes("@") ? [word, word.split("@")[0] ?? ""] : [word]))
    .map(squashed)
    .filter((word) => word.length >= 4);
}

/** A password as it is hashed and compared: the same letters typed on another keyboard are the same password. */
export function normalPassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * What is wrong with a new password, in words, or undefined. `about` holds what a guesser would know: the person's
 * e-mail and name, the newsroom's name. The list of common passwords is kept on the server (server/passwords.ts).
 */
export function passwordProblem(password: string, about: readonly string[]): string | undefined {
  const normal = normalPassword(password);
  const missing = shortestPassword - [...normal].length;
  if (missing > 0) return `At least ${shortestPassword} characters. ${missing} more needed.`;
  if (utf8Length(normal) > longestPassword) return `This is longer than ${longestPassword} bytes. Take a shorter one.`;
  const lower = normal.toLowerCase();
  if (new Set(lower).size < 5 || /^(.{1,8}?)\1+$/u.test(lower))
    return "This repeats a few characters and is soon guessed. Take several words that do not belong together.";
  if ([...withoutRuns(lower)].length < 4)
    return "This follows the alphabet or the keyboard and is soon guessed. Take several words that do not belong together.";
  const plain = squashed(normal);
  if (guessable(about).some((word) => plain.includes(word)))
    return "This holds your name, your e-mail or the name of your newsroom. Leave them out.";
  return undefined;
}
