import { expect, test } from "vitest";
import { actInWords, fieldName, isProse, linesOf, valueInWords, type Names } from "./history-words.ts";

const names: Names = {
  person: (id) => `person ${id}`,
  evidence: (id) => (id === "e1" ? "E1" : "evidence taken away"),
  contact: (id) => (id === "k1" ? "Press office" : "somebody"),
};
const settled = (outcome: string, contactId = "k1") => ({
  type: "contact.updated",
  data: { contactId, changes: { outcome: ["pending", outcome] } },
});

test.each<[Parameters<typeof actInWords>[0], string]>([
  [{ type: "contact.added", data: { contactId: "k1", whom: "Press office" } }, "logged a contact"],
  [settled("answered"), "noted that Press office answered"],
  [settled("declined"), "noted that Press office declined to answer"],
  [settled("no-reply"), "noted that no reply came from Press office"],
  [settled("pending", "k9"), "awaits a reply from somebody again"],
  [
    { type: "contact.updated", data: { contactId: "k1", changes: { role: ["", "x"] } } },
    "changed the contact with Press office",
  ],
  [
    { type: "contact.updated", data: { contactId: "k1", changes: { attachment: [null, { fileName: "a.pdf" }] } } },
    "kept a file with the contact with Press office",
  ],
  [
    { type: "contact.updated", data: { contactId: "k1", changes: { attachment: [{ fileName: "a.pdf" }, null] } } },
    "took the file off the contact with Press office",
  ],
  [{ type: "contact.deleted", data: { contactId: "k9" } }, "took the contact with somebody out of the log"],
  [{ type: "problem.flagged", data: { evidenceId: "e1" } }, "flagged a problem with E1"],
  [{ type: "problem.reopened", data: { evidenceId: "e1" } }, "opened a problem with E1 again"],
  [{ type: "wording.answered", data: { answer: "declined", revision: null } }, "declined the proposed wording"],
  [
    { type: "wording.answered", data: { answer: "edited", revision: 2 } },
    "took the proposed wording over in other words in version 2",
  ],
  [
    { type: "target.carried", data: { revision: 2, state: "edited", before: "a", after: "b" } },
    "brought in version 2, in which its words changed",
  ],
  [
    { type: "target.carried", data: { revision: 2, state: "orphaned", before: "a", after: "" } },
    "brought in version 2, in which its words have no place yet",
  ],
  [{ type: "claim.went-stale", data: { revision: 2, words: [] } }, "changed words that its verdict may hang on"],
  [{ type: "claim.confirmed", data: { move: "confirm" } }, "confirmed that the verdict still holds"],
  [{ type: "target.decided", data: { removed: true } }, "said that it was removed from the text"],
  [{ type: "note.added", data: { noteId: "n1" } }, "wrote a note"],
  [{ type: "something.new", data: null }, "something new"],
])("%o in words", (event, words) => {
  expect(actInWords(event, names)).toBe(words);
});

test("values are told as people say them", () => {
  expect(valueInWords("visibility", "public", names)).toBe("Printed in the public copy");
  expect(valueInWords("disposition", "legal", names)).not.toBe(valueInWords("visibility", "legal", names));
  expect(valueInWords("outcome", "no-reply", names)).toBe("No reply");
  expect(valueInWords("attachment", { fileName: "letter.pdf" }, names)).toBe("letter.pdf");
  expect(valueInWords("deadline", new Date().toISOString(), names)).toMatch(/^\d\d:\d\d$/u);
  expect(valueInWords("saidAt", "2020-11", names)).toBe("November 2020");
});

test("a file is no text to be compared word by word", () => {
  expect(["whom", "questions", "answer", "body"].every(isProse)).toBe(true);
  expect(["attachment", "deadline", "outcome", "visibility"].some(isProse)).toBe(false);
});

test("what an answered problem changed is listed with names of its own", () => {
  const changes = { state: ["open", "answered"], answer: ["", "It does."] };
  expect(linesOf({ type: "problem.answered", data: { problemId: "f1", evidenceId: "e1", changes } } as never)).toEqual([
    { field: "state", before: "open", after: "answered" },
    { field: "answer", before: "", after: "It does." },
  ]);
});

test("a new version's line has the words before and after, and what a verdict may hang on", () => {
  const carried = { type: "target.carried", data: { revision: 2, state: "edited", before: "Twelve", after: "Eleven" } };
  expect(linesOf(carried)).toEqual([{ field: "Words", before: "Twelve", after: "Eleven" }]);
  const words = [{ kind: "number", before: "Twelve", after: "Eleven" }];
  const changed = [{ field: "Changed", before: "Twelve", after: "Eleven" }];
  expect(linesOf({ type: "claim.went-stale", data: { revision: 2, words } })).toEqual(changed);
});

test("why a claim was chosen is told under its name, as prose", () => {
  const data = { changes: { chosenBecause: ["", "Readers asked."] } };
  const line = { field: "chosenBecause", before: "", after: "Readers asked." };
  expect(linesOf({ type: "claim.updated", data })).toEqual([line]);
  expect([fieldName("chosenBecause"), isProse("chosenBecause")]).toEqual(["Why this claim", true]);
});
