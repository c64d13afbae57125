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
import { readBytes, readStdin } from "./files.ts";
import { onInstallation, say, withProgress, type Asked } from "./run.ts";

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
  const verdict = row.verdict ? `«${row.verdict.name}» → ${proposed}` : "";
  const here = row.claim ? `claim ${row.claim.number}` : "";
  const words = row.words.replaceAll(/\s+/gu, " ").slice(0, 60);
  const parts = [labelOf(outsideStatuses, row.status), here, place, verdict, words, ...row.problems, ...row.remarks];
  return `${row.row}. ${parts.filter(Boolean).join(" · ")}`;
}

function previewLines({ kind, sheet, rows, left }: OutsidePreview): string {
  const columns = sheet?.columns.map(({ name, field }) => `  ${name} → ${field ?? "left out"}`) ?? [];
  return [`Taken for: ${labelOf(outsideKinds, kind)}.`, ...columns, ...rows.map(rowLine), ...left].join("\n");
}

function outcomeLines({ brought, known, refused }: OutsideOutcome): string {
  const waiting = brought.filter(({ place }) => place !== "placed").length;
  return [
    `Brought in ${brought.length}${waiting > 0 ? `, of which ${waiting} wait for a place in the text` : ""}.`,
    known.length > 0 ? `Here before: ${known.length}.` : "",
    ...refused.map(({ row, problems }) => `Row ${row}: ${problems.join(" ")}`),
  ]
    .filter(Boolean)
    .join("\n");
}

/** `import-claims`: a file of claims into an article; all that is new in it. With --dry-run only says what would be. */
export async function importClaims(
  articleId: string,
  source: string,
  from: string,
  asked: ImportClaims,
): Promise<void> {
  const bytes = new Uint8Array(source === "-" ? await readStdin() : await readBytes(resolve(from, source)));
  const file = { bytes, fileName: source === "-" ? "stdin" : basename(source) };
  const map = mappingOf(asked.map);
  const content = { articleId, file, ...(map && { map }), ...(asked.encoding && { encoding: asked.encoding }) };
  await onInstallation(async () => {
    const { parseInput } = await import("@/server/parse.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const { previewOutside } = await import("@/server/outside-claims.ts");
    const { bringInOutside } = await import("@/server/outside-imports.ts");
    const preview = await previewOutside(systemActor, parseInput(PreviewOutside, content));
    if (asked.dryRun) return say(asked, preview, previewLines(preview));
    const wanted = preview.rows.filter(({ status, place }) => {
      return (
        status === "known" || status === "refused" || (status === "new" && (place === "placed" || !asked.placedOnly))
      );
    });
    const outcome: OutsideOutcome = { brought: [], known: [], refused: [] };
    await withProgress(asked, async ({ signal, tell }) => {
      for (let at = 0; at < wanted.length; at += mostAtOnce) {
        tell(at, wanted.length);
        const rows = wanted.slice(at, at + mostAtOnce).map(({ row }) => row);
        const input = parseInput(BringInOutside, { ...content, rows, revision: preview.revision });
        const part = await bringInOutside(systemActor, input, signal);
        outcome.brought.push(...part.brought);
        outcome.known.push(...part.known);
        outcome.refused.push(...part.refused);
      }
      if (wanted.length > 0) tell(wanted.length, wanted.length);
    });
    say(asked, outcome, outcomeLines(outcome));
  });
}
