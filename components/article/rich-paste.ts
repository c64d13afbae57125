/** Whatever stands around what was copied: the browser's own, and what Google Docs wraps all in. */
const wrapping = /<!--[\s\S]*?-->|<b\b[^>]*font-weight:\s*normal[^>]*>|<style\b[\s\S]*?<\/style\s*>/giu;
/** Elements that plain text would lose. */
const formatted = /<(?:h[1-6]|ul|ol|table|blockquote|figure|img|strong|em|b|i)\b|<a\b[^>]*\bhref\s*=/iu;
const paragraph = /<p\b/giu;

/**
 * Whether something copied as HTML says more than its plain text: headings, lists, tables, links, emphasis, pictures,
 * or paragraphs apart. Code editors wrap plain text in coloured spans, for example, which say nothing here.
 */
export function isFormatted(html: string): boolean {
  const inside = html.replace(wrapping, "");
  return formatted.test(inside) || (inside.match(paragraph)?.length ?? 0) > 1;
}
