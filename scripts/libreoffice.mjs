// Where LibreOffice is, which judges the office files in the tests.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * LibreOffice's program, or undefined when there is none on the search path.
 * @returns {string | undefined}
 */
export function findLibreOffice() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "soffice")).find((file) => existsSync(file));
}
