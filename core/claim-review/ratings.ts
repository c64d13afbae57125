import { finding, quoted, type Finding, type LintRule } from "./findings.ts";
import { markups } from "./markups.ts";
import { joined, type FoundReview } from "./nodes.ts";
import { isNode, nodeIn, textIn, typesOf, valuesOf, type LdNode } from "../json-ld.ts";
import { truthOfWords } from "./words.ts";
import { ratingDefaults, wordsOfRating } from "../rating-words.ts";

/** Where the number of a rating stands on its scale and what its words say, each from 0 (false) to 1 (true). */
export interface RatingSense {
  path: string;
  number: number;
  words: number;
}

/** Farther apart than this, words and number say the opposite of each other. */
const opposite = 0.5;
/** Farther apart than this, they say different things. */
const apart = 0.4;

function numberOf(node: LdNode, property: string): number | null | "wrong" {
  const text = textIn(node, property);
  if (text === "") return valuesOf(node, property).length === 0 ? null : "wrong";
  return /^[+-]?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : "wrong";
}

/** What is wrong with the rating of a ClaimReview; and what it says, where its words and its number can be compared. */
export function lintRating({ node, markup, path: review }: FoundReview): {
  findings: Finding[];
  sense: RatingSense | null;
} {
  const path = joined(review, "reviewRating");
  const findings: Finding[] = [];
  const say = (id: LintRule, at: string, words: string, way: string) => void findings.push(finding(id, at, words, way));
  const [first] = valuesOf(node, "reviewRating");
  const rating = nodeIn(node, "reviewRating");
  if (first === undefined) {
    say(
      "rating-missing",
      path,
      "There is no rating.",
      "Add reviewRating: a Rating with your verdict in alternateName.",
    );
    return { findings, sense: null };
  }
  if (rating === undefined || !isNode(first)) {
    say("rating-type", path, "The rating is no object, so nobody reads it.", markups[markup].rating);
    return { findings, sense: null };
  }
  if (!typesOf(rating).includes("Rating")) {
    say("rating-type", path, "The rating does not say that it is one.", `Add ${markups[markup].typed("Rating")}.`);
  }
  const words = wordsOfRating(rating);
  if (words === "") {
    const way = "Write the verdict as a short phrase in alternateName: it is the only part of a rating that is shown.";
    say("rating-words-missing", path, "The rating has no words.", way);
  } else if (textIn(rating, "alternateName") === "") {
    say("rating-words-in-name", joined(path, "name"), "The verdict stands in name.", "Write it in alternateName.");
  }
  const { value, best, worst } = scaleOf(rating, path, say);
  if (value === null || best <= worst || value < worst || value > best) return { findings, sense: null };
  const truth = truthOfWords(words);
  if (truth === null) {
    const said = `${quoted(words)} says neither true nor false, and ${value} of ${best} does.`;
    say(
      "number-for-unrated",
      path,
      said,
      "Leave ratingValue, bestRating and worstRating out: words alone are allowed.",
    );
  }
  if (typeof truth !== "number") return { findings, sense: null };
  const sense = { path, number: (value - worst) / (best - worst), words: truth };
  const distance = Math.abs(sense.number - sense.words);
  if (distance > apart) {
    const id = distance > opposite ? "words-against-number" : "words-beside-number";
    const on = `on a scale from ${worst} (false) to ${best} (true)`;
    const said = `The words say ${quoted(words)}, and the number ${value} ${on} says ${meaningOf(sense.number)}.`;
    say(id, path, said, "Correct the one that is wrong. The nearer a number is to bestRating, the truer is the claim.");
  }
  return { findings, sense };
}

/** What a place between 0 and 1 says. */
function meaningOf(place: number): string {
  if (place === 0 || place === 1) return place === 0 ? "false" : "true";
  return place < 0.35 ? "nearly false" : place > 0.65 ? "nearly true" : "something in the middle";
}

/** The scale of a rating as it is read, with what is wrong with it. `value` is null where no number can be read. */
function scaleOf(
  rating: LdNode,
  path: string,
  say: (id: LintRule, at: string, words: string, way: string) => void,
): { value: number | null; best: number; worst: number } {
  const read = (property: string): number | null => {
    const number = numberOf(rating, property);
    if (number !== "wrong") return number;
    const words = `${property} is ${quoted(textIn(rating, property))}, which is no number.`;
    say("number-form", joined(path, property), words, "Write digits alone, such as 4.");
    return null;
  };
  const [value, bestSaid, worstSaid] = [read("ratingValue"), read("bestRating"), read("worstRating")];
  const best = bestSaid ?? ratingDefaults.bestRating;
  const worst = worstSaid ?? ratingDefaults.worstRating;
  const has = valuesOf(rating, "ratingValue").length > 0;
  if (!has && (bestSaid !== null || worstSaid !== null)) {
    const way = "Add ratingValue, or leave bestRating and worstRating out: words alone are allowed.";
    say("range-without-number", path, "The scale has ends, and no number stands on it.", way);
  }
  if (has) {
    for (const [property, said] of [
      ["bestRating", bestSaid],
      ["worstRating", worstSaid],
    ] as const) {
      if (said !== null || valuesOf(rating, property).length > 0) continue;
      const words = `${property} is not said, and is read as ${ratingDefaults[property]}.`;
      say("range-missing", path, words, `Say ${property}, so that nobody has to guess what the number means.`);
    }
  }
  if ((bestSaid !== null || worstSaid !== null || has) && best <= worst) {
    const words = `bestRating ${best} is not greater than worstRating ${worst}.`;
    const way = "Turn the scale around: best stands for true and is the greater number.";
    say("range-inverted", path, words, way);
  }
  if (worstSaid !== null && worstSaid < 1) {
    say("range-low", joined(path, "worstRating"), `worstRating is ${worstSaid}.`, "Begin the scale at 1 or above.");
  }
  if (value !== null && best > worst && (value < worst || value > best)) {
    const words = `${value} does not lie between ${worst} and ${best}.`;
    const way =
      "Put the number on the scale, or say the right ends. For «no rating» leave the numbers out and write words alone.";
    say("number-outside", joined(path, "ratingValue"), words, way);
  }
  return { value, best, worst };
}

/**
 * A scale on which 1 is true: over the reviews of a page, at least two of them, the words fit the numbers turned around
 * and none as they are. Told once, beside what each of them says.
 */
export function lintScale(senses: readonly RatingSense[]): Finding[] {
  const telling = senses.filter(({ words }) => words <= 0.3 || words >= 0.75);
  if (telling.length < 2) return [];
  const upsideDown = telling.every(({ number, words }) => {
    return Math.abs(1 - number - words) <= apart && Math.abs(number - words) > apart;
  });
  if (!upsideDown) return [];
  const words = `On all ${telling.length} ratings that can be compared, the low numbers stand for true.`;
  const way = "Turn the numbers around: each becomes worstRating + bestRating − itself.";
  return [finding("scale-upside-down", "", words, way)];
}
