/**
 * Words in which fact checks rate a claim, by how true they call it: 1 true, 0 false. `null`: they place it nowhere
 * between the two. English first, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian.
 */
const ratings: readonly { truth: number | null; words: readonly string[] }[] = [
  {
    truth: 1,
    words: [
      ..."true|correct|accurate|supported|confirmed|verified|right|wahr|richtig|korrekt|stimmt|belegt".split("|"),
      ..."vrai|exact|verdadero|cierto|correcto|verdadeiro|vero|corretto|waar|juist|klopt".split("|"),
      ..."prawda|правда|верно|подтверждено|правдиво|підтверджено".split("|"),
    ],
  },
  {
    truth: 0.75,
    words: [
      ..."mostly true|mainly true|largely true|mostly correct|mostly accurate|mostly supported".split("|"),
      ..."größtenteils wahr|größtenteils richtig|überwiegend richtig|weitgehend richtig".split("|"),
      ..."plutôt vrai|globalmente cierto|mayormente cierto|mayormente verdadero".split("|"),
      ..."maioritariamente verdadeiro|per lo più vero|grotendeels waar|raczej prawda|скорее правда".split("|"),
    ],
  },
  {
    truth: 0.5,
    words: [
      ..."half true|half-true|partly true|partially true|partly false|partially false|mixture|mixed".split("|"),
      ..."conflicting evidence|widersprüchlich".split("|"),
      ..."teilweise richtig|teilweise wahr|teils richtig|teilweise falsch|halb wahr|partiellement vrai".split("|"),
      ..."verdad a medias|verdades a medias|medio verdadero|meia verdade|parzialmente vero|mezza verità".split("|"),
      ..."deels waar|gedeeltelijk waar|częściowo prawda|półprawda|полуправда|частично правда|напівправда".split("|"),
    ],
  },
  {
    truth: 0.3,
    words: [
      ..."misleading|missing context|lacks context|out of context|exaggerated|irreführend|fehlender kontext".split("|"),
      ..."trompeur|engañoso|enganoso|fuorviante|misleidend|manipulacja|манипуляция|маніпуляція".split("|"),
    ],
  },
  {
    truth: 0.2,
    words: [
      ..."mostly false|mainly false|largely false|barely true|größtenteils falsch|überwiegend falsch".split("|"),
      ..."plutôt faux|mayormente falso|maioritariamente falso|per lo più falso|grotendeels onwaar".split("|"),
      ..."raczej fałsz|скорее ложь".split("|"),
    ],
  },
  {
    truth: 0,
    words: [
      ..."false|not true|untrue|incorrect|inaccurate|wrong|refuted|debunked|fake|hoax|fabricated".split("|"),
      ..."not correct|not accurate|pants on fire|pants-on-fire|four pinocchios|unfounded|baseless".split("|"),
      ..."falsch|unwahr|nicht wahr|nicht richtig|frei erfunden|widerlegt|faux|falso|no es cierto|bulo".split("|"),
      ..."não é verdade|non è vero|onwaar|niet waar|onjuist|fałsz|nieprawda".split("|"),
      ..."ложь|неправда|неверно|фейк|хибно|брехня|опровергнуто|спростовано".split("|"),
    ],
  },
  {
    truth: null,
    words: [
      ..."unrated|not rated|no rating|unproven|unverified|unverifiable|not verifiable|not checkable".split("|"),
      ..."not enough evidence|insufficient evidence|no evidence either way|inconclusive|undetermined".split("|"),
      ..."disputed|research in progress|satire|opinion|cannot be verified".split("|"),
      ..."unbelegt|unbewiesen|nicht überprüfbar|nicht verifizierbar|non vérifiable".split("|"),
      ..."non prouvé|sin pruebas|no verificable|insuficiente|não verificável|sem provas".split("|"),
      ..."non verificabile|niet te controleren|onbewezen|nieweryfikowalne|не доказано|недоказано|не доведено".split(
        "|",
      ),
    ],
  },
];

/** Only so many words of a rating are looked at: a long sentence says what it means at its beginning. */
const looked = 4;

const phrases = ratings
  .flatMap(({ truth, words }) => words.map((phrase) => ({ truth, words: wordsOf(phrase) })))
  .toSorted((a, b) => b.words.length - a.words.length);

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * How true the words of a rating call a claim, from 0 to 1; `null`: nowhere between true and false («unproven»);
 * `undefined`: words that are not known. The phrase that comes first counts, the longer where two begin together.
 */
export function truthOfWords(text: string): number | null | undefined {
  const words = wordsOf(text.slice(0, 200));
  for (let at = 0; at < Math.min(words.length, looked); at += 1) {
    const found = phrases.find((phrase) => phrase.words.every((word, index) => words[at + index] === word));
    if (found) return found.truth;
  }
  return undefined;
}

/** Whether two names are of the same person or house, whatever their case, points, accents and «The». */
export function isSameName(a: string, b: string): boolean {
  const [ours, theirs] = [nameKey(a), nameKey(b)];
  return ours !== "" && ours === theirs;
}

function nameKey(name: string): string {
  return wordsOf(name.normalize("NFKD").replaceAll(/\p{M}/gu, "")).join(" ").replace(/^the /u, "");
}
