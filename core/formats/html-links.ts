import { pageHref } from "../links.ts";
import { markup, type Markup } from "./markup.ts";

const rel = "noopener noreferrer nofollow";

/** An address as a link if it is a safe one, else as plain text. */
export function address(url: string): Markup {
  const href = pageHref(url);
  if (href === undefined) return markup`<span class="proof">${url}</span>`;
  return markup`<a class="proof" href="${href}" rel="${rel}">${url}</a>`;
}

/** Words that lead to a page of this installation. */
export function ownLink(address: string, words: string): Markup {
  return markup`<a href="${address}" rel="${rel}">${words}</a>`;
}

/** Words that lead to an address if it is a safe one; else nothing, since the source list has it as text. */
export function link(url: string, words: string): Markup {
  const href = pageHref(url);
  return href === undefined ? markup`` : markup`<a href="${href}" rel="${rel}">${words}</a>`;
}
