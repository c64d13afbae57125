/**
 * How prose is cut into sentences, by language: each line is one paragraph, a bar stands between its sentences. Where
 * words are written without spaces the sentences touch; everywhere else one space stands in place of the bar.
 */
const english = `
It fell. | It rose.
Why? | Because.
So do I. | The vote was lost.
The country’s Aug. 9 election was disputed. | He won.
On Aug. 27, Russian President Vladimir Putin announced it.
During the presidents’ Sept. 14 meeting in Sochi, an agreement was reached.
The agreement "made in the city of Minsk on Nov. 19, 2020" comes into force from the date of its signing.
It has been so since Aug. | The next vote is in Dec. 2025.
The U.S. President spoke. | He left the U.S. | The visit ended.
The U.S. Supreme Court and the U.K. Parliament agreed. | Both adjourned.
He moved to Washington, D.C. | In 2019 he came back.
The E.U. and the U.N. Security Council met in N.Y. | They failed.
Mr. Smith met Dr. Jones. | They spoke.
Messrs. Reed and Cole, Sgt. Pike and the Rev. Al Sharpton came. | So did Ms. Ito.
Lt. Gov. Dan Patrick and Sen. Ron Wyden, D-Ore., voted no. | Rep. Ilhan Omar, D-Minn., voted yes.
He was ill. | Putin left. | It was a near miss. | Trump won.
She was born in Springfield, Ill., and grew up in Flint, Mich. | She left at 18.
J. K. Rowling and George W. Bush met.
J. R. Smith and J.R.R. Tolkien agree. | C. S. Lewis does not.
Researchers at Johns Hopkins, led by A. Patel, found it. | A. Patel declined to speak.
It was vitamin C. | The dose was small.
The grade was an A. | He got a B.
Chapter No. 5 says so. | No. | He did not.
See pp. 12–14, Fig. 3 and Sec. 2 of Vol. 1. | It is all there.
The case is Roe v. Wade, 410 U.S. 113. | It was overturned.
Smith vs. Jones, i.e. The Case, was heard by Gen. Lee et al. in St. Louis.
He went to St. Petersburg, Ft. Worth and Mt. Everest. | He saw all three.
She lives on Main St. | He lives on Fifth Ave. | They never met.
Some cities, e.g. Paris, banned it. | Others, incl. Rome, did not.
It rose 3.5 percent to $1.2 million. | Then it fell.
The index closed at 4,012.75. | It had opened at 3,998.
About .5 percent agreed. | The rest, 99.5%, did not.
Version 2.0.1 was out by then. | Version 3. came later.
It opens at 9 a.m. Eastern time. | It closes at 5 p.m. | The rest is silence.
Polls close at 5 p.m. Friday. | Results come at 9 p.m. Saturday.
They met at 5 p.m. | The talks failed.
He was shot at 11 p.m. | Police arrived at 11:20 p.m. | Nobody was held.
Apple Inc. Chief Executive Tim Cook spoke at 5 p.m. | He left.
It was sold to Acme Corp. | The price was not told.
Johnson & Johnson Inc. and Acme Co. Ltd. agreed. | Shares of Acme Co. rose.
Martin Luther King Jr. Day is a holiday. | He was Martin Luther King Jr. | His father was the elder.
He holds a Ph.D. | She holds an M.A. from Yale.
He holds a Ph.D. in physics. | It took years.
They sell bread, milk, etc. | The shop is small.
Approx. 40 people came in approx. two hours. | Max. speed is 80.
It was founded ca. 1850. | It closed in 1900 A.D. | The ruins stand.
He warned of “extremists in Belarus cross a line. | But it passed.
He warned. | "But we agreed that it will not be used," Putin had said.
"But we also agreed that it will not be used until the situation gets out of control," Putin had said.
“It is over.” | He left. | “She said ‘go away.’” | They went.
“It is over,” he said. | “We go home.”
“It is over. | We go home,” he said. | She stayed.
He said: “It is over. | We go home.” | She stayed.
“Really?” he asked. | “Stop!” Vladimir Putin said.
“Stop!” the man in the hall shouted. | Nobody did.
“Who knows?” asked Smith. | “I do!” cried Jones.
“Who are you?” Mr. Lukashenko asked the guard. | There was no answer.
“Why now?” Ms. Tsikhanouskaya, 38, told reporters. | She left.
The “Stop!” was heard by all. | The “Why?” was not.
He asked “Why?” | Nobody answered.
"Is it true?" she said. | "It is."
He asked, ‘Did she say “go”?’ and left. | Nobody knew.
“He told me, ‘It is over.’ | I left,” she said.
She read “Yes!” and “No!” on the posters. | She voted.
“I am not a crook,” he said. | “Well … maybe not.”
He waited... and waited… and left. | Well… | Then it ended.
“We thought...” he began. | He never finished.
The bill [...] was passed. | The rest (...) was not.
The text says: “The state … is sovereign. … | It has a flag.”
He left (he was tired). | She stayed.
He left. | (He was tired.) | She stayed.
He left (see p. 5) and she stayed. | That was all.
The law (“Act No. 3,” passed in 2020) holds. | It was amended [in Jan. 2021]. | It stands.
The vote failed.[1] | It was held again.[2][3]
The vote failed.¹ | It was held again.² ³
It was held again.[citation needed] | Nobody came.
1. The agreement is signed. | It holds.
(1) The state pays. | (2) The city does not.
a) The state pays. | b) The city does not.
A. The state pays. | B. The city does not.
• The state pays • The city does not
Yahoo! is a company. | So is Jeopardy! producer Sony.
The show “Jeopardy!” is on. | It is old.
What?! | No way!! | Yes…
Did he? | Did he not? | Nobody asked.
It rose. | 40 people came. | $5 million was paid. | “40 were held,” he said.
He waited... 40 minutes passed. | @nobody came. | #MeToo followed.
Plan A failed on Dec. 31. | 12 people left. | It was 2020. | 5 stayed.
The iPhone came. | iPhone sales rose. | eBay followed.
It was made by will.i.am and Node.js fans. | It ran on ASP.NET.
See https://example.org/?q=a!b&c=D for it. | Write to a.b@example.org now.
Go to example.com. | It is free. | See www.example.org.
Great! | 🎉 Next. 🎉
Cafe\u0301 closed. | 👩‍👩‍👧 Family left.
I. The State
IV. The end is near. | V. It came.
MINSK, Belarus (AP) — Police held 10. | More came.
LONDON. — The vote was lost. | It was close.
He lost—badly. | She won – barely.
Photo: J. Doe / EPA
Related article: Russia's Top Diplomat Accuses West of Meddling in Belarus
The result: 5 to 4. | The reason: Money. | The end.
Gov. Abbott signed H.B. 20. | It takes effect Dec. 1. | Courts will rule.
It was No. 1 in Jan. and No. 2 in Feb. | It fell in March.
The temperature was 40 deg. C. | It was hot.
He is 6 ft. 2 in. tall and weighs 180 lbs. | She is not.
He ran 5 mi. in 40 min. | She ran 6.
`;

