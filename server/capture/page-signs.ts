/** Statuses that keep a reader out: sign in, pay, forbidden, too many requests, legal reasons, and LinkedIn's own 999. */
const closed = new Set([401, 402, 403, 407, 429, 451, 999]);

/** Fewer visible characters than this are no page, when scripts are there to fetch the rest: a headline has up to 100. */
const fewest = 200;

/** First labels of hosts that ask for consent before they show the page: Google, Yahoo (guce), DPG Media. */
const consentHost = /^(?:consent|guce|myprivacy)\./u;

/** What a subscriber-only page says of itself, as Google asks publishers to (schema.org isAccessibleForFree). */
const notFree = /"isAccessibleForFree"\s{0,20}:\s{0,20}"?false\b/iu;

/** Elements whose text is not shown. */
const unseen = ["script", "style", "template", "noscript", "title", "svg"];

/** Why the answer is a closed door, in words, or undefined. Some doors stand under other statuses and say so in a header. */
export function closedDoor(status: number, header: (name: string) => string): string | undefined {
  const robots =
    header("cf-mitigated").toLowerCase() === "challenge" || // Cloudflare, Detect a Challenge Page response
    /^(?:challenge|captcha)$/iu.test(header("x-amzn-waf-action")); // AWS WAF, CAPTCHA and Challenge actions
  if (robots) return `The site shows this page to browsers only, not to programs (blocked, ${status}).`;
  return closed.has(status) ? `The page could not be captured (blocked, ${status}).` : undefined;
}

/** Where what begins with the tag at `at` is over: after a comment, an element that shows nothing, or the tag itself. */
function afterTag(html: string, at: number): number {
  const comment = html.startsWith("<!--", at);
  const name = unseen.find(
    (one) => html.startsWith(one, at + 1) && !/[a-z0-9-]/u.test(html[at + 1 + one.length] ?? ""),
  );
  const closing = name === undefined ? at : html.indexOf(`</${name}`, at);
  if (closing === -1) return html.length;
  const end = comment ? html.indexOf("-->", at) + 2 : html.indexOf(">", closing);
  return end < at ? html.length : end + 1;
}

/** Counts the visible characters of HTML in lower case, in one pass and up to `enough`; spaces do not count. */
function visibleLength(html: string, enough: number): number {
  let count = 0;
  let at = 0;
  while (at < html.length && count < enough) {
    const tag = html.indexOf("<", at);
    const text = html.slice(at, tag === -1 ? html.length : tag);
    count += text.replace(/\s+/gu, "").length;
    at = tag === -1 ? html.length : afterTag(html, tag);
  }
  return count;
}

/** What keeps a whole page of HTML from being all there is to read, in words, or undefined. */
export function pageLack(bytes: Uint8Array, url: URL): string | undefined {
  // Latin-1 reads each byte for itself: the signs are ASCII, and the page's own encoding is not known yet.
  const html = Buffer.from(bytes).toString("latin1");
  if (consentHost.test(url.hostname)) return "The site asks for consent before it shows the page.";
  const lower = html.toLowerCase();
  if (lower.includes("<script") && visibleLength(lower, fewest) < fewest) return "The page needs JavaScript.";
  return notFree.test(html) ? "The page says that part of it is for subscribers; that part may be missing." : undefined;
}
