import { z } from "zod";
import { Refusal } from "@/core/refusal.ts";
import { requireStillWanted } from "../copies.ts";
import { runReader } from "./extract.ts";

/** The media type of a workbook. */
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const Answer = z.union([z.object({ rows: z.array(z.array(z.string())) }), z.object({ problem: z.string() })]);

const tooMuch =
  "This workbook takes more time or memory to read than is allowed. Save its sheet as CSV and bring that in.";

/**
 * The cells of a workbook's first sheet as words, read in a process of its own, in the limits of security.md 6. Refuses
 * (invalid) what cannot be read, with the way out.
 */
export async function readWorkbook(bytes: Uint8Array, gone: AbortSignal | undefined): Promise<string[][]> {
  const { lines, cause } = await runReader("workbook-child.ts", bytes, { scope: "page" }, gone);
  requireStillWanted(gone);
  const answer = cause === "exit" ? Answer.safeParse(parsed(lines[0])) : undefined;
  if (!answer?.success) throw new Refusal("invalid", tooMuch);
  if ("problem" in answer.data) throw new Refusal("invalid", answer.data.problem);
  return answer.data.rows;
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch {
    return undefined; // its process ended before it had written all
  }
}
