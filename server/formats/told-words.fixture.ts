import { reportFormats } from "@/core/report/formats.ts";
import { countZip } from "../extraction/zip.ts";

/** For tests: the formats to look into. A PDF is the page, printed: it is left out, since printing takes a second. */
export const toldFormats = reportFormats.map(({ id }) => id).filter((id) => id !== "pdf");

/** For tests: all that a file says, of a zip file the names and words of its parts. */
export async function toldWords(file: string | Uint8Array): Promise<string> {
  if (typeof file === "string") return file;
  if (Buffer.from(file.subarray(0, 2)).toString("latin1") !== "PK") return Buffer.from(file).toString("utf8");
  const parts = await countZip(file, /./u);
  return [...parts].map(([name, bytes]) => `${name}\n${bytes?.toString("utf8") ?? ""}`).join("\n");
}
