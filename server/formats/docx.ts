import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
  type FileChild,
} from "docx";
import { chosenBecauseLabel } from "@/core/claims.ts";
import { stances } from "@/core/evidence.ts";
import { safeHref } from "@/core/links.ts";
import { leftOutWords } from "@/core/report/choices.ts";
import { maskedWords } from "@/core/report/masked.ts";
import type { ReportEvidence } from "@/core/report/evidence.ts";
import type { Report, ReportClaim, ReportSource } from "@/core/reports.ts";
import { dateInWords, timeInWords } from "@/core/time-words.ts";
import { statusLabel } from "@/core/claim-labels.ts";
import { dispositions, reasons, signLabel } from "@/core/verdicts.ts";
import { withdrawnWords } from "@/core/withdrawn.ts";
import { docxText, writable, type CommentedSpan } from "./docx-text.ts";
import { repacked } from "./fixed-zip.ts";

const labelOf = (table: readonly { id: string; label: string }[], id: string | null | undefined): string =>
  table.find((row) => row.id === id)?.label ?? "";

const line = (text: string, bold = false): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: writable(text).replaceAll(/\s+/gu, " "), bold })] });

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ heading: level, children: [new TextRun(writable(text).replaceAll(/\s+/gu, " "))] });

/** A sentence of the report with what it is called in front; nothing where there is none. */
const labelled = (label: string, text: string): Paragraph[] =>
  text.trim() === ""
    ? []
    : [
        new Paragraph({
          children: [
            new TextRun({ text: `${label}: `, bold: true }),
            new TextRun(writable(text).replaceAll(/\s+/gu, " ")),
          ],
        }),
      ];

function verdictOf(claim: ReportClaim): string {
  return `${signLabel(claim.sign)}${claim.state === "draft" ? " (draft)" : ""}`;
}

/** What a claim's comment says beside its words: the verdict, why, and what to do. */
function commentText(claim: ReportClaim): Paragraph[] {
  const said = claim.opinion ?? claim.draft;
  return [
    line(`Claim ${claim.number}: ${verdictOf(claim)}`, true),
    ...(claim.statement ? [line(claim.statement)] : []),
    ...(claim.withdrawn ? [line(withdrawnWords(claim.withdrawn))] : []),
    ...(said?.justification ? [line(said.justification)] : []),
    ...labelled("What to do", labelOf(dispositions, said?.disposition)),
    ...labelled("Proposed words", said?.proposedText ?? ""),
  ];
}

function evidenceText(row: ReportEvidence): Paragraph {
  const passage = row.passage === "" ? "" : `“${row.passage}”`;
  const found = row.lock === "found" && passage !== "" ? "quote found in snapshot" : "";
  const parts = [
    labelOf(stances, row.stance),
    passage,
    row.translation,
    row.sourceName,
    row.locator,
    row.source,
    found,
  ];
  return new Paragraph({
    numbering: { reference: "bullets", level: 0 },
    children: [new TextRun(writable(`${row.label} ${parts.filter(Boolean).join(" · ")}`).replaceAll(/\s+/gu, " "))],
  });
}

function claimSheet(claim: ReportClaim): FileChild[] {
  const said = claim.opinion ?? claim.draft;
  const why = reasons.filter(({ id }) => said?.reasons.includes(id)).map(({ label }) => label);
  return [
    heading(`Claim ${claim.number}: ${verdictOf(claim)}`, HeadingLevel.HEADING_2),
    ...labelled("Words", claim.words.join(" … ")),
    ...(claim.withdrawn ? [line(withdrawnWords(claim.withdrawn))] : []),
    ...labelled("Statement", claim.statement),
    ...labelled(
      "Said by",
      [claim.speaker, claim.saidAt ? dateInWords(claim.saidAt) : "", claim.saidWhere].filter(Boolean).join(", "),
    ),
    ...labelled(chosenBecauseLabel, claim.chosenBecause ?? ""),
    ...labelled("Justification", said?.justification ?? ""),
    ...labelled("Reasons", why.join(", ")),
    ...labelled("What to do", labelOf(dispositions, said?.disposition)),
    ...labelled("Proposed words", said?.proposedText ?? ""),
    ...labelled("Missing", said?.missing ?? ""),
    ...labelled("Status", claim.desk ? statusLabel(claim.desk.status) : ""),
    ...claim.evidence.map(evidenceText),
    ...claim.contacts.map(({ sentence }) => line(sentence)),
    ...claim.notes.flatMap(({ body }) => labelled("Note", body)),
    ...claim.masked.map((row) => line(maskedWords(row))),
  ];
}

