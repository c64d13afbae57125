import { safeHref } from "../links.ts";
import type { Report, ReportSource, Tally } from "../reports.ts";
import { sourceKinds } from "../sources.ts";
import { dateInWords } from "../time-words.ts";
import { verdicts, type Sign } from "../verdicts.ts";
import { signed, signLabel, withheldWords } from "./html-sheets.ts";
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
export function summaryTables({ summary, coverage }: Report): Markup {
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
</div>
</div>`;
}

/** What the marks in the text mean: each verdict with its line, sign and word. */
export function key(): Markup {
  const rows: Sign[] = [...verdicts.map(({ id }) => id), "unrated"];
  return markup`<div class="keyl" role="group" aria-label="Key to the marks">
${rows.map((sign) => markup`<div><span><span class="m v-${sign}">these words</span><span class="chip v-${sign}"><svg class="g" aria-hidden="true"><use href="#g-${sign}"/></svg>7</span></span><span class="mid">${signLabel(sign)}</span></div>`)}
</div>`;
}

/** The numbered source list, and how many are not in it. */
export function sourceList({ sources, withheld }: Report): Markup {
  const held = withheldWords(withheld);
  return markup`${sources.length > 0 && markup`<ol class="srcl">${sources.map((source) => sourceItem(source))}</ol>`}
${sources.length === 0 && held === "" && markup`<p class="mid">No sources.</p>`}
${held !== "" && markup`<p class="held">${held}</p>`}`;
}

function sourceItem(source: ReportSource): Markup {
  const kind = sourceKinds.find((row) => row.id === source.kind)?.label ?? "";
  const name = source.title || source.publisher || source.author || kind;
  const about = [
    source.publisher === name ? "" : source.publisher,
    source.author === name ? "" : source.author,
    source.publishedAt ? dateInWords(source.publishedAt) : "",
  ].filter(Boolean);
  return markup`<li id="source-${source.label.slice(1)}"><span class="ev-n">${source.label}</span><div><b dir="auto">${name}</b> <span class="mid" dir="auto">${about.join(", ")}</span>${source.url !== null && markup`<br>${address(source.url)}`}${source.note !== "" && markup`<br><span class="lbl">Note</span> <span class="mid" dir="auto">${source.note}</span>`}<br><span class="mid">Used in ${source.claims.length === 1 ? "claim" : "claims"} ${numbers(source.claims)}</span></div><span class="dim">${kind}</span></li>`;
}

/** An address as a link if it is a safe one, else as plain text. */
export function address(url: string): Markup {
  const href = safeHref(url);
  if (href === undefined) return markup`<span class="proof">${url}</span>`;
  return markup`<a class="proof" href="${href}" rel="noopener noreferrer nofollow">${url}</a>`;
}