const russian = `
В г. Минске и на ул. Ленина в 2020 г. Россия начала переговоры. | Он ушёл.
В. В. Путин прибыл в 2020 г. | Он уехал и т. д. | Однако это всё.
Он дал 5 тыс. руб. | Это мало, т. е. Совсем мало.
Это было в XIX в. | В XX в. всё изменилось.
В 1990-х гг. Россия изменилась. | Люди уехали.
По словам А. С. Пушкина, всё прошло. | Он был прав.
Цена — 3,5 млн руб. | Это много.
Он живёт в д. 5, кв. 12. | Она — в Москве.
Смотри с. 15, рис. 3 и гл. 2. | Там всё есть.
«Всё кончено». | Он ушёл.
«Всё кончено», — сказал он. | Она молчала.
«Кто там?» — спросил он. | Никто не ответил.
«Стой!» — крикнул Иванов. | Все остановились.
— Кто там? — спросил он. | — Я.
Он сказал: «Всё кончено. | Мы уходим». | Она осталась.
Он ждал… и ушёл. | Потом… | Никто не пришёл.
Это сделал им. Горького театр, т. к. Другого нет. | Так и есть.
Россия, США и др. страны согласились. | Китай, Индия и др. | Это всё.
Он родился 5 янв. 1950 г. | В школу он не ходил.
Проф. Иванов и акад. Петров спорили. | Г-н Сидоров молчал.
Об этом сообщает «Интерфакс». | Подробности не раскрываются.
`;