function sourceText({ label, title, publisher, author, publishedAt, url }: ReportSource): Paragraph {
  const date = publishedAt === null ? "" : dateInWords(publishedAt);
  const about = [title, publisher, author, date].filter(Boolean).join(", ");
  const href = url === null ? undefined : safeHref(url);
  const text = writable(`${label} ${about}${url !== null && href === undefined ? `, ${url}` : ""}`);
  const words = [new TextRun(text.replaceAll(/\s+/gu, " "))];
  if (href === undefined) return new Paragraph({ children: words });
  const link = new ExternalHyperlink({
    link: encodeURI(href),
    children: [new TextRun({ text: writable(href), style: "Hyperlink" })],
  });
  return new Paragraph({ children: [...words, new TextRun(", "), link] });
}

/** Where comments stand: one a claim, from its first word to its last; a claim without words in the text has none. */
function spansOf(report: Report): CommentedSpan[] {
  return report.claims.flatMap(({ number, spans }) => {
    const [first, last] = [spans[0], spans.at(-1)];
    return first && last ? [{ id: number, start: first.start, end: last.end }] : [];
  });
}

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (at: number) => string) =>
  Array.from({ length: 9 }, (_, at) => ({
    level: at,
    format,
    text: text(at),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 720 * (at + 1), hanging: 360 } } },
  }));

/** The library makes ids of links by chance; they are counted instead, so that equal reports give equal bytes. */
function countedIds(): (text: string) => string {
  const ids = new Map<string, string>();
  return (text) =>
    text.replaceAll(
      /\brId[\w-]{21}(?=")/gu,
      (id) => ids.get(id) ?? ids.set(id, `rIdLink${ids.size + 1}`).get(id) ?? id,
    );
}

/**
 * The report as a Word file (Office Open XML): the article's text with a comment at each claim's words, then a sheet a
 * claim, and the sources. The same report gives the same bytes: all dates in it are the record's.
 */
export async function reportDocx(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const spans = spansOf(report);
  const placed = new Set(spans.map(({ id }) => id));
  const about = [report.outlet, report.byline, report.publishedAt ? dateInWords(report.publishedAt) : ""].filter(
    Boolean,
  );
  const title = report.title || "Untitled article";
  const file = new Document({
    title: writable(title),
    creator: "Claimcheck",
    lastModifiedBy: "Claimcheck",
    comments: {
      children: report.claims
        .filter(({ number }) => placed.has(number))
        .map((claim) => ({
          id: claim.number,
          author: writable((claim.opinion ?? claim.draft)?.by || "Claimcheck"),
          initials: String(claim.number),
          date: new Date((claim.opinion ?? claim.draft)?.at ?? report.asOf),
          children: commentText(claim),
        })),
    },
    numbering: {
      config: [
        { reference: "bullets", levels: level(LevelFormat.BULLET, () => "•") },
        { reference: "numbers", levels: level(LevelFormat.DECIMAL, (at) => `%${at + 1}.`) },
      ],
    },
    sections: [
      {
        children: [
          heading(title, HeadingLevel.TITLE),
          line([...about, `text version ${report.revision.number}`].join(" · ")),
          line(`Checking report, ${report.audienceLabel}, as of ${timeInWords(report.asOf)}`),
          ...(report.leftOut.length === 0 ? [] : [line(leftOutWords(report.leftOut))]),
          ...docxText(report.document, spans),
          heading("Claims", HeadingLevel.HEADING_1),
          ...report.claims.flatMap(claimSheet),
          heading("Sources", HeadingLevel.HEADING_1),
          ...report.sources.map(sourceText),
          ...report.masked.map((row) => line(maskedWords(row))),
          line(`Text SHA-256: ${report.revision.sha256}`),
        ],
      },
    ],
  });
  const counted = countedIds();
  return repacked(await Packer.toBuffer(file), report.asOf, (name, text) => {
    if (name === "docProps/core.xml") return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, report.asOf);
    return /\.(?:xml|rels)$/u.test(name) ? counted(text) : undefined;
  });
}
