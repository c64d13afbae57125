import { basename, resolve } from "node:path";
import { BringInOutside, mostAtOnce, PreviewOutside } from "@/core/inputs/outside-claims.ts";
import { outsidePlaces } from "@/core/outside-claims/placing.ts";
import {
  outsideStatuses,
  type OutsideOutcome,
  type OutsidePreview,
  type OutsidePreviewRow,
} from "@/core/outside-claims/preview.ts";
import { outsideKinds } from "@/core/outside-claims.ts";
import { Refusal } from "@/core/refusal.ts";
import { verdicts } from "@/core/verdicts.ts";
import { isAddress, readBytes, readStdin } from "./files.ts";
import { onInstallation, say, withClock, withProgress, type Asked } from "./run.ts";

interface ImportClaims extends Asked {
  map?: string[];
  encoding?: string;
  dryRun?: boolean;
  placedOnly?: boolean;
}

const labelOf = (rows: readonly { id: string; label: string }[], id: string) =>
  rows.find((row) => row.id === id)?.label ?? id;

/** «--map "Our words=words"»: the name of a column may hold the sign itself. */
function mappingOf(pairs: readonly string[] | undefined): Record<string, string> | undefined {
  return (
    pairs &&
    Object.fromEntries(
      pairs.map((pair) => {
        const at = pair.lastIndexOf("=");
        if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
        throw new Refusal(
          "invalid",
          `«${pair}» maps nothing. Write the column and what it is: --map "Our words=words".`,
        );
      }),
    )
  );
}

function rowLine(row: OutsidePreviewRow): string {
  const place = row.paragraph === null ? labelOf(outsidePlaces, row.place) : `¶${row.paragraph}`;
  const proposed = row.verdict?.proposed ? labelOf(verdicts, row.verdict.proposed) : "no verdict";
  const becomes = row.status === "repeated" || row.anew?.draft === "keeps" ? "" : ` → ${proposed}`;
  const verdict = row.verdict ? `«${row.verdict.name}»${becomes}` : "";
  const here = row.claim ? `claim ${row.claim.number}` : "";
  const words = row.words.replaceAll(/\s+/gu, " ").slice(0, 60);
  const others = row.ratings.slice(1).map(({ name, by, at }) => {
    return ["also", name === "" ? "checked" : `«${name}»`, by && `by ${by}`, at && `on ${at}`]
      .filter(Boolean)
      .join(" ");
  });
  const anew = row.anew?.ratings.map(({ name }) => `«${name}»`).join(", ") ?? "";
  const label = row.repeats === null ? labelOf(outsideStatuses, row.status) : `Same claim as row ${row.repeats}`;
  const status = [label, here, anew].filter(Boolean).join(": ");
  const parts = [status, place, verdict, ...others, words, ...row.details, ...row.problems, ...row.remarks];
  return `${row.row}. ${parts.filter(Boolean).join(" · ")}`;
}

function previewLines({ kind, sheet, rows, left }: OutsidePreview): string {
  const columns = sheet?.columns.map(({ name, field }) => `  ${name} → ${field ?? "left out"}`) ?? [];
  return [`Taken for: ${labelOf(outsideKinds, kind)}.`, ...columns, ...rows.map(rowLine), ...left].join("\n");
}

function outcomeLines({ brought, rated, known, refused }: OutsideOutcome): string {
  const waiting = brought.filter(({ place }) => place !== "placed").length;
  return [
    `Brought in ${brought.length}${waiting > 0 ? `, of which ${waiting} wait for a place in the text` : ""}.`,
    rated.length > 0 ? `Rated anew: ${rated.length}, in their drafts.` : "",
    known.length > 0 ? `Here before: ${known.length}.` : "",
    ...refused.map(({ row, problems }) => `Row ${row}: ${problems.join(" ")}`),
  ]
    .filter(Boolean)
    .join("\n");
}

/** What is read: a file, `-` for stdin, or an address, which the installation fetches if an administrator allows it. */
async function contentOf(source: string, from: string): Promise<object> {
  if (isAddress(source)) return { url: source };
  const bytes = new Uint8Array(source === "-" ? await readStdin() : await readBytes(resolve(from, source)));
  return { file: { bytes, fileName: source === "-" ? "stdin" : basename(source) } };
}

/**
 * `import-claims`: claims of a file or an address into an article; all that are new in it, and the new ratings of those
 * that are here. With --dry-run only says what
 * would be.
 */
export async function importClaims(
  articleId: string,
  source: string,
  from: string,
  asked: ImportClaims,
): Promise<void> {
  const sent = await contentOf(source, from);
  const map = mappingOf(asked.map);
  const about = { articleId, ...(map && { map }), ...(asked.encoding && { encoding: asked.encoding }) };
  await onInstallation(async () => {
    const { parseInput } = await import("@/server/parse.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const { previewOutside } = await import("@/server/outside-previews.ts");
    const { bringInOutside } = await import("@/server/outside-imports.ts");
    const { runOnce } = await import("@/server/idempotency.ts");
    const wish = parseInput(PreviewOutside, { ...about, ...sent });
    const words = "url" in sent ? `Fetching and reading ${source}` : `Reading ${source}`;
    const preview = await withClock(asked, words, (signal) => previewOutside(systemActor, wish, signal));
    // what an address answered once comes in, and nothing else
    const content = {
      ...about,
      ...(preview.fetched === null ? sent : { fetched: preview.fetched, from: preview.from }),
    };
    if (asked.dryRun) return say(asked, preview, previewLines(preview));
    const wanted = preview.rows.filter(({ status, place }) => {
      return (
        status === "known" ||
        status === "rated-anew" ||
        status === "refused" ||
        (status === "new" && (place === "placed" || !asked.placedOnly))
      );
    });
    const outcome: OutsideOutcome = { brought: [], rated: [], known: [], refused: [] };
    await withProgress(asked, async ({ signal, tell }) => {
      for (let at = 0; at < wanted.length; at += mostAtOnce) {
        tell(at, wanted.length);
        const rows = wanted.slice(at, at + mostAtOnce).map(({ row }) => row);
        const input = parseInput(BringInOutside, { ...content, rows, revision: preview.revision });
        const part = await runOnce(systemActor, () => bringInOutside(systemActor, input, signal));
        outcome.brought.push(...part.brought);
        outcome.rated.push(...part.rated);
        outcome.known.push(...part.known);
        outcome.refused.push(...part.refused);
      }
      if (wanted.length > 0) tell(wanted.length, wanted.length);
    });
    say(asked, outcome, outcomeLines(outcome));
  });
}
