import { resolve } from "node:path";
import type { Finding } from "@/core/claim-review/findings.ts";
import { Refusal } from "@/core/refusal.ts";
import { lintMarkup } from "@/server/claim-reviews.ts";
import { readBytes, readStdin } from "./files.ts";
import { say, type Asked } from "./run.ts";

/** A finding on lines of its own: what is wrong and where, how it is mended, who asks for it. */
function lines({ level, path, words, way, source }: Finding): string {
  return `${level}${path === "" ? "" : ` at ${path}`}: ${words}\n  ${way}\n  ${source}`;
}

/** `lint-claimreview`: looks over ClaimReview markup in a file, or from `-`. Refuses when there is an error in it. */
export async function lintFile(source: string, from: string, asked: Asked): Promise<void> {
  const bytes = source === "-" ? await readStdin() : await readBytes(resolve(from, source));
  const linted = lintMarkup(bytes.toString("utf8"));
  const { findings } = linted;
  say(asked, linted, findings.length === 0 ? "Nothing to mend." : findings.map(lines).join("\n"));
  const errors = findings.filter(({ level }) => level === "error").length;
  if (errors === 0) return;
  const count = errors === 1 ? "There is 1 error" : `There are ${errors} errors`;
  throw new Refusal("invalid", `${count} in this markup. Mend what is named above and look again.`);
}
