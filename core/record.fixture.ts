/** A fully checked record of the sample article for tests. Passages are marked as samples: nobody said them. */
import { readFromNothing } from "./articles.ts";
import { adeyemi, articleId, at, claims, document, id, paragraphs, targets, text, wilk } from "./article.fixture.ts";
import type { Target } from "./claims.ts";
import type { Opinion } from "./opinions.ts";
import { contacts, notes, problemFlags } from "./record-contacts.fixture.ts";
import { blobs, derivations, sizeOf, snapshots, type Encoding } from "./record-copies.fixture.ts";
import { evidence, sources } from "./record-evidence.fixture.ts";
import { clearances, comments, decisions, secondOpinions, wordingAnswers } from "./record-review.fixture.ts";
import { recordFormat, recordFormatVersion, type ArticleRecord } from "./record.ts";

const opinion = (claim: number, verdict: Opinion["verdict"], more: Partial<Opinion>): Opinion => ({
  id: id(7, 10 * claim),
  claimId: id(3, claim),
  scale: "claimcheck",
  scaleVersion: 1,
  verdict,
  reasons: [],
  justification: `[sample justification ${claim}] The passages are samples and say nothing about the world.`,
  disposition: "keep",
  proposedText: "",
  cites: [],
  missing: "",
  wouldChange: "",
  asOf: null,
  createdAt: at(100 + claim),
  createdBy: wilk,
  supersedes: null,
  ...more,
});

/**
 * The record: twelve live claims (nested, crossing, in two places, decided, drafted, open), a deleted and a merged one;
 * public, team and legal evidence, a source for legal that public evidence is from, copies with locked, unlocked and
 * drifted passages, four sources with one origin, contacts, notes and objections. `encode` gives the SHA-256 (hex) and the base64 of a text as UTF-8.
 */
