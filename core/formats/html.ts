import { annotatedHtml } from "../annotated-html.ts";
import type { MarkedClaim } from "../marked-claims.ts";
import type { Report, ReportClaim } from "../reports.ts";
import { signSprite } from "../signs.ts";
import { dateInWords, timeInWords } from "../time-words.ts";
import { scaleWords, signLabel, verdicts } from "../verdicts.ts";
import { leftOutWords } from "../report/choices.ts";
import { claimSheet, withheldWords } from "./html-sheets.ts";
import { address } from "./html-links.ts";
import { hashTable, key, sourceList, summaryTables } from "./html-tables.ts";
import { Markup, markup } from "./markup.ts";
import { stanceSprite } from "./stance-sprite.ts";

/** What the page looks like, read by the server: core has no files. */
export interface ReportAssets {
  css: string;
  fonts: readonly ReportFont[];
}

/** One face. `weight` as CSS writes it («400», «200 900»); `src` is the address of a woff2 file, or `data:` with all of it. */
export interface ReportFont {
  family: string;
  style: "normal" | "italic";
  weight: string;
  src: string;
}

/** What a page that is published has besides: in its head, and before all else in its content. */
export interface ReportFrame {
  head: Markup | null;
  top: Markup | null;
}

const bare: ReportFrame = { head: null, top: null };

/**
 * The report as one HTML file: no script, styles inside, fonts inside or from the site it stands on, as the assets
 * say, and its content security policy forbids everything else. Everything that somebody wrote is escaped, and addresses
 * pass safeHref. The same report gives the same bytes.
 */
export function reportHtml(report: Report, assets: ReportAssets, frame: ReportFrame = bare): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src ${fontsFrom(assets)}; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${report.audience !== "public" && markup`<meta name="robots" content="noindex">`}
<meta name="generator" content="Claimcheck">
<title>Checking report: ${report.title}</title>
<style>
${styles(assets)}
</style>${frame.head}
</head>
<body>
${new Markup(signSprite())}
${stanceSprite()}
<a class="skip" href="#text">To the text</a>
<main class="rep">${frame.top}
${header(report)}
${section(
  "summary",
  "Summary",
  markup`${lede(report)}
${summaryTables(report)}`,
)}
${section("text", "The text, annotated", annotated(report))}
${report.issues.length > 0 && section("issues", "Open", issues(report))}
${section("claims", "Claims", sheets(report))}
${section("sources", "Sources", sourceList(report))}
${section("method", "Method and scale", method(report))}
${section("hashes", "Hashes", hashTable(report))}
</main>
</body>
</html>
`;
  return page.html;
}

function fontsFrom({ fonts }: ReportAssets): Markup {
  return new Markup(fonts.every(({ src }) => src.startsWith("data:")) ? "data:" : "'self'");
}

/** What a page looks like, for its style element. */
export function styles({ css, fonts }: ReportAssets): Markup {
  const faces = fonts.map(
    ({ family, style, weight, src }) =>
      `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weight}; src: url(${src}) format("woff2"); }`,
  );
  // our own files; the one thing that could end the element is taken out all the same
  return new Markup([...faces, css].join("\n").replaceAll(/<\/style/giu, "<\\/style"));
}

function section(id: string, title: string, content: Markup): Markup {
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>`;
}

function header(report: Report): Markup {
  const about = [report.outlet, report.byline, report.publishedAt ? dateInWords(report.publishedAt) : ""];
  return markup`<header>
<div class="masth"><b>Checking report</b><span>${report.audienceLabel}</span><span>As of <time datetime="${report.asOf}">${timeInWords(report.asOf)}</time></span><span class="grow"></span><span>Made with Claimcheck</span></div>
<h1 lang="${report.language}" dir="auto">${report.title === "" ? "Untitled article" : report.title}</h1>
<p class="mid" dir="auto">${[...about.filter(Boolean), `text version ${report.revision.number}`].join(" · ")}</p>
${
  report.leftOut.length > 0 &&
  markup`<p class="mid">${leftOutWords(report.leftOut)}</p>
`
}<dl class="facts">
${report.people.map(({ part, names }) => markup`<dt>${part}</dt><dd>${names.join(", ")}</dd>`)}
<dt>Scale</dt><dd>${report.scales.length === 0 ? "no verdict yet" : report.scales.map(scaleWords).join("; ")}</dd>
${report.url !== null && markup`<dt>Address</dt><dd class="wide">${address(report.url)}</dd>`}
<dt>Text SHA-256</dt><dd class="wide proof">${report.revision.sha256}</dd>
</dl>
</header>`;
}

