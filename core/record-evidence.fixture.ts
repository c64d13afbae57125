/** Sources and evidence of the sample record (record.fixture.ts): public, team and legal. */
import { at, id, wilk } from "./article.fixture.ts";
import type { Evidence } from "./evidence.ts";
import type { Source } from "./sources.ts";

const aSource = (n: number, more: Partial<Source>): Source => ({
  id: id(5, n),
  version: 1,
  kind: "web-page",
  url: `https://source-${n}.example/page`,
  title: `[sample source ${n}]`,
  publisher: "",
  author: "",
  publishedAt: "2020-12-18",
  language: "en",
  note: "",
  interest: "",
  reliability: "",
  visibility: "public",
  maskReason: null,
  mergedInto: null,
  createdAt: at(20 + n),
  createdBy: wilk,
  updatedAt: at(20 + n),
  ...more,
});

const anEvidence = (claim: number, n: number, sourceNumber: number, more: Partial<Evidence>): Evidence => ({
  id: id(6, 10 * claim + n),
  claimId: id(3, claim),
  sourceId: id(5, sourceNumber),
  version: 1,
  number: n,
  passage: `[sample passage ${claim}.${n}]`,
  translation: "",
  language: "",
  locator: `para ${n}`,
  snapshotId: null,
  lock: "no-snapshot",
  lockSpans: [],
  driftedIn: null,
  stance: "supports",
  class: "secondary",
  medium: "text",
  note: "",
  dates: [],
  search: null,
  visibility: "public",
  maskReason: null,
  movedFrom: null,
  createdAt: at(25 + claim),
  createdBy: wilk,
  updatedAt: at(25 + claim),
  deletedAt: null,
  ...more,
});

export const sources: Source[] = [
  aSource(1, {
    title: "[sample text of the agreement]",
    publisher: "[sample legal portal]",
    kind: "document",
    language: "ru",
  }),
  aSource(2, { title: "[sample agency report]", publisher: "[sample agency]" }),
  aSource(3, { title: "[sample interview]", kind: "video", publishedAt: "2020-08-27", language: "ru" }),
  aSource(4, {
    title: "[sample confidential talk]",
    kind: "interview",
    url: null,
    author: "[a person who must not be named]",
    note: "[how to reach this person]",
  }),
  aSource(5, { title: "[sample team memo]", kind: "own-calculation", url: null, publishedAt: null, language: "" }),
];

export const evidence: Evidence[] = [
  anEvidence(1, 1, 1, { class: "primary", locator: "preamble" }),
  anEvidence(1, 2, 2, {}),
  anEvidence(2, 1, 1, { class: "primary", stance: "context", locator: "article 2" }),
  anEvidence(2, 2, 2, { stance: "refutes", visibility: "team", note: "[sample note on a passage]" }),
  anEvidence(3, 1, 2, {}),
  anEvidence(4, 1, 5, { visibility: "team" }),
  anEvidence(4, 2, 2, { deletedAt: at(90) }),
  anEvidence(5, 1, 1, { class: "primary", locator: "last line" }),
  anEvidence(6, 1, 1, { class: "primary", stance: "not-found", passage: "", locator: "whole text" }),
  anEvidence(6, 2, 4, { visibility: "legal" }),
  anEvidence(6, 3, 5, { visibility: "team", stance: "context" }),
  anEvidence(7, 1, 3, { class: "primary", medium: "video", locator: "00:11:40", stance: "refutes" }),
  anEvidence(9, 1, 3, { class: "primary", medium: "video", locator: "00:11:58", stance: "context" }),
  anEvidence(9, 2, 2, { stance: "refutes" }),
];