export function sampleRecord(encode: Encoding): ArticleRecord {
  const originalSha256 = encode.sha256(text);
  const base64 = encode.base64(text);
  return {
    format: recordFormat,
    formatVersion: recordFormatVersion,
    article: {
      id: articleId,
      version: 3,
      title: "Russian National Guard to Partner With Belarus Police Amid Protests",
      byline: "",
      outlet: "The Moscow Times",
      publishedAt: "2020-12-18",
      language: "en",
      url: "https://www.themoscowtimes.com/",
      note: "[sample note of the desk]",
      status: "in-work",
      assignee: wilk,
      dueAt: "2026-03-14T17:00:00.000Z",
      originalSha256,
      createdAt: at(0),
      createdBy: wilk,
      updatedAt: at(180),
    },
    original: {
      sha256: originalSha256,
      mediaType: "text/plain",
      fileName: "moscow-times.txt",
      size: sizeOf(base64),
      base64,
    },
    originals: [],
    revisions: [
      {
        articleId,
        number: 1,
        document,
        text,
        sha256: encode.sha256(text),
        ...readFromNothing,
        note: "",
        method: "import",
        createdAt: at(0),
        createdBy: wilk,
      },
    ],
    claims,
    targets: [
      ...targets,
      {
        ...(targets[0] as Target),
        id: id(4, 999),
        exact: "The Russian",
        end: (targets[0]?.start ?? 0) + 11,
        suffix: "",
        retiredAt: at(2),
      },
    ],
    sources,
    derivations,
    snapshots: snapshots(encode),
    blobs: blobs(encode),
    evidence,
    problemFlags,
    contacts: contacts(encode),
    notes,
    opinions: [
      opinion(1, "supported", {
        cites: [id(6, 11), id(6, 12)],
        asOf: "2026-03-12",
        wouldChange: "[sample of what would change it] A later agreement.",
      }),
      opinion(2, "misleading", {
        cites: [id(6, 21)],
        reasons: ["cherry-picked"],
        disposition: "clarify",
        proposedText: "to cooperate on public order and on fighting “terrorism and extremism”",
      }),
      opinion(3, "supported", { cites: [id(6, 31), id(6, 32), id(6, 33), id(6, 34)] }),
      opinion(4, "not-enough-evidence", { id: id(7, 40), missing: "A count with a day.", createdAt: at(101) }),
      opinion(4, "mostly-supported", {
        id: id(7, 41),
        cites: [id(6, 41)],
        disposition: "attribute",
        createdBy: adeyemi,
        supersedes: id(7, 40),
      }),
      opinion(5, "supported", { cites: [id(6, 51)] }),
      opinion(6, "not-enough-evidence", {
        cites: [id(6, 61), id(6, 62)],
        disposition: "legal",
        missing: "The clause on entry into force.",
        wouldChange: "The text as published in the register.",
      }),
      opinion(7, "refuted", {
        cites: [id(6, 71)],
        reasons: ["source-does-not-say-so", "scope-or-precision"],
        disposition: "fix",
        proposedText: "Russia had formed a reserve of law enforcement officers at Lukashenko's request",
      }),
      opinion(9, "conflicting", {
        cites: [id(6, 91), id(6, 92)],
        reasons: ["translation-shift"],
        disposition: "attribute",
        missing: "The original words, with a translation of our own.",
      }),
      opinion(11, "not-checkable", { missing: "A view, not a statement that evidence could carry." }),
    ],
    drafts: [
      {
        claimId: id(3, 2),
        version: 4,
        verdict: "mostly-supported",
        reasons: [],
        justification: "[sample draft] Perhaps milder.",
        disposition: "clarify",
        proposedText: "",
        cites: [id(6, 21)],
        missing: "",
        wouldChange: "",
        asOf: null,
        updatedAt: at(170),
        updatedBy: adeyemi,
      },
      {
        claimId: id(3, 8),
        version: 2,
        verdict: "mostly-supported",
        reasons: ["misquoted"],
        justification: "[sample draft] The quotation mark is never closed.",
        disposition: "fix",
        proposedText: "“extremists in Belarus cross a line.”",
        cites: [],
        missing: "",
        wouldChange: "",
        asOf: null,
        updatedAt: at(160),
        updatedBy: wilk,
      },
    ],
    secondOpinions,
    wordingAnswers,
    decisions,
    clearances,
    comments,
    sentenceMarks: [
      {
        id: id(8, 1),
        articleId,
        revision: 1,
        start: text.indexOf(paragraphs[2] ?? ""),
        end: text.indexOf(paragraphs[2] ?? "") + (paragraphs[2] ?? "").length,
        exact: paragraphs[2] ?? "",
        state: "not-checkable",
        createdAt: at(80),
        createdBy: wilk,
      },
      {
        id: id(8, 2),
        articleId,
        revision: 1,
        start: text.indexOf(paragraphs[10] ?? ""),
        end: text.indexOf(paragraphs[10] ?? "") + (paragraphs[10] ?? "").length,
        exact: paragraphs[10] ?? "",
        state: "on-author",
        createdAt: at(81),
        createdBy: wilk,
      },
    ],
    people: [
      { id: wilk, name: "Tomasz Wilk" },
      { id: adeyemi, name: "Ruth Adeyemi" },
    ],
    history: [
      {
        id: id(9, 1),
        at: at(0),
        type: "article.imported",
        articleId,
        claimId: null,
        visibility: "team",
        data: { title: "Russian National Guard to Partner With Belarus Police Amid Protests" },
        actorId: wilk,
      },
      {
        id: id(9, 2),
        at: at(1),
        type: "claim.marked",
        articleId,
        claimId: id(3, 1),
        visibility: "team",
        data: { number: 1 },
        actorId: wilk,
      },
      {
        id: id(9, 3),
        at: at(27),
        type: "evidence.added",
        articleId,
        claimId: id(3, 6),
        visibility: "legal",
        data: { evidenceId: id(6, 62), sourceId: id(5, 4), passage: "[sample passage 6.2]" },
        actorId: wilk,
      },
      {
        id: id(9, 4),
        at: at(28),
        type: "evidence.added",
        articleId,
        claimId: id(3, 7),
        visibility: "public",
        data: { evidenceId: id(6, 72), sourceId: id(5, 10), passage: "[sample passage 7.2]" },
        actorId: wilk,
      },
    ],
  };
}
