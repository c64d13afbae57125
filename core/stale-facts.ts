/** What of a claim's words a verdict hangs on, in the order it is read. `key` is equal where the meaning is. */
export interface Fact {
  key: string;
  shown: string;
}

export const staleKinds = ["number", "date", "name", "negation", "quote"] as const;
export type StaleKind = (typeof staleKinds)[number];

const wordList = (words: string): readonly string[] => words.split(" ");

const small = wordList(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
);
const tens = wordList("twenty thirty forty fifty sixty seventy eighty ninety");
const ordinals = wordList(
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
);
/** Words that stand for a number whose value only they say. */
const vague = new Set(
  wordList(
    "dozen dozens tens hundreds thousands millions billions trillions half halves quarter quarters twice double doubled triple tripled both single couple several few many most majority minority",
  ),
);
const scales = new Map([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const values = new Map([
  ...small.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, at): [string, number] => [word, 20 + 10 * at]),
]);

const negations = new Map(
  Object.entries({
    not: "not cannot nicht не pas لا لم لن ليس 不 没 沒 non não nie ne",
    no: "no nobody none nothing nowhere neither nor kein keine keinen keinem keiner нет никто ничего ни ні немає aucun aucune rien nadie nada ninguno ninguna niemand nichts",
    never: "never nie niemals никогда ніколи jamais nunca jamás",
    without: "without ohne без sans sin sem",
  }).flatMap(([key, words]) => wordList(words).map((word): [string, string] => [word, key])),
);

/** Languages whose months and weekdays are known; Intl knows their names and forms. */
const calendarLanguages = ["en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk"];

let calendar: { months: Map<string, number>; days: Map<string, number> } | undefined;

/** Names of months and weekdays in lower case, without a full stop, long and short, in the forms that dates use. */
function calendarNames(): { months: Map<string, number>; days: Map<string, number> } {
  if (calendar) return calendar;
  const [months, days] = [new Map<string, number>(), new Map<string, number>()];
  const plain = (name: string) => name.toLowerCase().replace(/\.$/u, "");
  for (const language of calendarLanguages) {
    for (const form of ["long", "short"] as const) {
      const formats = [{ month: form }, { month: form, day: "numeric" }, { weekday: form }] as const;
      for (const format of formats.map((one) => new Intl.DateTimeFormat(language, { ...one, timeZone: "UTC" }))) {
        for (let at = 0; at < 12; at++) {
          // 1 to 7 March 2021 are Monday to Sunday; the first of each month names the months
          for (const part of format.formatToParts(Date.UTC(2021, at, 1))) {
            if (part.type === "month" && part.value.length > 2) months.set(plain(part.value), at + 1);
          }
          for (const part of format.formatToParts(Date.UTC(2021, 2, 1 + (at % 7)))) {
            if (part.type === "weekday" && part.value.length > 2) days.set(plain(part.value), 1 + (at % 7));
          }
        }
      }
    }
  }
  months.set("sept", 9);
  calendar = { months, days };
  return calendar;
}

/** One word, number or sign of a claim. */
interface Part {
  shown: string;
  word: string;
  /** It stands first, or behind the end of a sentence. */
  opens: boolean;
}

function partsOf(words: string): Part[] {
  const found: Part[] = [];
  let opens = true;
  const pattern = /\p{Nd}+(?:[.,:/-]\p{Nd}+)*[⁰¹²³⁴-⁹⁺⁻]*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{Nd}]/gu;
  for (const [shown] of words.matchAll(pattern)) {
    found.push({ shown, word: shown.toLowerCase().replaceAll("’", "'"), opens });
    if (/[\p{L}\p{Nd}]/u.test(shown)) opens = false;
    else if (/^[.!?…:“"«„]$/u.test(shown)) opens = true;
  }
  return found;
}

const isNumeral = (part: Part | undefined): part is Part => part !== undefined && /^\p{Nd}/u.test(part.word);
const thousands = /^\p{Nd}{1,3}(?:,\p{Nd}{3})+(?=\.|$)/u;

/** The numeral without the commas between its thousands: 1,200 and 1200 are one number. */
function numeralKey(word: string): string {
  return thousands.test(word) ? word.replaceAll(",", "") : word;
}

/** The month a word names; «may» and «march» only with a capital. */
function monthOf(part: Part | undefined): number | undefined {
  if (!part) return undefined;
  const month = calendarNames().months.get(part.word);
  return /^(?:may|mar|march|dec|mai|set|out|ago)$/u.test(part.word) && part.shown === part.word ? undefined : month;
}

const relativeDays = new Set(
  wordList("yesterday today tomorrow tonight вчера сегодня завтра gestern heute morgen hier demain ayer hoy mañana"),
);

/** Parts in a row as a person reads them. */
function shownParts(parts: readonly Part[], from: number, until: number): string {
  let words = parts[from]!.shown;
  for (let at = from + 1; at < until; at++) words += ` ${parts[at]!.shown}`;
  return words;
}

function isYear(part: Part | undefined): part is Part {
  return part !== undefined && /^\p{Nd}{4}$/u.test(part.word);
}

/** The part behind a full stop or comma, else the part itself. */
function skipSign(parts: readonly Part[], from: number): number {
  const word = parts[from]?.word;
  return word === "." || word === "," ? from + 1 : from;
}

/** The date that begins at a part and how many parts it takes. */
function dateAt(parts: readonly Part[], at: number): { fact: Fact; length: number } | undefined {
  const first = parts[at]!;
  if (/^\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}$/u.test(first.word)) {
    const key = first.word.split("-").map(Number).join("-");
    return { fact: { key, shown: first.shown }, length: 1 };
  }
  if (relativeDays.has(first.word)) return { fact: { key: first.word, shown: first.shown }, length: 1 };
  const leads = isNumeral(first) && first.word.length <= 2;
  const monthPlace = leads ? skipSign(parts, at + 1) : at;
  const month = monthOf(parts[monthPlace]);
  if (month !== undefined) {
    let end = monthPlace + 1;
    let day = leads ? Number(first.word) : 0;
    const dayPlace = skipSign(parts, end);
    if (!leads && isNumeral(parts[dayPlace]) && parts[dayPlace].word.length <= 2) {
      day = Number(parts[dayPlace].word);
      end = dayPlace + 1;
    }
    const yearPlace = skipSign(parts, end);
    const year = parts[yearPlace];
    if (isYear(year)) end = yearPlace + 1;
    const key = `${isYear(year) ? year.word : "*"}-${month}-${day}`;
    const shown = shownParts(parts, at, end).replaceAll(/ (?=[.,])/gu, "");
    return { fact: { key, shown }, length: end - at };
  }
  const weekday = leads ? undefined : calendarNames().days.get(first.word);
  if (
    weekday === undefined ||
    (first.shown === first.word && /^(?:sun|sat|wed|mon|mar|so|do|mi|sa)$/u.test(first.word))
  )
    return undefined;
  return { fact: { key: `day ${weekday}`, shown: first.shown }, length: 1 };
}

