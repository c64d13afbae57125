/** What stands before a full stop that need not end a sentence, in one language. All in lower case, without the stop. */
export interface Abbreviations {
  /** Never ends a sentence: a name or the rest must follow. */
  leading: ReadonlySet<string>;
  /** Does not end a sentence when a number follows. */
  beforeNumber: ReadonlySet<string>;
  /** May end a sentence: it does when one of the `starters` follows. */
  open: ReadonlySet<string>;
  /** Words that begin a sentence far more often than they continue one when they are capitalised. */
  starters: ReadonlySet<string>;
  /** 9. August: a number of one or two digits with a full stop is an ordinal. */
  ordinals: "dotted" | "plain";
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const english: Abbreviations = {
  leading: set(
    "mr mrs ms messrs dr prof gen lt col capt cmdr maj sgt cpl adm sen rep gov pres rev fr hon st ste mt ft supt det insp amb vs e.g i.e cf viz approx esp incl",
  ),
  beforeNumber: set(
    "jan feb mar apr jun jul aug sept sep oct nov dec no nos p pp vol vols fig figs art arts sec para ch cl ca c approx op eq ver v",
  ),
  open: set(
    "u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c l.a n.y a.m p.m b.c a.d ph.d m.d j.d b.a m.a r.i.p inc co corp ltd llc plc bros jr sr etc al est dept univ assn min max sq ave blvd rd gov't v",
  ),
  starters: set(
    "the a an this that these those he she it they we i you his her its their our my your but and or so yet in on at by for from to of as if when while after before since until because although though however meanwhile moreover nevertheless still instead there here what who why how where which according under over during with without not no some many most several both each all one two then now also despite unlike among between earlier later last next police officials",
  ),
  ordinals: "plain",
};

const german: Abbreviations = {
  leading: set(
    "hr fr hrn dr prof dipl ing z.b z.t d.h u.a o.ä i.d.r bzw vgl ca evtl ggf inkl exkl insb sog st jh geb gest gen mr mrs ms",
  ),
  beforeNumber: set("nr abs art kap bd s tel jan feb mär apr jun jul aug sept sep okt nov dez rd mind max"),
  open: set("usw etc u.s u.s.a bzgl v.a mio mrd tsd jr sr inc co corp str"),
  starters: set(
    "der die das den dem des ein eine einen einem einer es er sie wir ich ihr sein seine ihre im in am an auf aus bei mit nach von vor zu zum zur und aber oder doch auch wenn als da dass weil während nun so dann diese dieser dieses was wer wie wo warum laut für gegen über unter seit nicht kein keine man hier dort",
  ),
  ordinals: "dotted",
};

const russian: Abbreviations = {
  leading: set(
    "т т.е т.к т.н им ул просп пер проф акад доц ген полк майор кап лейт св см ср напр г-н г-жа гр тов пос дер обл респ корп кв ред изд сост",
  ),
  beforeNumber: set("№ стр с рис табл гл ст п пп д кв тел янв фев февр мар апр июн июл авг сент сен окт ноя нояб дек"),
  open: set("г гг в вв н.э т.д т.п др пр тыс млн млрд трлн руб коп долл чел мин сек час"),
  starters: set(
    "в на с со к ко о об по за из от до для при у он она оно они мы вы я это эти этот эта но а и или однако также так как когда если после перед во его её ее их там тут здесь кроме между тем между что кто где почему",
  ),
  ordinals: "plain",
};

const ukrainian: Abbreviations = {
  ...russian,
  leading: set("т т.зв ім вул просп пров проф акад доц ген полк св див пор напр тов смт обл ред вид"),
  open: set("р рр ст т.д т.п ін тис млн млрд грн коп дол чол хв"),
  starters: set(
    "в у на з із зі до для при він вона воно вони ми ви я це ці цей ця але а і й та або однак також так як коли якщо після перед його її їх там тут крім між що хто де чому за про по",
  ),
};

const french: Abbreviations = {
  leading: set("m mm mme mmes mlle mlles me mgr dr pr st ste gén cap lt col c.-à-d p.ex cf env mr mrs ms"),
  beforeNumber: set("n no nos p pp vol fig art chap al tél janv févr avr juil sept oct nov déc av apr"),
  open: set("etc u.s s.a inc cie jr sr"),
  starters: set(
    "le la les l un une des il elle ils elles on nous vous je ce cet cette ces mais et ou donc or ni car en au aux dans sur pour par avec sans sous après avant depuis pendant selon si quand lorsque comme à de du d c qui que quoi où pourquoi",
  ),
  ordinals: "plain",
};

const spanish: Abbreviations = {
  leading: set("sr sra srta sres dr dra prof gral gob lic ing arq d dña ud uds sta sto p.ej mr mrs ms"),
  beforeNumber: set("núm nro n pág págs p pp vol art cap fig tel aprox ene feb mar abr jun jul ago sept oct nov dic"),
  open: set("etc ee.uu u.s s.a a.m p.m a.c d.c inc cía jr"),
  starters: set(
    "el la los las un una unos unas él ella ellos ellas nosotros yo esto este esta estos estas pero y o e en con sin sobre por para según después antes desde durante si cuando como al del a de que quien donde su sus no se",
  ),
  ordinals: "plain",
};

const arabic: Abbreviations = {
  leading: set("د أ أ.د م ق ص ج"),
  beforeNumber: set("ص ق م رقم"),
  open: set("هـ ق.م"),
  starters: set("و في من إلى على عن هذا هذه وقال قال"),
  ordinals: "plain",
};

const tables: Readonly<Record<string, Abbreviations>> = {
  en: english,
  de: german,
  ru: russian,
  be: russian,
  uk: ukrainian,
  fr: french,
  es: spanish,
  ar: arabic,
};

/** The abbreviations of a language (BCP 47); English ones where none are kept for it. */
export function abbreviationsOf(language: string): Abbreviations {
  return tables[language.toLowerCase().replace(/-.*/u, "")] ?? english;
}
