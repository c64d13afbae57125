import { firstWhere } from "../bisect.ts";
import type { Span } from "../claims.ts";
import type { SentenceState } from "../coverage.ts";

/** What was said of a sentence, and where it stood. */
export interface HandMark extends Span {
  state: SentenceState;
}

/** In code units: white space, a stray bracket or a footnote's number between old borders is nothing that was left out. */
const slack = 3;

/** For a sentence the mark that holds most of it, when the marks over it leave no words of it out. */
function widest<M extends HandMark>({ start, end }: Span, over: readonly M[]): M | undefined {
  let reach = start;
  let [covered, most] = [0, 0];
  let found: M | undefined;
  for (const mark of over) {
    if (mark.start - reach > slack) return undefined;
    const own = Math.min(mark.end, end) - Math.max(mark.start, reach);
    reach = Math.max(reach, mark.end);
    covered += Math.max(0, own);
    if (own > most) [most, found] = [own, mark];
  }
  return end - reach <= slack && 2 * covered > end - start ? found : undefined;
}

/** The marks that stand at no sentence's exact place, by start; and the others by the place of their sentence. */
function sorted<M extends HandMark>(sentences: readonly Span[], marks: readonly M[]) {
  const exact = new Map<number, M>();
  const loose: M[] = [];
  for (const mark of marks) {
    const at = firstWhere(sentences, ({ start }) => start >= mark.start);
    if (sentences[at]?.start === mark.start && sentences[at].end === mark.end) exact.set(at, mark);
    else loose.push(mark);
  }
  return { exact, loose: loose.toSorted((a, b) => a.start - b.start) };
}

const touches = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/**
 * The mark that counts for each sentence, by its place. It is the one at exactly its span (the last wins). Where borders
 * have changed since, older marks count for a sentence that they cover together, by the one that covers most: both parts
 * of a sentence that was split count, and one that was joined counts when all of it was marked.
 */
export function marksBySentence<M extends HandMark>(
  sentences: readonly Span[],
  marks: readonly M[],
): (M | undefined)[] {
  const { exact, loose } = sorted(sentences, marks);
  let from = 0;
  return sentences.map((sentence, at) => {
    while (from < loose.length && loose[from]!.end <= sentence.start) from += 1;
    const known = exact.get(at);
    if (known || from === loose.length) return known;
    const over: M[] = [];
    for (let next = from; next < loose.length && loose[next]!.start < sentence.end; next += 1)
      if (touches(loose[next]!, sentence)) over.push(loose[next]!);
    return widest(sentence, over);
  });
}

/**
 * What setting a mark anew on the sentence at place `at` takes with it: all marks over it go; what they said of its
 * neighbours is to be said again at the neighbours' own places.
 */
export function replacedMarks<S extends Span, M extends HandMark>(
  sentences: readonly S[],
  marks: readonly M[],
  at: number,
): { gone: M[]; again: { sentence: S; mark: M }[] } {
  const gone = marks.filter((mark) => touches(mark, sentences[at]!));
  const counted = marksBySentence(sentences, marks);
  const again = sentences.flatMap((sentence, place) => {
    const mark = counted[place];
    return mark && place !== at && gone.includes(mark) ? [{ sentence, mark }] : [];
  });
  return { gone, again };
}
