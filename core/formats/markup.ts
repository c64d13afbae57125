import { escapeHtml } from "../annotated-html.ts";

/** HTML that is safe to write out: made by `markup` alone, or by a function that escapes for itself. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template: text is escaped, Markup is not, null and false leave nothing. */
export type Hole = string | number | Markup | null | false | readonly Markup[];

/**
 * A template of HTML in which every text is escaped, for content and for quoted attributes alike. Attributes must be
 * quoted in the template, and addresses must have passed safeHref.
 */
export function markup(strings: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return new Markup(strings.reduce((html, part, i) => html + filled(holes[i - 1] ?? null) + part));
}

/** Markup with something between each two. */
export function joined(parts: readonly Markup[], between: string): Markup {
  return new Markup(parts.map((part) => part.html).join(escapeHtml(between)));
}

function filled(hole: Hole): string {
  if (hole === null || hole === false) return "";
  if (hole instanceof Markup) return hole.html;
  if (typeof hole === "object") return hole.map(filled).join("\n");
  const text = String(hole);
  // most texts hold nothing of what follows
  if (!/[\0&<>"'\ud800-\udfff]/.test(text)) return text;
  // U+0000 cannot stand in HTML, and half a character cannot stand in UTF-8
  return escapeHtml(text.replaceAll(/[\0\p{Cs}]/gu, "\uFFFD"));
}
