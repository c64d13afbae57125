// Where the programs are that the tests use: LibreOffice, qpdf and poppler judge files, nginx stands in front.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * A program on the search path, or undefined when it is not there.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
