import { expect, test } from "vitest";
import { withDate } from "../claim/dates.ts";
import { evidenceLabel, newEvidence, type EvidenceView } from "@/core/evidence.ts";
import { newSource, type Source } from "@/core/sources.ts";
import { isLater, publishedAfter } from "./evidence-dates.ts";
import { emptyForm, type FormDraft } from "./form-draft.ts";
import { evidenceOf, lackingIn } from "./new-evidence.ts";
import { pairsOf, wordingsOf } from "./quote-pairs.ts";
import { differencesIn } from "./differences.ts";

const made = { at: "2026-01-01T00:00:00.000Z", by: null };
const source = (fields: Partial<Source>) => newSource(fields, { id: fields.publisher ?? "s", ...made });
function row(number: number, fields: Partial<EvidenceView>, of: Partial<Source> = {}): EvidenceView {
  const from = source({ publisher: `Paper ${number}`, ...of });
  const own = newEvidence(
    { stance: "supports", class: "secondary", ...fields },
    { ...made, id: `e${number}`, claimId: "c", sourceId: from.id },
  );
  return { ...own, number, source: from, snapshot: null, problems: [] };
}

test("evidence is called E, a search that found nothing N, by its own number", () => {
  expect(evidenceLabel({ stance: "supports", number: 3 })).toBe("E3");
  expect(evidenceLabel({ stance: "not-found", number: 4 })).toBe("N4");
});

test.each([
  ["2020-08-28", "2020-08-27", true],
  ["2020-08-27", "2020-08-27", false],
  ["2021", "2020-08-27", true],
  ["2020-11", "2020", false],
  ["2020", "2020-11", false],
  ["2019-12-31", "2020", false],
])("%s is surely later than %s: %s", (date, other, later) => {
  expect(isLater(date, other)).toBe(later);
});

test("the date of publication is that of the evidence, else of its source; without a date of the claim nothing is said", () => {
  const own = row(1, { dates: [{ role: "published", date: "2020-08-29" }] }, { publishedAt: "2020-01-01" });
  expect(publishedAfter(own, "2020-08-27")).toBe("2020-08-29");
  expect(publishedAfter(row(1, {}, { publishedAt: "2024-05" }), "2020-08-27")).toBe("2024-05");
  expect(publishedAfter(row(1, {}, { publishedAt: "2020" }), "2020-08-27")).toBeUndefined();
  expect(publishedAfter(own, null)).toBeUndefined();
});

test("a date by role is set, replaced and taken out; roles keep their order", () => {
  const signed = withDate([{ role: "published", date: "2020-12-18" }], "signed", "2020-11-19");
  expect(signed.map(({ role }) => role)).toEqual(["signed", "published"]);
  expect(withDate(signed, "signed", "2020-11-20")[0]).toEqual({ role: "signed", date: "2020-11-20" });
  expect(withDate(signed, "signed", null)).toEqual([{ role: "published", date: "2020-12-18" }]);
  expect(withDate([], "said", null)).toEqual([]);
});

test("the article is compared with each passage, then sources with each other; a translation stands for its original", () => {
  const wordings = wordingsOf({ words: "cross certain borders", language: "en" }, [
    row(1, { passage: "cross the border" }, { language: "en" }),
    row(2, { passage: "перейдут границу", translation: "cross the boundary", language: "ru" }),
    row(3, { stance: "not-found" }),
  ]);
  const { withArticle, among } = pairsOf(wordings);
  expect(withArticle.map(({ other }) => other.words)).toEqual(["cross the border", "cross the boundary"]);
  expect(withArticle[1]?.other).toMatchObject({
    language: "en",
    original: { words: "перейдут границу", language: "ru" },
  });
  expect(among.map(({ one, other }) => [one.id, other.id])).toEqual([["e1", "e2"]]);
  expect(differencesIn("cross certain borders", "cross the border")).toBe(1);
  expect(differencesIn("“cross” the  border", '"cross" the border')).toBe(0);
});

const filled: FormDraft = {
  ...emptyForm,
  address: "https://example.org/a",
  passage: "the words",
  stance: "supports",
  class: "primary",
};
const ids = { evidence: "e", source: "s" };

test("the form says what it lacks, and a search asks for less", () => {
  expect(lackingIn(filled)).toEqual([]);
  expect(lackingIn(emptyForm)).toHaveLength(3);
  expect(lackingIn({ ...filled, stance: "not-found" })).toHaveLength(1);
  const search: FormDraft = { ...emptyForm, form: "search", title: "Legal portal" };
  expect(lackingIn(search)).toEqual(["Say for what was searched."]);
  expect(lackingIn({ ...search, search: { query: "decree", at: null, expected: "" } })).toEqual([]);
});

test("without a chosen copy the server takes the newest; a chosen one is sent; a search has none", () => {
  expect(evidenceOf(filled, ids)).not.toHaveProperty("snapshotId");
  expect(evidenceOf({ ...filled, snapshotId: "x" }, ids)).toMatchObject({ snapshotId: "x", search: null });
  const search: FormDraft = {
    ...filled,
    form: "search",
    search: { query: "decree", at: "2026-03", expected: "a decree" },
  };
  expect(evidenceOf(search, ids)).toMatchObject({
    stance: "not-found",
    passage: "",
    snapshotId: null,
    search: { query: "decree", at: "2026-03", expected: "a decree" },
  });
});
