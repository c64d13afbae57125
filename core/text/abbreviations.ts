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
  /** With a capital they do not end a sentence, without one they are words: Ill., Miss., Wash. Written as they stand. */
  places?: ReadonlySet<string>;
  /** Times of day end a sentence, but before these words: «5 p.m. Friday». */
  clock?: { times: ReadonlySet<string>; goesOn: ReadonlySet<string> };
  /** Bahnhofstr.: a compound whose last part, the first group, is the abbreviation. */
  compound?: RegExp;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const english: Abbreviations = {
  leading: set(
    "mr mrs ms messrs dr prof gen brig lt col capt cmdr maj sgt cpl pvt adm sen sens rep reps gov govs pres rev revs fr hon ste mt supt det insp amb atty vs e.g i.e cf viz approx esp incl",
  ),
  beforeNumber: set(
    "jan feb mar apr jun jul aug sept sep oct nov dec no nos p pp vol vols fig figs art arts sec para ch cl ca c approx op eq ver v ft hr hrs mi lb lbs oz tel ext",
  ),
  open: set(
    "u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c l.a n.y b.c a.d ph.d m.d j.d b.a m.a r.i.p inc co corp ltd llc plc bros jr sr etc al est dept univ assn min max sq ave blvd rd gov't v st mt ft deg",
  ),
  starters: set(
    "the a an this that these those he she it they we i you his her its their our my your but and or so yet in on at by for from to of as if when while after before since until because although though however meanwhile moreover nevertheless still instead there here what who why how where which according under over during with without not no some many most several both each all one two then now also despite unlike among between earlier later last next police officials nobody everybody somebody anybody everyone someone anyone nothing everything something none neither people voters experts critics more much such only even just",
  ),
  places: set(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Alta Ont Que Sask N.H N.J N.M N.C N.D S.C S.D R.I W.Va",
  ),
  clock: {
    times: set("a.m p.m"),
    goesOn: set(
      "monday tuesday wednesday thursday friday saturday sunday mon tues wed thurs fri sat sun january february march april may june july august september october november december jan feb mar apr aug sept oct nov dec eastern central mountain pacific atlantic greenwich gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest msk moscow kyiv minsk london paris berlin beijing tokyo local",
    ),
  },
  ordinals: "plain",
};

const german: Abbreviations = {
  leading: set(
    "hr fr hrn dr prof dipl ing z.b z.t d.h u.a o.ä i.d.r bzw vgl ca evtl ggf inkl exkl insb sog st jh geb gest gen mr mrs ms",
  ),
  beforeNumber: set("nr abs art kap bd s tel jan feb mär apr jun jul aug sept sep okt nov dez rd mind max str pl"),
  open: set("usw etc u.s u.s.a bzgl v.a mio mrd tsd jr sr inc co corp str pl"),
  starters: set(
    "der die das den dem des ein eine einen einem einer es er sie wir ich ihr sein seine ihre im in am an auf aus bei mit nach von vor zu zum zur und aber oder doch auch wenn als da dass weil während nun so dann diese dieser dieses was wer wie wo warum laut für gegen über unter seit nicht kein keine man hier dort",
  ),
  ordinals: "dotted",
  compound: /^\p{L}+(str|pl)$/u,
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
  leading: set("м т т.зв ім вул просп пров проф акад доц ген полк св див пор напр тов смт обл ред вид"),
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
  leading: set("sr sra srta sres dr dra prof gral gob lic ing arq d dña ud uds sta sto p.ej ee mr mrs ms"),
  beforeNumber: set("núm nro n pág págs p pp vol art cap fig tel aprox ene feb mar abr jun jul ago sept oct nov dic"),
  open: set("etc ee.uu uu u.s s.a a.m p.m a.c d.c inc cía jr"),
  starters: set(
    "el la los las un una unos unas él ella ellos ellas nosotros yo esto este esta estos estas pero y o e en con sin sobre por para según después antes desde durante si cuando como al del a de que quien donde su sus no se",
  ),
  ordinals: "plain",
};

const portuguese: Abbreviations = {
  leading: set("sr sra srs dr dra prof profa eng arq gen cap d dom exmo p.ex mr mrs ms"),
  beforeNumber: set(
    "núm nº n pág págs p pp vol art arts cap fig tel aprox jan fev mar abr mai jun jul ago set out nov dez",
  ),
  open: set("etc ltda cia e.u.a u.s s.a a.c d.c jr"),
  starters: set(
    "o a os as um uma uns umas ele ela eles elas nós eu isto isso este esta estes estas mas e ou em no na nos nas com sem sobre por para segundo depois antes desde durante se quando como ao à do da de que quem onde seu sua não ninguém já também",
  ),
  ordinals: "plain",
};

const italian: Abbreviations = {
  leading: set(
    "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch geom on sen gen col cap mons s ss mr mrs ms",
  ),
  beforeNumber: set("n nn pag pagg p pp vol art artt cap fig tel ca gen feb mar apr mag giu lug ago set ott nov dic"),
  open: set("ecc s.p.a s.r.l u.s a.c d.c jr"),
  starters: set(
    "il lo la i gli le l un uno una lui lei loro noi io voi questo questa questi queste ma e o in nel nella con senza su sul sulla per secondo dopo prima da dal durante se quando come al alla del della di che chi dove suo sua non nessuno",
  ),
  ordinals: "plain",
};

const polish: Abbreviations = {
  leading: set("ul al pl prof dr hab inż mgr gen płk ks św m.in np tj tzn tzw im woj pow gm m st ob red"),
  beforeNumber: set("nr s str t r art ust pkt rozdz rys tel ok godz poz"),
  open: set("r w zł gr itd itp tys mln mld n.e p.n.e"),
  starters: set(
    "w we na z ze do od po o u i a ale lub oraz on ona ono oni one my wy ja to ten ta te ci nie jest był była było jak gdy kiedy jeśli po przed jego jej ich tam tu kto co gdzie dlaczego według także również",
  ),
  ordinals: "plain",
};

const dutch: Abbreviations = {
  leading: set("dhr mevr mw mr drs dr prof ir ing ds st o.a m.n d.w.z bijv bv vgl ca resp"),
  beforeNumber: set("nr nrs blz p pp art hfst afb fig tel jan febr mrt apr aug sept okt nov dec"),
  open: set("enz etc e.d jr sr b.v n.v u.s"),
  starters: set(
    "de het een deze dit die dat hij zij ze wij we ik jullie zijn haar hun maar en of in op aan uit bij met na van voor tot door over onder tegen volgens sinds als wanneer toen omdat niet geen niemand er hier daar wie wat waar hoe waarom ook",
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
  pt: portuguese,
  it: italian,
  pl: polish,
  nl: dutch,
  ar: arabic,
};

/** The abbreviations of a language (BCP 47); English ones where none are kept for it. */
export function abbreviationsOf(language: string): Abbreviations {
  return tables[language.toLowerCase().replace(/-.*/u, "")] ?? english;
}