const percentSign = /^(?:%|percent|per-cent|prozent|процентов|процента)$/u;

function shownNumber(parts: readonly Part[], from: number, until: number): string {
  return shownParts(parts, from, until).replaceAll(" - ", "-");
}

/** Where a number ends that may have a percent sign behind it. */
function percentEnd(parts: readonly Part[], until: number): number {
  return percentSign.test(parts[until]?.word ?? "") ? until + 1 : until;
}

/** The number that begins at a part: digits, words, or both («1.2 million», «twenty-one», «sixth», «a dozen»). */
function numberAt(parts: readonly Part[], at: number): { fact: Fact; length: number } | undefined {
  const first = parts[at]!;
  let [total, current, end] = [0, 0, at];
  if (isNumeral(first)) {
    const key = numeralKey(first.word);
    end = at + 1;
    current = Number(key);
    if (Number.isNaN(current) || !scales.has(parts[end]?.word ?? "")) {
      const until = percentEnd(parts, end);
      const fact = { key: until > end ? `${key}%` : key, shown: shownNumber(parts, at, until) };
      return { fact, length: until - at };
    }
  }
  for (let next = end; ;) {
    const word = parts[next]?.word ?? "";
    const value = values.get(word);
    const scale = scales.get(word);
    if (value !== undefined) current += value;
    else if (scale === 100) current = (current || 1) * 100;
    else if (scale !== undefined) [total, current] = [total + (current || 1) * scale, 0];
    else if (next > end - 1 && word === "-" && next > at && values.has(parts[next + 1]?.word ?? "")) {
      next += 1;
      continue;
    } else break;
    next += 1;
    end = next;
  }
  if (end > at) {
    const until = percentEnd(parts, end);
    const key = `${total + current}${until > end ? "%" : ""}`;
    return { fact: { key, shown: shownNumber(parts, at, until) }, length: until - at };
  }
  const ordinal = ordinals.indexOf(first.word);
  if (ordinal >= 0) return { fact: { key: `${ordinal}.`, shown: first.shown }, length: 1 };
  return vague.has(first.word) ? { fact: { key: first.word, shown: first.shown }, length: 1 } : undefined;
}

/** The words inside quotation marks; those of a quotation that never closes run to the end. */
export function quotedWords(words: string): Fact[] {
  const found: Fact[] = [];
  for (const [, quoted = ""] of words.matchAll(/[“"„«「『]([^“”"„«»「」『』]+)[“”"»」』]?/gu)) {
    for (const { word, shown } of partsOf(quoted)) if (/[\p{L}\p{Nd}]/u.test(word)) found.push({ key: word, shown });
  }
  return found;
}

function isName(part: Part | undefined): part is Part {
  return part !== undefined && /^\p{Lu}/u.test(part.shown) && !calendarNames().days.has(part.word);
}

/** The names that begin at a part: capitalised words in a row, with the small words inside («Bank of England»). */
function nameAt(
  parts: readonly Part[],
  at: number,
  starters: ReadonlySet<string>,
): { fact: Fact; length: number } | undefined {
  const first = parts[at]!;
  if (!isName(first) || (first.opens && starters.has(first.word)) || first.word === "i") return undefined;
  let end = at + 1;
  while (isName(parts[end])) end += 1;
  const own = parts.slice(at, end).map(({ shown }) => shown.replace(/['’]s?$/u, ""));
  const shown = own.join(" ");
  return { fact: { key: shown.toLowerCase(), shown }, length: end - at };
}

/** What of the words a verdict hangs on, by kind. `starters` are words whose capital says nothing at a beginning. */
export function factsOf(words: string, starters: ReadonlySet<string>): Record<StaleKind, Fact[]> {
  const facts: Record<StaleKind, Fact[]> = { number: [], date: [], name: [], negation: [], quote: quotedWords(words) };
  const parts = partsOf(words);
  for (let at = 0; at < parts.length;) {
    const { word, shown } = parts[at]!;
    const negation = negations.get(word) ?? (word.endsWith("n't") ? "not" : undefined);
    if (negation !== undefined) facts.negation.push({ key: negation, shown });
    const date = dateAt(parts, at);
    const number = (date ?? negation !== undefined) ? undefined : numberAt(parts, at);
    const found = date ?? number ?? nameAt(parts, at, starters);
    if (date) facts.date.push(date.fact);
    else if (number) facts.number.push(number.fact);
    else if (found && negation === undefined) facts.name.push(found.fact);
    at += found?.length ?? 1;
  }
  return facts;
}
