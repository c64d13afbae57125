import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportProgress, progressInWords, type ExportStep } from "@/core/export-steps.ts";
import { CreateArticle } from "@/core/inputs/articles.ts";
import { ImportRecord } from "@/core/inputs/records.ts";
import { ExportReport } from "@/core/inputs/reports.ts";
import { recordFormat } from "@/core/record.ts";
import { Refusal } from "@/core/refusal.ts";
import { fileRefusal, isAddress, readBytes, readStdin } from "./files.ts";
import { onInstallation, say, withClock, withProgress, type Asked } from "./run.ts";

interface Import extends Asked {
  title?: string;
  language?: string;
  outlet?: string;
  published?: string;
  encoding?: string;
}

/** A record's JSON, when it is one: by its name, or from stdin by its first words. */
function recordOf(name: string, bytes: Buffer): unknown {
  const looksSo = name.endsWith(".json") || bytes.subarray(0, 200).toString("utf8").includes(`"${recordFormat}"`);
  if (!looksSo) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new Refusal("invalid", `${name} is not JSON (${(error as Error).message}). Export the record again.`);
  }
}

/** Whether what came on stdin is a bundle: by the name of its first part. A Word file is a zip, too. */
function isBundle(bytes: Buffer): boolean {
  return bytes.subarray(0, 40).toString("latin1").endsWith("README.txt");
}

/** Brings the record of a bundle in, of any size: it is read from disk piece by piece. */
async function importBundleOf(file: string, asked: Asked): Promise<void> {
  const { importBundleFile } = await import("@/server/bundle/import-bundle.ts");
  const { systemActor } = await import("@/server/permit.ts");
  await onInstallation(async () => {
    const { id, title } = await withProgress(asked, (course) => importBundleFile(systemActor, file, course)).catch(
      (error: unknown) => {
        throw (error as Error).name === "AbortError"
          ? new Refusal("invalid", "Stopped, and nothing was brought in.")
          : fileRefusal(error, file);
      },
    );
    say(asked, { id, title }, id);
  });
}

/** Brings in a bundle that came on stdin, by way of a file. */
async function importBundleBytes(bytes: Buffer, asked: Asked): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "claimcheck-stdin-"));
  try {
    const file = join(folder, "bundle.zip");
    await writeFile(file, bytes, { mode: 0o600 });
    await importBundleOf(file, asked);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `import`: a file, a page by its address, `-` for stdin; an article in any format, a record or a bundle. Prints the id. */
export async function importFile(source: string, from: string, asked: Import): Promise<void> {
  const page = isAddress(source);
  if (!page && source.endsWith(".zip")) return importBundleOf(resolve(from, source), asked);
  const bytes = page ? undefined : source === "-" ? await readStdin() : await readBytes(resolve(from, source));
  const fileName = source === "-" ? "stdin" : basename(source);
  if (source === "-" && bytes && isBundle(bytes)) return importBundleBytes(bytes, asked);
  const record = bytes && recordOf(fileName, bytes);
  await onInstallation(async () => {
    const { parseInput } = await import("@/server/parse.ts");
    const { systemActor } = await import("@/server/permit.ts");
    if (record !== undefined) {
      const { importRecord } = await import("@/server/record-imports.ts");
      const { id, title } = await importRecord(systemActor, parseInput(ImportRecord, record));
      return say(asked, { id, title }, id);
    }
    const { createArticle } = await import("@/server/articles.ts");
    const { title, language, outlet, published: publishedAt, encoding } = asked;
    const said = Object.entries({ title, language, outlet, publishedAt, encoding }).filter(([, value]) => value);
    const content = bytes ? { file: { bytes: new Uint8Array(bytes), fileName } } : { url: source };
    const input = parseInput(CreateArticle, { ...content, ...Object.fromEntries(said) });
    const words = page ? `Fetching and reading ${source}` : `Reading ${fileName}`;
    const article = await withClock(asked, words, (signal) => createArticle(systemActor, input, signal));
    say(asked, { id: article.id, title: article.title, language: article.language, notes: article.notes }, article.id);
  });
}

interface Export extends Asked {
  format: string;
  audience?: string;
  paper?: string;
  leaveOut?: string;
  out?: string;
}

/** `export`: the report of an article, to a file or to stdout. */
export async function exportArticle(articleId: string, from: string, asked: Export): Promise<void> {
  await onInstallation(async () => {
    const { parseInput } = await import("@/server/parse.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const { exportReport } = await import("@/server/reports.ts");
    const { format, audience, paper, leaveOut, out } = asked;
    const wanted = parseInput(ExportReport, { articleId, format, audience, paper, leaveOut });
    await withClock(asked, `Writing ${format}`, async (signal, show) => {
      const tell = (step: ExportStep) => show(progressInWords(exportProgress(step)));
      const exported = await exportReport(systemActor, wanted, { gone: signal, tell });
      const parts = "parts" in exported ? exported.parts : [exported.bytes];
      if (out === undefined)
        return pipeline(Readable.from(parts, { objectMode: false }), process.stdout, { end: false });
      const file = resolve(from, out);
      const hash = createHash("sha256");
      let size = 0;
      async function* counted() {
        for await (const part of parts) {
          hash.update(part);
          size += part.length;
          yield part;
        }
      }
      await pipeline(counted, createWriteStream(file)).catch((error: unknown) => {
        throw fileRefusal(error, file);
      });
      const { mediaType } = exported;
      const told = { file, mediaType, size, sha256: hash.digest("hex") };
      say(asked, told, `Wrote ${file} (${size} bytes).`);
    });
  });
}
