import { statusLabel } from "../claim-labels.ts";
import { inlineText, placedBlocks, type PlacedBlock } from "../article-text.ts";
import type { Block, Document, Inline, Mark, TextBlock } from "../articles.ts";
import { chosenBecauseLabel } from "../claims.ts";
import { stances } from "../evidence.ts";
import { safeHref } from "../links.ts";
import { pictureLabel } from "../pictures.ts";
import { maskedWords } from "../report/masked.ts";
import { leftOutWords } from "../report/choices.ts";
import type { ReportEvidence } from "../report/evidence.ts";
import type { Report, ReportClaim, ReportSource } from "../reports.ts";
import { dateInWords, timeInWords } from "../time-words.ts";
import { dispositions, signLabel } from "../verdicts.ts";
import { withdrawnWords } from "../withdrawn.ts";

/** What is a sign of Markdown or HTML anywhere in a line, or would become a link by itself. */
const signs = /[\\`*_[\]<>|~$^{}@]|&(?=#?\w+;)|!(?=\[)|:(?=\/\/)|(?<=\bwww)\./giu;
/** What is a sign where a line begins: of a heading, a list, a rule, a definition. */
const starters = /^\s*(?:[#+\-=:]|\d+[.)])/u;

/** A line with a backslash before each sign, which makes it itself. */
function escaped(line: string): string {
  return line.replaceAll(signs, "\\$&").replace(starters, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** Words as Markdown shows them literally, on one line: nothing in them begins a list, a link, a tag or a footnote. */
function plain(text: string): string {
  return escaped(text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim());
}

/** An address between angle brackets, which no address may hold; what is no safe one is shown as words. */
function address(url: string): string {
  const href = safeHref(url);
  return href === undefined ? plain(url) : `<${encoded(href)}>`;
}

const encoded = (href: string): string => href.replaceAll(/[\s<>\\\p{Cc}]/gu, (c) => encodeURIComponent(c));

/** Words of a run, which may begin or end with a space: a break inside is a line break of Markdown. */
function runText(text: string): string {
  return text
    .split("\n")
    .map((line) => escaped(line.replaceAll(/[\t\p{Cc}]/gu, " ")))
    .join("\\\n");
}

function marked(text: string, marks: readonly Mark[]): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(runText(text)) ?? [];
  if (words === "") return before + after;
  const formatted = marks.reduceRight((inner, mark) => {
    if (mark.type === "bold") return `**${inner}**`;
    if (mark.type === "italic") return `*${inner}*`;
    if (mark.type === "strike") return `~~${inner}~~`;
    const href = mark.type === "link" ? safeHref(mark.attrs.href) : undefined;
    return href === undefined ? inner : `[${inner}](<${encoded(href)}>)`;
  }, words);
  return before + formatted + after;
}

/** Where numbers of claims go, as offsets in the text of a block. */
type Notes = readonly { at: number; number: number }[];

function inlineMarkdown(content: readonly Inline[], notes: Notes): string {
  let offset = 0;
  const left = [...notes];
  const due = (until: number) => {
    const refs: string[] = [];
    while (left[0] && left[0].at <= until) refs.push(`[^${left.shift()?.number}]`);
    return refs.join("");
  };
  const parts = content.map((inline) => {
    const text = inlineText(inline);
    const marks = inline.type === "text" ? (inline.marks ?? []) : [];
    const shown = inline.type === "image" ? `[Picture: ${inline.attrs.alt || "no description"}]` : text;
    const inside = left.filter(({ at }) => at < offset + text.length);
    const cuts = inline.type === "text" ? [...new Set(inside.map(({ at }) => at - offset))] : [];
    const pieces = [0, ...cuts].map((from, i) => shown.slice(from, cuts[i] ?? shown.length));
    const written = pieces.map(
      (piece, i) => marked(piece, marks) + (i < cuts.length ? due(offset + (cuts[i] ?? 0)) : ""),
    );
    offset += text.length;
    return written.join("") + due(offset);
  });
  return parts.join("") + due(Number.MAX_SAFE_INTEGER);
}

function indented(lines: string, by: string): string {
  return lines.replaceAll("\n", `\n${by}`);
}

/** Writes the blocks of a document; `next` hands out the text blocks in reading order, with their claims. */
function blockMarkdown(block: Block, next: (block: TextBlock) => string): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(Math.min(6, block.attrs.level + 2))} ${next(block).replaceAll("\\\n", " ")}`;
    case "caption":
      return `*Caption:* ${next(block)}`;
    case "codeBlock": {
      const code = (block.content ?? []).map(inlineText).join("");
      next(block);
      return indented(`    ${code}`, "    ");
    }
    case "paragraph":
      return next(block);
    case "blockquote":
      return `> ${indented(all(block.content, next), "> ")}`;
    case "bulletList":
      return block.content.map((item) => `- ${indented(all(item.content, next), "  ")}`).join("\n");
    case "orderedList": {
      const first = block.attrs?.start ?? 1;
      return block.content.map((item, i) => `${first + i}. ${indented(all(item.content, next), "   ")}`).join("\n");
    }
    case "table": {
      const rows = block.content.map((row) =>
        row.content.map((cell) => all(cell.content, next).replaceAll(/\\?\n+/gu, " ")),
      );
      const width = Math.max(1, ...rows.map((row) => row.length));
      const line = (cells: readonly string[]) =>
        `| ${Array.from({ length: width }, (_, i) => cells[i] ?? "").join(" | ")} |`;
      return [line(rows[0] ?? []), line(Array.from({ length: width }, () => "---")), ...rows.slice(1).map(line)].join(
        "\n",
      );
    }
    case "horizontalRule":
      return "---";
    case "picture":
      return `*${plain(`[${pictureLabel(block.attrs.alt)}]`)}*`;
  }
}

