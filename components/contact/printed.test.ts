import { expect, test } from "vitest";
import { newContact, type Contact } from "@/core/contacts.ts";
import { printedLines, readersInWords } from "./printed.ts";

const now = "2026-03-12T14:26:00.000Z";
const made = { id: "k1", claimId: "c1", at: "2026-03-02T09:00:00.000Z", by: "p1" };
const contact = (more: Partial<Contact>) => newContact({ whom: "Ada Lovelace", role: "engineer", ...more }, made);
const named = "Ada Lovelace, engineer: asked by e-mail on 2 March 2026, no reply yet.";

test.each<[string, Partial<Contact>, string[], string]>([
  ["for the desk", {}, [`In the report: ${named}`], "for the desk"],
  ["for legal", { visibility: "legal" }, [`In the report: ${named}`], "for legal only"],
  [
    "for everybody",
    { visibility: "public" },
    [`In the report, also in the public copy: ${named}`],
    "printed in the public copy",
  ],
  [
    "for everybody, on background",
    { visibility: "public", terms: "background" },
    [
      `In the desk’s report: ${named}`,
      "In the public copy, without the name: engineer: asked by e-mail on 2 March 2026, no reply yet.",
    ],
    "printed in the public copy",
  ],
  [
    "off the record, whatever circle it was put in",
    { visibility: "public", terms: "off-record" },
    [`In the report: ${named}`],
    "never in the public copy",
  ],
])("the report's words of a contact %s", (_, more, lines, readers) => {
  const printed = printedLines(contact(more), now);
  expect(printed.map(({ where, sentence }) => `${where}: ${sentence}`)).toEqual(lines);
  expect(readersInWords(contact(more))).toBe(readers);
});