const ukrainian = `
У м. Києві на вул. Хрещатик зібралися люди. | Їх було багато.
Це було у 2020 р. | Він поїхав і т. д. | Однак це все.
«Хто там?» — запитав він. | Ніхто не відповів.
За словами Т. Г. Шевченка, усе минуло. | Він мав рацію.
Ціна — 5 тис. грн. | Це багато.
`;

const german = `
Am 9. August kam z. B. Frau Dr. Müller. | Sie blieb bis 2020. | Danach ging sie.
Das gilt z.B. Für Abs. 5 usw. | Die Regel bleibt. | „Ja.“ | Er ging.
Der 2. Weltkrieg begann am 1. September 1939. | Er endete 1945.
Er kam am 9. | Das war gut.
Nr. 5 und Art. 3 Abs. 2 GG gelten. | § 1 gilt nicht.
Er zahlte 3,5 Mio. Euro und 1.200 Mrd. Dollar. | Das ist viel.
Friedrich II. war König. | Papst Johannes Paul II. starb 2005.
„Das ist alles“, sagte er. | „Wir gehen.“
„Wer ist da?“, fragte er. | „Ich!“, rief sie.
„Wer ist da?“ fragte er. | Niemand sprach.
»Das ist alles«, sagte sie. | »Nein.« | Er ging.
Er sagte: „Es ist vorbei. | Wir gehen.“ | Sie blieb.
Das ist d. h. Die Folge u. a. von Fehlern. | Es bleibt so.
Die Müller GmbH & Co. KG zahlte nicht. | Sie klagte.
Er wohnt in St. Gallen, Bahnhofstr. 5. | Sie wohnt in Bern.
Ca. 40 Menschen kamen um 17.30 Uhr. | Vgl. S. 12.
Die Sitzung beginnt um 9 Uhr. | Ende ist gegen 12.
Er wartete … und ging. | Dann … | Nichts.
Im 19. Jahrhundert war das so. | Im 20. auch.
Die 3. Kammer des 1. Senats urteilte. | Das Urteil gilt.
`;

const french = `
M. Macron est venu. | « C’est fini. » | Puis il partit.
M. Dupont et Mme Durand sont venus. | MM. Petit et Grand aussi.
« C’est fini », a-t-il dit. | Il partit.
« Qui est là ? » demanda-t-il. | Personne ne répondit.
« Qui est là ? », a demandé M. Dupont. | Personne.
Pourquoi ? | Parce que ! | Voilà.
Il a dit : « C’est fini. | Nous partons. » | Elle resta.
Cf. p. 5 et art. 3. | Tout y est.
J.-C. Juncker et J. Chirac parlèrent. | Ils se turent.
Il est né le 5 janv. 1950 à St. Denis. | Il y vit.
Elle coûte 3,5 millions d’euros, env. 10 % de plus. | C’est cher.
Ils vendent du pain, du lait, etc. | Le magasin est petit.
Le XIX\u1d49 siècle finit. | Au XX\u1d49 s. tout change.
Il attend… et part. | Puis… | Rien.
– Tu viens ? | – Non. | Il resta.
`;

