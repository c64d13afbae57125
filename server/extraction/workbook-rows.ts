import readWorkbookFile from "read-excel-file/node";
import { Refusal } from "@/core/refusal.ts";
import { countZip } from "./zip.ts";

/** What the process that reads workbooks answers: the cells of the first sheet as words, or why there are none. */
export type Rows = { rows: string[][] } | { problem: string };

/** A cell as words: a date as its day, or its moment where it has one. */
function wordsOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    const written = Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
    return written.replace("T00:00:00.000Z", "");
  }
  return String(cell as string | number | boolean);
}

/**
 * The cells of a workbook's first sheet (Office Open XML), in this process: only its own process should be asked for a
 * file from outside. Formulas are not computed: their last result is read. Never throws for bad bytes.
 */
export async function readRows(bytes: Uint8Array): Promise<Rows> {
  try {
    // refuses what unpacks to more than it should before anything reads it
    await countZip(bytes, /^$/u);
    const [first] = await readWorkbookFile(Buffer.from(bytes));
    const rows = (first?.data ?? []).map((row) => row.map(wordsOf));
    return { rows };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message };
    return { problem: "This workbook is damaged and cannot be read. Save its sheet as CSV and bring that in." };
  }
}
