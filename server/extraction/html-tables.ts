/** What no value in a table of data holds. */
const framing = "table, h1, h2, h3, article, section, form, blockquote, figure, nav";

function rowsOf(table: Element): Element[] {
  return [...table.children].flatMap((child) => {
    if (child.localName === "tr") return [child];
    return /^t(?:head|body|foot)$/u.test(child.localName)
      ? [...child.children].filter(({ localName }) => localName === "tr")
      : [];
  });
}

/**
 * The cells of a table of data, row by row; undefined for a table that lays out the page: its role says so, it has one
 * column, or a cell holds a table or other parts of a page.
 */
export function tableRows(table: Element): Element[][] | undefined {
  if (/^(?:presentation|none)$/u.test(table.getAttribute("role") ?? "")) return undefined;
  const rows = rowsOf(table).map((row) =>
    [...row.children].filter(({ localName }) => localName === "td" || localName === "th"),
  );
  const columns = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (columns < 2 || rows.length === 0) return undefined;
  return table.querySelector(framing) === null ? rows : undefined;
}
