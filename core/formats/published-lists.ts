import { escapeHtml } from "../annotated-html.ts";
import type { PublicationState } from "../publications.ts";
import { timeInWords } from "../time-words.ts";
import { signWords } from "../verdicts.ts";
import { claimReviews } from "./claim-reviews.ts";
import { styles, type ReportAssets } from "./html.ts";
import { markup, type Markup } from "./markup.ts";
import { publishedPath, reviewPublisher } from "./published-html.ts";

/** Who publishes here, and where: the address of the installation, or "" where it has none of its own. */
export interface PublishedSite {
  name: string;
  url: string;
}

/** An article's check that stands, or one that was withdrawn. */
export interface PublishedEntry {
  articleId: string;
  publishedAt: string;
}

const titleOf = ({ report }: PublicationState): string => report.title || "Untitled article";

/** What was found, in one line: «3 claims: 1 Supported, 2 Refuted». */
export function foundInWords({ report: { claims } }: PublicationState): string {
  const labels = signWords.map(({ id, label }) => ({ id, label: id === "unrated" ? "open" : label }));
  const counts = labels.flatMap(({ id, label }) => {
    const count = claims.filter(({ sign }) => sign === id).length;
    return count > 0 ? [`${count} ${label.toLowerCase()}`] : [];
  });
  if (claims.length === 0) return "No claims";
  return `${claims.length} ${claims.length === 1 ? "claim" : "claims"}: ${counts.join(", ")}`;
}

function page(title: string, assets: ReportAssets, body: Markup, head: Markup | null = null): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${styles(assets)}</style>${head}
</head>
<body>
${body}
</body>
</html>
`.html;
}

const unlisted = markup`<meta name="robots" content="noindex">`;

/** What stands where a check was withdrawn: that there was one, when it went, and why. */
export function tombstoneHtml(
  withdrawn: { title: string; at: string; because: string },
  publisher: string,
  assets: ReportAssets,
): string {
  const { title, at, because } = withdrawn;
  return page(
    `Withdrawn: ${title}`,
    assets,
    markup`<main class="rep gone">
<div class="masth"><b>Checking report</b><span>Withdrawn</span></div>
<h1 dir="auto">${title}</h1>
<p class="lede">${publisher === "" ? "The newsroom" : publisher} withdrew this check on <time datetime="${at}">${timeInWords(at)}</time>.</p>
<div class="why-gone">
${because.split(/\n+/u).map((line) => markup`<p dir="auto">${line}</p>`)}
</div>
<p><a href="/published">All published checks</a></p>
</main>`,
    unlisted,
  );
}

/** The same as a card: as small as the one whose place it takes in pages of other sites. */
export function withdrawnCardHtml(
  { title, at, because, path }: { title: string; at: string; because: string; path: string },
  publisher: string,
  assets: ReportAssets,
): string {
  return page(
    `Withdrawn: ${title}`,
    { ...assets, fonts: [] },
    markup`<main class="card-pub">
<p class="mid">Check withdrawn${publisher !== "" && ` by ${publisher}`}, <time datetime="${at}">${timeInWords(at)}</time></p>
<h1 dir="auto"><a href="${path}" target="_blank" rel="noopener">${title}</a></h1>
<p dir="auto">${because}</p>
</main>`,
    unlisted,
  );
}

/** A small card for other sites to frame: what was checked, what was found, and the way to the whole. */
export function cardHtml(state: PublicationState, assets: ReportAssets): string {
  const path = publishedPath(state.report.articleId);
  const { publisher, publishedAt, corrections } = state;
  return page(
    titleOf(state),
    { ...assets, fonts: [] },
    markup`<main class="card-pub">
<p class="mid">Checked${publisher.name !== "" && ` by ${publisher.name}`}, <time datetime="${publishedAt}">${timeInWords(publishedAt)}</time></p>
<h1 dir="auto"><a href="${path}" target="_blank" rel="noopener">${titleOf(state)}</a></h1>
<p>${foundInWords(state)}${corrections.length > 0 && `. Corrected ${timeInWords(corrections[0]?.at ?? publishedAt)}`}</p>
</main>`,
  );
}

/** All checks that stand, the newest first. */
export function publishedIndex(states: readonly PublicationState[], site: PublishedSite, assets: ReportAssets): string {
  const title = site.name === "" ? "Published checks" : `Published checks of ${site.name}`;
  const rows = states.map(
    (state) => markup`<li><a href="${publishedPath(state.report.articleId)}" dir="auto">${titleOf(state)}</a>
