import { createHash } from "node:crypto";
import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { chosenReport, leftOutWords, reportChoices, reportHoldings, type ReportChoice } from "@/core/report/choices.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import { reportWriters } from "./report-writers.ts";
import { toldWords } from "./told-words.fixture.ts";

const sample = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** Every text of what a choice is about, told apart by numbers. */
function withWords(report: Report, word: string) {
  const words: Record<ReportChoice | "kept", string[]> = { history: [], contacts: [], queries: [], kept: [] };
  let n = 0;
  const say = (choice: ReportChoice | "kept"): string => {
    const text = `zq${word}${n++}zq`;
    words[choice].push(text);
    return text;
  };
  const claims = report.claims.map((claim) => {
    const cites = claim.evidence.some(({ cited }) => cited);
    return {
      ...claim,
      opinion: claim.opinion && {
        ...claim.opinion,
        missing: say(cites ? "queries" : "kept"),
        wouldChange: say("queries"),
      },
      draft: claim.draft && { ...claim.draft, missing: say("queries"), wouldChange: say("queries") },
      superseded: claim.superseded.map((row) => ({
        ...row,
        justification: say("history"),
        missing: "",
        by: say("history"),
      })),
      desk: claim.desk && { ...claim.desk, note: say("history"), assignee: say("history") },
      notes: claim.notes.map((row) => ({ ...row, body: say(row.visibility === "team" ? "history" : "kept") })),
      contacts: claim.contacts.map((row) => ({
        ...row,
        sentence: say("contacts"),
        questions: say("contacts"),
        answer: say("contacts"),
      })),
      evidence: claim.evidence.map((row) => ({
        ...row,
        passage: say("kept"),
        problems: row.problems.map((flag) => ({ ...flag, note: say(flag.state === "open" ? "queries" : "history") })),
      })),
    };
  });
  const superseded = claims.flatMap((claim) => claim.superseded.map(({ by }) => by));
  const people = report.people.map((part) =>
    part.part === "Verdicts" ? { ...part, names: [...part.names, ...superseded] } : part,
  );
  return { report: { ...report, claims, people }, words };
}

async function everyFormat(report: Report): Promise<string> {
  const publisher = { name: "The Desk", url: null, page: null };
  const texts: string[] = [JSON.stringify(report)];
  for (const [format, write] of Object.entries(reportWriters)) {
    // it is the page, printed
    if (format === "pdf") continue;
    const file = await toldWords(await write(report, { publisher, paper: "a4" }));
    if (["html", "md", "docx", "xlsx"].includes(format)) expect(file, format).toContain(leftOutWords(report.leftOut));
    texts.push(file.replace(/<style>[\s\S]*?<\/style>/u, ""));
  }
  return texts.join("\n");
}

test("what is left out is in no format, all else is, and what is masked stays counted", async () => {
  const choices = reportChoices.map(({ id }) => id);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(..."abcdefghkmnp"), minLength: 10, maxLength: 16 }),
      fc.subarray(choices, { minLength: 1 }),
      fc.constantFrom(...audiences),
      async (word, leaveOut, { id: audience }) => {
        const { report, words } = withWords(buildReport(sample, audience), word);
        const copy = chosenReport(report, leaveOut.toReversed());
        const everything = await everyFormat(copy);
        const gone = leaveOut.flatMap((choice) => words[choice]);
        expect(gone.filter((text) => everything.includes(text))).toEqual([]);
        const stays = choices.filter((choice) => !leaveOut.includes(choice)).flatMap((choice) => words[choice]);
        const told = JSON.stringify(copy);
        expect([...words.kept, ...stays].filter((text) => !told.includes(text))).toEqual([]);
        expect([copy.masked, copy.withheld]).toEqual([report.masked, report.withheld]);
        expect(copy.claims.map((claim) => claim.masked)).toEqual(report.claims.map((claim) => claim.masked));
        const held = reportHoldings(copy);
        expect(leaveOut.map((choice) => held[choice])).toEqual(leaveOut.map(() => 0));
      },
    ),
    { numRuns: 12 },
  );
});

test("a copy that goes without nothing is the report, and the sample holds some of each choice", () => {
  const report = buildReport(sample, "legal");
  expect(chosenReport(report, [])).toBe(report);
  expect(leftOutWords([])).toBe("");
  const held = reportHoldings(report);
  expect(Math.min(held.history, held.contacts, held.queries)).toBeGreaterThan(0);
});
