import { sizeInWords } from "../snapshot/copy-words.ts";

/** As in server/imports/decode.ts: no text of this size is taken, so it is not even sent. In bytes. */
const largestText = 4_000_000;
/** A request takes 25 MB (app/read-input.ts), and the text as corrected comes with the file. In bytes. */
const largestFile = 20 * 1024 * 1024;

/** What is taken, and how large, for people. */
export const takenFiles = `text, Markdown, HTML, Word (.docx) or PDF, ${sizeInWords(largestFile)} at most.`;

/** What files are read, for the field that chooses one. */
export const acceptedFiles =
  ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.docm,.pdf,text/plain,text/markdown,text/html,application/pdf";

/** Why a file is not sent, with the way out; "" when it may be. */
export function whyNotTaken({ name, size }: Pick<File, "name" | "size">): string {
  if (size === 0) return `«${name}» is empty. Choose another file, or paste the text.`;
  const isText = /\.(?:txt|text|md|markdown)$/iu.test(name);
  const most = isText ? largestText : largestFile;
  if (size <= most) return "";
  const limit = isText ? "a text may have 4 MB" : `a file may have ${sizeInWords(largestFile)}`;
  return `«${name}» has ${sizeInWords(size)}; ${limit}. Nothing was sent. Split it, or paste the part to be checked.`;
}
