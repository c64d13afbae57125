/** How far a grapheme can reach in practice; a border is looked at within a window of this size. */
const graphemeReach = 64;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Whether the offset falls between the two halves of one code point. */
export function splitsPair(text: string, offset: number): boolean {
  const second = text.charCodeAt(offset);
  const first = text.charCodeAt(offset - 1);
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}

/** Whether the offset falls inside what a person sees as one character: é of two parts, a family emoji, CR LF. */
export function splitsGrapheme(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  // below U+0300 only CR LF belong together; the segmenter costs microseconds
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  if (before < 0x300 && after < 0x300) return before === 0x0d && after === 0x0a;
  let from = Math.max(0, offset - graphemeReach);
  if (splitsPair(text, from)) from -= 1;
  const at = graphemes.segment(text.slice(from, offset + graphemeReach)).containing(offset - from);
  return at !== undefined && at.index !== offset - from;
}