/** A claim needs somebody while no verdict stands, or while its words are not to be kept as they are; a void one is settled. */
function needsWork({ state, opinion }: ReportClaim): boolean {
  if (state === "void") return false;
  if (state !== "decided" || opinion === null) return true;
  if (opinion.disposition !== null) return opinion.disposition !== "keep";
  return ["misleading", "refuted", "conflicting", "not-enough-evidence"].includes(opinion.verdict);
}

function lede({ coverage, claims, summary, withheld }: Report): Markup {
  const { accounted, total } = coverage;
  const open = summary.open.length;
  const work = claims.filter((claim) => claim.state === "decided" && needsWork(claim)).length;
  const gone = claims.filter(({ state }) => state === "void").length;
  const sentences = [
    accounted === total
      ? `All ${total} sentences are accounted for.`
      : `${accounted} of ${total} sentences are accounted for.`,
    `${claims.length} ${claims.length === 1 ? "claim was" : "claims were"} marked; ${claims.length - open - gone} of them have a verdict.`,
    gone === 0 ? "" : `The check of ${gone} was withdrawn.`,
    work === 0 ? "" : `${work} with a verdict ${work === 1 ? "needs" : "need"} a change or a decision.`,
    withheldWords(withheld) === "" ? "" : `${withheldWords(withheld)}.`,
  ];
  return markup`<p class="lede">${sentences.filter(Boolean).join(" ")}</p>`;
}

function annotated(report: Report): Markup {
  const marks = report.claims.map((claim): MarkedClaim => {
    const state = claim.state === "draft" ? ", draft" : "";
    return {
      id: String(claim.number),
      number: claim.number,
      label: `Claim ${claim.number}, ${signLabel(claim.sign)}${state}`,
      sign: claim.sign,
      settled: !needsWork(claim),
      spans: claim.spans,
    };
  });
  const text = annotatedHtml(report.document, marks, {
    chipHref: (claim) => `#claim-${claim.number}`,
    sentences: report.coverage.sentences,
    headingShift: 2,
    language: report.language,
  });
  return markup`<p class="mid">Numbers lead to the claims below. Claims that can stay as written carry a line but no tint.</p>
${new Markup(text)}
${key(report)}`;
}

function sheets(report: Report): Markup {
  if (report.claims.length === 0) return markup`<p class="mid">No claims were marked.</p>`;
  return markup`${report.claims.map((claim) => claimSheet(report, claim))}`;
}

function issues(report: Report): Markup {
  return markup`<ul class="issues">
${report.issues.map(({ claim, issue }) => markup`<li><a class="ev-n" href="#claim-${claim}"><span class="vh">Claim </span>${claim}</a><span dir="auto">${issue}</span></li>`)}
</ul>`;
}

function method(report: Report): Markup {
  const copy = {
    public:
      "This copy holds what is public: confidential sources and contacts are counted by kind and reason, not named, and what the desk notes, drafts and thinks of its sources is left out.",
    editor:
      "This copy is for the desk. It holds drafts and notes; what is for legal alone is counted by kind and reason, not named.",
    legal: "This copy holds the whole record, confidential sources included. Do not pass it on.",
  }[report.audience];
  return markup`<p class="lede">Each statement of fact in the text was marked as a claim and checked against the passages quoted here. Where a copy of the source is kept, the machine looked for the passage in it, word for word: «Quote found in snapshot» says that it stands there. Sources that have it from one another have one origin, and are counted so. A verdict says what the evidence says of the claim; what to do with the words is said apart from it. A claim without a verdict is shown as open.</p>
<p class="lede">${report.reviewRules}</p>
<p class="lede">${copy}</p>${
    report.leftOut.length > 0 &&
    markup`
<p class="lede">${leftOutWords(report.leftOut)}</p>`
  }
<table class="sumt scale"><thead><tr><th scope="col">Verdict of the scale</th><th scope="col">Rating, 5 best to 1 worst</th></tr></thead><tbody>
${verdicts.map(({ label, rating }) => markup`<tr><th scope="row">${label}</th><td class="nums">${rating ?? "none"}</td></tr>`)}
</tbody></table>
<p class="dim">All times are in UTC.</p>`;
}
