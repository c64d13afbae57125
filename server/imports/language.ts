import { francAll } from "franc";

/** Languages franc is asked for (ISO 639-3): with all it knows, a short English text is Scots as often as not. */
const only =
  "eng deu fra spa por ita nld pol ces slk hun ron bul rus ukr bel srp hrv bos slv lit lvs ekk fin swe nob dan ell tur arb heb pes urd hin ben tam tel cmn jpn kor vie tha ind swh kat hye azj kaz uzn".split(
    " ",
  );

/** Fewer letters say too little in an alphabet that many languages share. */
const enoughLetters = 60;
/** franc's answer does not grow better with more. In code units. */
const sampleLength = 10_000;

/** The language of a text (BCP 47), by franc; English where there is too little to tell by. */
export function languageOf(text: string): string {
  const sample = text.slice(0, sampleLength).replace(/https?:\/\/\S+/gu, " ");
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const shared = /^[\p{Script=Latin}\P{L}]*$/u.test(sample);
  if (letters === 0 || (shared && letters < enoughLetters)) return "en";
  const [code] = francAll(sample, { only, minLength: 1 })[0] ?? ["und"];
  // Canonical tags are the two-letter ones: rus → ru, cmn → zh.
  return code === "und" ? "en" : (Intl.getCanonicalLocales(code)[0] ?? "en");
}
