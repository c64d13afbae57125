/** The process in which a file from outside is read; started by extract.ts, which says what it is given and answers. */
import { writeSync } from "node:fs";
import type { ExtractionHints } from "@/core/extraction.ts";
import { answerChannel } from "./limits.ts";
import { readFile } from "./read-file.ts";
import { startWatch } from "./watch.ts";

startWatch();

async function input(): Promise<{ hints: ExtractionHints; bytes: Uint8Array }> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const all = Buffer.concat(pieces);
  const end = all.indexOf("\n");
  const hints = JSON.parse(all.toString("utf8", 0, end)) as ExtractionHints;
  // pdf.js takes the buffer over: a copy of its own
  return { hints, bytes: new Uint8Array(all.subarray(end + 1)) };
}

function answer(value: unknown): void {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let written = 0; written < line.length;) written += writeSync(answerChannel, line, written);
}

const { hints, bytes } = await input();
answer(await readFile(bytes, hints, answer));
process.exit(0);
