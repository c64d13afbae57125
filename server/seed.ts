import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isUntouched } from "@/db/events.ts";
import { createArticle } from "./articles.ts";
import { systemActor } from "./permit.ts";

/**
 * Puts the sample article on the desk of a new installation, by the importer that everything comes in through, with no
 * claim marked. What the text itself does not say is from the page it was copied out of.
 */
export async function seedSample(): Promise<void> {
  if (!(await isUntouched())) return;
  const bytes = await readFile(join(process.cwd(), "server", "sample", "moscow-times.txt"));
  await createArticle(systemActor, {
    file: { bytes, fileName: "moscow-times.txt" },
    title: "Russian National Guard to Partner With Belarus Police Amid Protests",
    outlet: "The Moscow Times",
    publishedAt: "2020-12-18",
    language: "en",
  });
}
