import { derivationKinds } from "../derivations.ts";
import type { Report, ReportOrigin, ReportSource, Tally } from "../reports.ts";
import { sourceKinds } from "../sources.ts";
import { dateInWords, timeInWords } from "../time-words.ts";
import { signLabel, signWords, type Sign } from "../verdicts.ts";
import { maskedList } from "./html-evidence.ts";
import { address } from "./html-links.ts";
import { signed } from "./html-sheets.ts";
import { joined, markup, type Markup } from "./markup.ts";

/** Numbers of claims, each a link to its sheet. */
function numbers(claims: readonly number[]): Markup {
  return joined(
    claims.map((number) => markup`<a href="#claim-${number}">${number}</a>`),
    ", ",
  );
}

function countTable(head: string, rows: readonly Tally<string>[], name: (row: Tally<string>) => Markup): Markup {
  return markup`<table class="sumt"><thead><tr><th scope="col">${head}</th><th scope="col" class="n">Claims</th><th scope="col">Numbers</th></tr></thead><tbody>
${rows.map((row) => markup`<tr><th scope="row">${name(row)}</th><td class="n">${row.claims.length}</td><td class="nums">${numbers(row.claims)}</td></tr>`)}
</tbody></table>`;
}

/** The tables of the summary: claims by verdict, by what to do, and how the sentences are accounted for. */
export function summaryTables(report: Report): Markup {
  const { summary, coverage } = report;
  const share = coverage.total === 0 ? 0 : Math.round((100 * coverage.onAuthor.sentences) / coverage.total);
  // a line of its own below, with its share
  const states = coverage.states.filter(({ state }) => state !== "on-author");
  return markup`<div class="cols">
${summary.verdicts.length > 0 && countTable("Verdict", summary.verdicts, ({ id, label }) => signed(id as Sign, label))}
<div>
${summary.dispositions.length > 0 && countTable("What to do", summary.dispositions, ({ label }) => markup`${label}`)}
<table class="sumt"><thead><tr><th scope="col">Sentences</th><th scope="col" class="n">Count</th><th scope="col">Share</th></tr></thead><tbody>
${states.map((row) => markup`<tr><th scope="row">${row.label}</th><td class="n">${row.sentences}</td><td class="nums">of ${coverage.total}</td></tr>`)}
<tr><th scope="row">On the author’s word alone</th><td class="n">${coverage.onAuthor.sentences}</td><td class="nums">${share} %${coverage.onAuthor.claims.length > 0 && markup` and claims ${numbers(coverage.onAuthor.claims)}`}</td></tr>
</tbody></table>
${evidenceTable(report)}
</div>
</div>`;
}

/** What the evidence comes to; nothing where this copy shows none. */
function evidenceTable({ summary: { passages, oneOrigin } }: Report): Markup | false {
  if (passages.total === 0 && oneOrigin.length === 0) return false;
  return markup`<table class="sumt"><thead><tr><th scope="col">Evidence</th><th scope="col" class="n">Count</th><th scope="col">Share</th></tr></thead><tbody>
<tr><th scope="row">Passages found in a snapshot</th><td class="n">${passages.found}</td><td class="nums">of ${passages.total}</td></tr>
${oneOrigin.length > 0 && markup`<tr><th scope="row">Claims with several sources and one origin</th><td class="n">${oneOrigin.length}</td><td class="nums">${numbers(oneOrigin)}</td></tr>`}
</tbody></table>`;
}

/** What the marks in the text mean: each verdict with its line, sign and word; that one was withdrawn where one was. */
export function key({ claims }: Report): Markup {
  const isVoid = claims.some(({ sign }) => sign === "void");
  const rows = signWords.map(({ id }) => id).filter((id) => id !== "void" || isVoid);
  return markup`<div class="keyl" role="group" aria-label="Key to the marks">
${rows.map((sign) => markup`<div><span><span class="m v-${sign}">these words</span><span class="chip v-${sign}"><svg class="g" aria-hidden="true"><use href="#g-${sign}"/></svg>7</span></span><span class="mid">${signLabel(sign)}</span></div>`)}
</div>`;
}

/** The numbered source list with whom each has it from, and what is kept confidential. */
export function sourceList({ sources, masked }: Report): Markup {
  return markup`${sources.length > 0 && markup`<ol class="srcl">${sources.map((source) => sourceItem(source))}</ol>`}
${sources.length === 0 && masked.length === 0 && markup`<p class="mid">No sources.</p>`}
${maskedList(masked)}`;
}

function sourceItem(source: ReportSource): Markup {
  const kind = sourceKinds.find((row) => row.id === source.kind)?.label ?? "";
  const name = source.title || source.publisher || source.author || kind;
  const about = [
    source.publisher === name ? "" : source.publisher,
    source.author === name ? "" : source.author,
    source.publishedAt ? dateInWords(source.publishedAt) : "",
    source.visibility === "public" ? "" : `${source.visibility} only`,
  ].filter(Boolean);
  const lines = [
    ...(source.url === null ? [] : [address(source.url)]),
    ...source.origins.map(originLine),
    ...said("Interest", source.interest),
    ...said("Reliability", source.reliability),
    ...said("Note", source.note),
    markup`<span class="mid">Used in ${source.claims.length === 1 ? "claim" : "claims"} ${numbers(source.claims)}</span>`,
  ];
  return markup`<li id="source-${source.label.slice(1)}"><span class="ev-n">${source.label}</span><div><p><b dir="auto">${name}</b> <span class="mid" dir="auto">${about.join(", ")}</span></p>${lines.map((line) => markup`<p>${line}</p>`)}</div><span class="dim">${kind}</span></li>`;
}

const said = (label: string, text: string): Markup[] =>
  text === "" ? [] : [markup`<span class="lbl">${label}</span> <span class="mid said" dir="auto">${text}</span>`];

/** «Repeats S2 [sample agency report]». */
function originLine({ label, name, kind, note }: ReportOrigin): Markup {
  const how = derivationKinds.find((row) => row.id === kind)?.label ?? "";
  const known = note === "" ? markup`` : markup` <span class="mid" dir="auto">${note}</span>`;
  const which = label === "" ? markup`` : markup`<a href="#source-${label.slice(1)}">${label}</a> `;
  return markup`<span class="lbl">Origin</span> ${how} ${which}<span dir="auto">${name}</span>${known}`;
}

/** The hashes that prove what was checked: of the text, of the file it came as, and of every copy that was looked in. */
export function hashTable(report: Report): Markup {
  const copies = report.sources.flatMap(({ label, snapshots }) => snapshots.map((copy) => ({ label, ...copy })));
  const rows = [
    { what: markup`Text, version ${report.revision.number}, as UTF-8`, sha256: report.revision.sha256 },
    ...(report.originalSha256 === null
      ? []
      : [{ what: markup`File the article came as`, sha256: report.originalSha256 }]),
    ...copies.flatMap(({ label, number, capturedAt, sha256, archiveUrl }) => {
      if (sha256 === null) return [];
      // its address in full, since on paper a link is only what is printed of it
      const archived = archiveUrl === null ? markup`` : markup`<br>Archived: ${address(archiveUrl)}`;
      return [{ what: markup`${label}, snapshot ${number}, ${timeInWords(capturedAt)}${archived}`, sha256 }];
    }),
  ];
  return markup`<table class="sumt"><thead><tr><th scope="col">What</th><th scope="col">SHA-256</th></tr></thead><tbody>
${rows.map(({ what, sha256 }) => markup`<tr><th scope="row">${what}</th><td class="proof">${sha256}</td></tr>`)}
</tbody></table>`;
}
