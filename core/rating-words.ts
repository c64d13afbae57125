import { textIn, type LdNode } from "./json-ld.ts";
import type { VerdictId } from "./verdicts.ts";

/** The ends of a scale that does not say them (https://schema.org/Rating). */
export const ratingDefaults = { bestRating: 5, worstRating: 1 } as const;

/** The words of a Rating: its alternateName, which is what is shown of it, else its name. */
export function wordsOfRating(rating: LdNode): string {
  return textIn(rating, "alternateName") || textIn(rating, "name");
}

/** Words in which fact checks rate a claim, all of one meaning. */
export interface RatingWords {
  /** The verdict of ours that comes nearest; null where none does. */
  verdict: VerdictId | null;
  /** How true they call the claim, from 0 (false) to 1 (true); null: they place it nowhere between the two. */
  truth: number | null;
  /** English first, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian. */
  words: string;
  /** Words of one scale that mean this only when nothing else is said: in a sentence they may mean anything. */
  alone?: string;
}

/** The one list of them, which the linter and the import of claims read. What is not in it is not guessed. */
export const ratingWords: readonly RatingWords[] = [
  {
    verdict: "supported",
    truth: 1,
    words:
      "true|correct|accurate|supported|supports|confirmed|verified|right|wahr|richtig|korrekt|stimmt|belegt|vrai|exact|" +
      "verdadero|cierto|correcto|verdadeiro|vero|corretto|waar|juist|klopt|prawda|правда|верно|подтверждено|правдиво|" +
      "підтверджено",
    alone: "correct attribution|legit|fact|geppetto checkmark",
  },
  {
    verdict: "mostly-supported",
    truth: 0.75,
    words:
      "mostly true|mainly true|largely true|mostly correct|mostly accurate|largely accurate|mostly supported|" +
      "größtenteils wahr|größtenteils richtig|überwiegend richtig|weitgehend richtig|plutôt vrai|globalmente cierto|" +
      "mayormente cierto|mayormente verdadero|maioritariamente verdadeiro|per lo più vero|grotendeels waar|" +
      "raczej prawda|скорее правда",
    alone: "one pinocchio",
  },
  {
    verdict: "misleading",
    truth: 0.5,
    words:
      "half true|partly true|partially true|partly false|partially false|teilweise richtig|teilweise wahr|" +
      "teils richtig|teilweise falsch|halb wahr|partiellement vrai|verdad a medias|verdades a medias|medio verdadero|" +
      "meia verdade|parzialmente vero|mezza verità|deels waar|gedeeltelijk waar|częściowo prawda|półprawda|полуправда|" +
      "частично правда|напівправда",
    alone: "half-true",
  },
  {
    verdict: "conflicting",
    truth: 0.5,
    words: "mixture|mixed|conflicting evidence|widersprüchlich",
    alone: "conflicting|disputed evidence|conflicting evidence/cherrypicking",
  },
  {
    verdict: "misleading",
    truth: 0.3,
    words:
      "misleading|missing context|lacks context|out of context|exaggerated|irreführend|fehlender kontext|trompeur|" +
      "engañoso|enganoso|fuorviante|misleidend|manipulacja|манипуляция|маніпуляція",
    alone:
      "needs context|miscaptioned|cherry-picked|cherry picking|distorts the facts|spins the facts|exaggerates|imprecise|" +
      "two pinocchios|вводит в заблуждение",
  },
  {
    verdict: "misleading",
    truth: 0.2,
    words:
      "mostly false|mainly false|largely false|barely true|größtenteils falsch|überwiegend falsch|plutôt faux|" +
      "mayormente falso|maioritariamente falso|per lo più falso|grotendeels onwaar|raczej fałsz|скорее ложь",
    alone: "three pinocchios",
  },
  {
    verdict: "refuted",
    truth: 0,
    words:
      "false|not true|untrue|incorrect|inaccurate|wrong|refuted|debunked|fake|hoax|fabricated|not correct|not accurate|" +
      "pants on fire|four pinocchios|unfounded|baseless|falsch|unwahr|nicht wahr|nicht richtig|frei erfunden|widerlegt|" +
      "faux|falso|no es cierto|bulo|não é verdade|non è vero|onwaar|niet waar|onjuist|fałsz|nieprawda|ложь|неправда|" +
      "неверно|фейк|хибно|брехня|опровергнуто|спростовано",
    alone: "refutes|pants-on-fire|pants-fire|scam|altered|manipulated|misattributed|totally false",
  },
  {
    verdict: "not-enough-evidence",
    truth: null,
    words:
      "unproven|unverified|not enough evidence|insufficient evidence|no evidence either way|inconclusive|undetermined|" +
      "research in progress|unbelegt|unbewiesen|non prouvé|sin pruebas|insuficiente|sem provas|onbewezen|не доказано|" +
      "недоказано|не доведено",
    alone: "not enough info|not enough information|unsupported|no evidence|unsubstantiated",
  },
  {
    verdict: "not-checkable",
    truth: null,
    words:
      "unverifiable|not verifiable|not checkable|cannot be verified|satire|opinion|nicht überprüfbar|" +
      "nicht verifizierbar|non vérifiable|no verificable|não verificável|non verificabile|niet te controleren|" +
      "nieweryfikowalne",
    alone: "labeled satire|prediction|cannot be checked",
  },
  { verdict: null, truth: null, words: "unrated|not rated|no rating|disputed" },
];