<span class="mid">${foundInWords(state)} · <time datetime="${state.publishedAt}">${timeInWords(state.publishedAt)}</time>${state.corrections.length > 0 && " · corrected"}</span></li>`,
  );
  return page(
    title,
    assets,
    markup`<main class="rep"><h1>${title}</h1>
${rows.length === 0 ? markup`<p>Nothing is published yet.</p>` : markup`<ul class="pub-list">${rows}</ul>`}
<p class="mid"><a href="/published/feed.atom">Atom feed</a> · <a href="/published/feed.json">JSON feed</a></p>
</main>`,
    markup`<link rel="alternate" type="application/atom+xml" title="${title}" href="/published/feed.atom">
<link rel="alternate" type="application/feed+json" title="${title}" href="/published/feed.json">`,
  );
}

function summaryOf(state: PublicationState): string {
  const [newest] = state.corrections;
  return [foundInWords(state), newest && `Corrected: ${newest.notice}`].filter(Boolean).join(". ");
}

/** https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(states: readonly PublicationState[], { name, url }: PublishedSite): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: `Checks by ${name}`,
    home_page_url: `${url}/published`,
    feed_url: `${url}/published/feed.json`,
    items: states.map((state) => ({
      id: `urn:uuid:${state.report.articleId}`,
      url: `${url}${publishedPath(state.report.articleId)}`,
      title: titleOf(state),
      content_text: summaryOf(state),
      date_published: state.firstPublishedAt,
      date_modified: state.publishedAt,
      authors: [{ name: state.publisher.name }],
      language: "en",
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** Text in XML: escaped, and without what XML 1.0 has no sign for (https://www.w3.org/TR/xml/#charsets). */
function xml(text: string): string {
  return escapeHtml(text.replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd"));
}

/** https://www.rfc-editor.org/rfc/rfc4287 */
export function atomFeed(states: readonly PublicationState[], { name, url }: PublishedSite): string {
  const entries = states.map(
    (state) => `<entry>
<id>urn:uuid:${xml(state.report.articleId)}</id>
<title>${xml(titleOf(state))}</title>
<link href="${xml(url)}${xml(publishedPath(state.report.articleId))}"/>
<published>${state.firstPublishedAt}</published>
<updated>${state.publishedAt}</updated>
<summary>${xml(summaryOf(state))}</summary>
</entry>`,
  );
  const updated = states
    .map(({ publishedAt }) => publishedAt)
    .reduce((a, b) => (a > b ? a : b), "1970-01-01T00:00:00Z");
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(url)}/published</id>
<title>${xml(`Checks by ${name}`)}</title>
<author><name>${xml(name)}</name></author>
<link rel="self" href="${xml(url)}/published/feed.atom"/>
<link href="${xml(url)}/published"/>
<updated>${updated}</updated>
${entries.join("\n")}
</feed>
`;
}

/** The ClaimReview of every check, as the Data Feed that aggregators read (https://schema.org/DataFeed). */
export function reviewFeed(states: readonly PublicationState[], { name }: PublishedSite): string {
  const items = states.flatMap((state) => {
    const { "@graph": graph } = claimReviews(state.report, reviewPublisher(state)) as { "@graph": readonly object[] };
    return graph.map((item) => ({ "@type": "DataFeedItem", dateModified: state.publishedAt, item }));
  });
  const feed = {
    "@context": "https://schema.org",
    "@type": "DataFeed",
    name: `Checks by ${name}`,
    dateModified: states[0]?.publishedAt ?? null,
    dataFeedElement: items,
  };
  return `${JSON.stringify(feed)}\n`;
}

/** https://www.sitemaps.org/protocol.html */
export function sitemap(entries: readonly PublishedEntry[], { url }: PublishedSite): string {
  const rows = entries.map(
    ({ articleId, publishedAt }) =>
      `<url><loc>${xml(url)}${xml(publishedPath(articleId))}</loc><lastmod>${publishedAt}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join("\n")}
</urlset>
`;
}

/** Machines may read what is published, and nothing else (https://www.rfc-editor.org/rfc/rfc9309). */
export function robots({ url }: PublishedSite): string {
  const map = url === "" ? "" : `\nSitemap: ${url}/published/sitemap.xml\n`;
  return `User-agent: *\nAllow: /published\nDisallow: /\n${map}`;
}
