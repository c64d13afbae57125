/** What has come since the tables of 0004: whole tables, and columns of those that were there. */
const newTables = ["wording_answers", "publications", "digests"];
const newColumns: Readonly<Record<string, readonly string[]>> = {
  contacts: ["moved_from"],
  notes: ["moved_from"],
  claims: ["stale", "chosen_because"],
  revisions: ["method", "reverts_to", "original_sha256", "url", "pages", "reading_notes"],
  targets: ["engine", "reasons", "candidates", "carried_from", "decided_at", "decided_by"],
};

/** For tests: a backup as it was made when the tables were those of 0004. */
export function asOfReview(text: string): string {
  const lines = text.split("\n").flatMap((line) => {
    const name = /^\{"(\w+)"/u.exec(line)?.[1] ?? "";
    if (newTables.includes(name)) return [];
    if (name === "end")
      return [newTables.reduce((text, table) => text.replace(new RegExp(`,"${table}":\\d+`, "u"), ""), line)];
    if (name !== "format" && !newColumns[name]) return [line];
    const { tables = {}, ...rest } = JSON.parse(line.replace(/"migration":"[^"]+"/u, '"migration":"0004_review"')) as {
      tables?: Record<string, { columns: Record<string, string> }>;
    } & Record<string, Record<string, unknown>>;
    for (const gone of newTables) delete tables[gone];
    for (const [table, columns] of Object.entries(newColumns)) {
      for (const column of columns) {
        delete tables[table]?.columns[column];
        delete rest[table]?.[column];
      }
    }
    return [JSON.stringify(name === "format" ? { ...rest, tables } : rest)];
  });
  return lines.join("\n");
}
