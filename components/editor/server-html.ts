/**
 * Hands HTML from a page to the component that shows it, inside the server only. As a prop it would be sent twice: in
 * the HTML, and again in the data that React reads in the browser; in the browser React leaves the element alone.
 */
const left = (globalThis as { claimcheckHtml?: Map<string, string> }).claimcheckHtml ?? new Map<string, string>();
(globalThis as { claimcheckHtml?: Map<string, string> }).claimcheckHtml = left;

/** A page read for navigation in the browser never takes its HTML: so many may lie here before the oldest goes. */
const mostLeft = 20;

/** Leaves HTML for one rendering on the server; returns the key to take it with. */
export function leaveHtml(html: string): string {
  const key = crypto.randomUUID();
  left.set(key, html);
  const oldest = left.keys().next().value;
  if (left.size > mostLeft && oldest !== undefined) left.delete(oldest);
  return key;
}

/** Takes HTML left under a key; empty in the browser, where the server's element stands already. */
export function takeHtml(key: string | undefined): string {
  const html = key === undefined ? undefined : left.get(key);
  if (key !== undefined) left.delete(key);
  return html ?? "";
}
