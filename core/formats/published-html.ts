import { correctionKinds, type PublicationState, type PublishedCorrection } from "../publications.ts";
import { timeInWords } from "../time-words.ts";
import { claimReviews, type ReviewPublisher } from "./claim-reviews.ts";
import { reportHtml, type ReportAssets } from "./html.ts";
import { Markup, markup } from "./markup.ts";

/** Where an article's check is published, under the address of the installation. */
export function publishedPath(articleId: string): string {
  return `/published/${articleId}`;
}

/** Who published a state, and where its claims are found; a state frozen without an address has no page to name. */
export function reviewPublisher(state: PublicationState): ReviewPublisher {
  const { publisher, number, publishedAt, firstPublishedAt, corrections, report } = state;
  const page = publisher.url === null ? null : `${publisher.url}${publishedPath(report.articleId)}`;
  return { ...publisher, page, published: { number, publishedAt, firstPublishedAt, corrections } };
}

/** JSON that cannot end the script element it stands in, nor a line of it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A published state as one page: the report with its correction notices before all else, and its ClaimReview as a block
 * of data, which no policy takes for a script to run. Made from the state alone; `newer` is where a newer one stands,
 * for readers of an earlier one.
 */
export function publishedHtml(
  state: PublicationState,
  assets: ReportAssets,
  newer: { number: number; path: string } | null = null,
): string {
  const publisher = reviewPublisher(state);
  const path = publishedPath(state.report.articleId);
  const reviews = new Markup(scriptJson(claimReviews(state.report, publisher)));
  return reportHtml(state.report, assets, {
    head: markup`
<link rel="canonical" href="${publisher.page ?? path}">
<script type="application/ld+json">${reviews}</script>`,
    top: markup`
<aside class="pub" aria-label="About this publication">
${newer && markup`<p class="newer"><strong>This is an earlier state.</strong> <a href="${newer.path}">Number ${newer.number} stands in its place.</a></p>`}
<p class="mid">${published(state)}</p>
${state.corrections.length > 0 && corrections(state.corrections)}
</aside>`,
  });
}

function published({ number, publishedAt, firstPublishedAt, publisher }: PublicationState): Markup {
  const by = publisher.name === "" ? "" : ` by ${publisher.name}`;
  const first = number === 1 ? null : markup` First published ${time(firstPublishedAt)}.`;
  return markup`Published${by}, ${time(publishedAt)}, state ${number}.${first}`;
}

function time(at: string): Markup {
  return markup`<time datetime="${at}">${timeInWords(at)}</time>`;
}

function corrections(rows: readonly PublishedCorrection[]): Markup {
  const kindsOf = ({ kinds }: PublishedCorrection) =>
    correctionKinds
      .filter(({ id }) => kinds.includes(id))
      .map(({ label }) => label)
      .join(", ");
  // it stands before the title of the page, where no heading of a lower level may
  return markup`<p class="head" id="corrections">${rows.length === 1 ? "Correction" : "Corrections"}</p>
<ol class="corrections" reversed>
${rows.map(
  (
    row,
  ) => markup`<li value="${row.number}"><p><strong>${kindsOf(row)}</strong>, ${time(row.at)}</p>${row.notice.split(/\n+/u).map((line) => markup`<p dir="auto">${line}</p>`)}
<ul>${row.changes.map((change) => markup`<li dir="auto">${change}</li>`)}</ul></li>`,
)}
</ol>`;
}
