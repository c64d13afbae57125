import type { OutsideVerdict } from "../outside-claims.ts";
import { verdicts, type VerdictId } from "../verdicts.ts";

/** Words of other scales, folded, with the verdict of ours that comes nearest. What is not here is not guessed. */
const known: Readonly<Record<VerdictId, readonly string[]>> = {
  supported: [
    "true, correct, accurate, supported, supports, confirmed, verified, correct attribution, legit, fact, geppetto checkmark",
    "richtig, wahr, vrai, verdadero, verdadeiro, vero, правда, верно",
  ],
  "mostly-supported": [
    "mostly true, mostly correct, mostly accurate, mostly supported, largely true, largely accurate, one pinocchio",
    "größtenteils richtig, plutôt vrai",
  ],
  misleading: [
    "half true, half-true, partly true, partially true, partly false, partially false, mostly false",
    "misleading, missing context, needs context, lacks context, out of context, miscaptioned, cherry-picked",
    "cherry picking, distorts the facts, spins the facts, exaggerated, exaggerates, imprecise, barely true",
    "two pinocchios, three pinocchios, irreführend, teilweise falsch, trompeur, engañoso, enganoso, вводит в заблуждение",
  ],
  refuted: [
    "false, incorrect, inaccurate, wrong, refuted, refutes, pants on fire, pants-fire, fake, fabricated, hoax, scam",
    "altered, manipulated, misattributed, debunked, not true, four pinocchios, totally false",
    "falsch, faux, falso, неправда, ложь, фейк",
  ],
  conflicting: [
    "mixture, mixed, conflicting, conflicting evidence, disputed evidence, conflicting evidence/cherrypicking",
  ],
  "not-enough-evidence": [
    "not enough evidence, not enough info, not enough information, unproven, unverified, unsupported, no evidence",
    "unsubstantiated, insufficient evidence, inconclusive, research in progress, unbelegt",
  ],
  "not-checkable": ["not checkable, opinion, satire, labeled satire, prediction, cannot be checked"],
};

const fold = (words: string): string =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, " ")
    .replaceAll(/^[\s"'«»“”.!]+|[\s"'«»“”.!]+$/gu, "");

const byWords: ReadonlyMap<string, VerdictId> = new Map([
  ...(Object.entries(known) as [VerdictId, readonly string[]][]).flatMap(([id, lists]) =>
    lists.flatMap((list) => list.split(", ")).map((words): [string, VerdictId] => [fold(words), id]),
  ),
  ...verdicts.flatMap(({ id, label, short }): [string, VerdictId][] => [
    [fold(label), id],
    [fold(short), id],
    [fold(id), id],
  ]),
]);

/** The verdict that these words name in a scale that is known; undefined for other words. */
export function verdictOfWords(words: string): VerdictId | undefined {
  return byWords.get(fold(words));
}

/** Where the number stands between the worst end, 0, and the best, 1; null where the scale is not said or does not hold it. */
function shareOf({ value, best, worst }: OutsideVerdict): number | null {
  if (value === null || best === null || worst === null || best === worst) return null;
  const share = (value - worst) / (best - worst);
  return share >= 0 && share <= 1 ? share : null;
}

/**
 * The verdict of ours that comes nearest to one given elsewhere, to be proposed to a person: by its words where they
 * are of a known scale, else the one whose number lies nearest to where its own stands between the ends, whichever way
 * the scale runs. null: none is near enough to propose. A scale of two proposes its ends only.
 */
export function proposedVerdict(verdict: OutsideVerdict): VerdictId | null {
  const named = verdictOfWords(verdict.text);
  if (named !== undefined) return named;
  const share = shareOf(verdict);
  const number = share === null ? null : Math.round(1 + 4 * share);
  return number === null ? null : (verdicts.find(({ rating }) => rating === number)?.id ?? null);
}