function all(blocks: readonly Block[], next: (block: TextBlock) => string): string {
  return blocks.map((block) => blockMarkdown(block, next)).join("\n\n");
}

/** The text with the number of each claim as a footnote behind its last word. */
function annotatedText(document: Document, claims: readonly ReportClaim[]): string {
  const ends = claims
    .flatMap(({ number, spans }) => spans.slice(-1).map(({ end }) => ({ at: end, number })))
    .toSorted((a, b) => a.at - b.at || a.number - b.number);
  const placed: PlacedBlock[] = placedBlocks(document);
  let index = 0;
  return all(document.content, (block) => {
    const place = placed[index++];
    if (!place) return "";
    const notes = ends
      .filter(({ at }) => at > place.start && at <= place.end)
      .map(({ at, number }) => ({ at: at - place.start, number }));
    return inlineMarkdown(block.content ?? [], notes);
  });
}

const labelOf = (table: readonly { id: string; label: string }[], id: string | null | undefined): string =>
  table.find((row) => row.id === id)?.label ?? "";

function evidenceLine(row: ReportEvidence): string {
  const passage = row.passage === "" ? "" : `“${plain(row.passage)}”`;
  const where = [row.sourceName, row.locator].filter(Boolean).map(plain).join(", ");
  const found = row.lock === "found" && passage !== "" ? "quote found in snapshot" : "";
  const parts = [labelOf(stances, row.stance), passage, `${where} (${row.source})`, found];
  return `${row.label}: ${parts.filter(Boolean).join(" · ")}`;
}

/** A claim's footnote: what it says, the verdict and why, and what it stands on. */
function footnote(claim: ReportClaim): string {
  const said = claim.opinion ?? claim.draft;
  const verdict = signLabel(claim.sign);
  const state = claim.state === "draft" ? " (draft)" : "";
  const action = labelOf(dispositions, said?.disposition);
  const lines = [
    `**${verdict}${state}.** ${plain(claim.statement || claim.words.join(" … "))}`,
    claim.desk ? `Status: ${statusLabel(claim.desk.status)}.` : "",
    claim.withdrawn ? plain(withdrawnWords(claim.withdrawn)) : "",
    claim.chosenBecause === undefined ? "" : `${chosenBecauseLabel}: ${plain(claim.chosenBecause)}`,
    plain(said?.justification ?? ""),
    action === "" ? "" : `What to do: ${action}${said?.proposedText ? `, “${plain(said.proposedText)}”` : ""}.`,
    said?.missing ? `Missing: ${plain(said.missing)}` : "",
    ...claim.evidence.map(evidenceLine),
    ...claim.contacts.map(({ sentence }) => plain(sentence)),
    ...claim.masked.map((row) => plain(maskedWords(row))),
  ];
  return `[^${claim.number}]: ${lines.filter(Boolean).join("\n\n    ")}`;
}

function sourceLine(source: ReportSource): string {
  const about = [source.title, source.publisher, source.author].filter(Boolean).map(plain);
  const date = source.publishedAt === null ? "" : dateInWords(source.publishedAt);
  const origins = source.origins.map(({ label, name }) => label || plain(name)).filter(Boolean);
  const parts = [...about, date, source.url === null ? "" : address(source.url)].filter(Boolean);
  return `- ${source.label} ${parts.join(", ")}${origins.length > 0 ? ` (has it from ${origins.join(", ")})` : ""}`;
}

/**
 * The report as Markdown with footnotes (CommonMark with tables, strikethrough and footnotes as GitHub has them): the
 * text, a footnote a claim, the sources. Everything somebody wrote is escaped, so that it shows as it was written; the
 * same report gives the same text.
 */
export function reportMarkdown(report: Report): string {
  const { coverage, summary } = report;
  const about = [report.outlet, report.byline, report.publishedAt ? dateInWords(report.publishedAt) : ""].filter(
    Boolean,
  );
  const head = [
    `# ${plain(report.title) || "Untitled article"}`,
    [...about.map(plain), `text version ${report.revision.number}`].join(" · "),
    [
      `Checking report, ${report.audienceLabel}, as of ${timeInWords(report.asOf)}.`,
      ...report.people.map(({ part, names }) => `${part}: ${names.map(plain).join(", ")}.`),
      report.url === null ? "" : `Address: ${address(report.url)}`,
      leftOutWords(report.leftOut),
      `Text SHA-256: \`${report.revision.sha256}\``,
    ]
      .filter(Boolean)
      .join("  \n"),
  ];
  const counts = [
    `- ${coverage.accounted} of ${coverage.total} sentences are accounted for.`,
    ...summary.verdicts.map(
      ({ label, claims }) =>
        `- ${label}: ${claims.length} (${claims.length === 1 ? "claim" : "claims"} ${claims.join(", ")})`,
    ),
    ...report.masked.map((row) => `- ${plain(maskedWords(row))}`),
  ];
  const unplaced = report.claims.filter(({ spans }) => spans.length === 0);
  const sections: [string, string][] = [
    ["Summary", counts.join("\n")],
    ["The text, annotated", annotatedText(report.document, report.claims)],
    ["Not in the text any more", unplaced.map(({ number }) => `- Claim ${number}[^${number}]`).join("\n")],
    ["Open", report.issues.map(({ claim, issue }) => `- Claim ${claim}: ${plain(issue)}`).join("\n")],
    ["Sources", report.sources.map(sourceLine).join("\n")],
    ["Claims", report.claims.map(footnote).join("\n\n")],
  ];
  const shown = sections.filter(([, text]) => text !== "").map(([title, text]) => `## ${title}\n\n${text}`);
  return `${[...head, ...shown].join("\n\n")}\n`;
}