const spanish = `
El Sr. Pérez vive en EE.UU. | La casa es grande. | ¿Por qué? | ¡No!
La Sra. López y el Dr. Ruiz hablaron. | Nadie oyó.
EE. UU. y la UE firmaron. | El acuerdo vale.
¿Quién es? | ¡Nadie! | Se fue.
—¿Quién es? —preguntó él. | Nadie habló.
«¿Quién es?», preguntó él. | «Yo.»
Cuesta 3.500 euros, aprox. 10 % más. | Es caro.
Véase el núm. 5 y la pág. 3. | Todo está ahí.
Dijo: “Se acabó. | Nos vamos”. | Ella se quedó.
Llegó a las 5 p. m. | El tren salió a las 9 a.m. de Madrid.
Pero ¿por qué? | Porque sí, ¡claro!
J. L. Borges y G. García Márquez escribían. | Se leen aún.
Venden pan, leche, etc. | La tienda es pequeña.
`;

const portuguese = `
O Sr. Silva e a Dra. Costa falaram. | Ninguém ouviu.
Custa R$ 3.500,00. | É caro.
Ver p. 5 e art. 3.º da lei. | Está tudo lá.
“Quem é?”, perguntou ele. | Ninguém falou.
`;

const italian = `
Il dott. Rossi e la sig.ra Bianchi parlarono. | Nessuno sentì.
«Chi è?» chiese lui. | Nessuno rispose.
Vedi pag. 5 e art. 3. | C’è tutto.
Il sig. Verdi, ecc. | La casa è grande.
`;

const polish = `
Dr Nowak i prof. Kowalski mówili m.in. o Polsce. | Nikt nie słuchał.
Było to w 2020 r. w Warszawie. | Wyjechał w 2021 r. | Nie wrócił.
Mieszka przy ul. Długiej w m. st. Warszawie. | Ona nie.
Kosztuje 5 tys. zł, tj. Dużo. | To prawda.
`;

const dutch = `
Dhr. De Vries en mevr. Jansen spraken o.a. over geld. | Niemand luisterde.
Zie blz. 5 en art. 3. | Daar staat het.
“Wie is daar?” vroeg hij. | Niemand.
`;

const arabic = `
قال د. محمد إنه سعيد. | ثم غادر. | هل عاد؟ | لا.
وقع الاتفاق في 19 نوفمبر 2020. | ويبدأ العمل به اليوم.
«لماذا؟» سأل الرجل. | لم يجب أحد.
قال: «انتهى الأمر. | سنعود». | وغادر!
`;

const chinese = `
你好。|他说：“我来了。”|然后走了！|真的吗？
他问：“谁？”|没有人回答。
“谁？”他问。|没有人回答。
价格为3.5亿元。|很贵。
“结束了，”他说。|“我们走吧。”
他等了……然后走了。|没有人来。
`;

const japanese = `
これは本です。|彼は「はい。」と言った。
「誰ですか？」と彼は聞いた。|誰も答えなかった。
価格は3.5億円です。|高い！
「終わった。|帰ろう。」と彼は言った。|彼女は残った。
（午後5時の会議）は終わった。|次は明日だ。
`;

const texts = {
  en: english,
  ru: russian,
  uk: ukrainian,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  pl: polish,
  nl: dutch,
  ar: arabic,
  zh: chinese,
  ja: japanese,
};

/** Words are written without spaces in these. */
const unspaced = new Set(["zh", "ja"]);

/** A paragraph in its language (BCP 47) with the sentences that stand in it. */
export interface SentenceCase {
  language: string;
  paragraph: string;
  sentences: readonly string[];
}

export const sentenceCases: readonly SentenceCase[] = Object.entries(texts).flatMap(([language, lines]) =>
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const sentences = line.split("|").map((sentence) => sentence.trim());
      return { language, paragraph: sentences.join(unspaced.has(language) ? "" : " "), sentences };
    }),
);
