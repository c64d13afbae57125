/** What readers and editors said in the sample record (record.fixture.ts). */
import { adeyemi, articleId, at, id, wilk } from "../article.fixture.ts";
import type { Comment } from "../comments.ts";
import type { Clearance, Decision } from "../decisions.ts";
import type { SecondOpinion } from "../second-opinions.ts";
import type { WordingAnswer } from "../wording-answers.ts";

export const secondOpinions: SecondOpinion[] = [
  {
    id: id(15, 1),
    claimId: id(3, 1),
    opinionId: id(7, 10),
    reading: 2,
    scale: "claimcheck",
    scaleVersion: 1,
    verdict: "mostly-supported",
    reasons: ["scope-or-precision"],
    justification: "[sample second opinion] The passages are samples.",
    disposition: "keep",
    proposedText: "",
    cites: [id(6, 11)],
    missing: "",
    wouldChange: "",
    asOf: null,
    createdAt: at(120),
    createdBy: adeyemi,
  },
];

export const wordingAnswers: WordingAnswer[] = [
  {
    id: id(15, 5),
    claimId: id(3, 7),
    opinionId: id(7, 70),
    answer: "declined",
    words: "",
    reason: "[sample] The wire has it in these words.",
    revision: null,
    createdAt: at(140),
    createdBy: wilk,
  },
];

const decision = (n: number, more: Partial<Decision>): Decision => ({
  id: id(15, 10 + n),
  claimId: id(3, 1),
  move: "agree",
  from: "proposed",
  to: "agreed",
  reason: "",
  opinions: [id(7, 10), id(15, 1)],
  claimVersion: n + 1,
  createdAt: at(120 + n),
  createdBy: adeyemi,
  ...more,
});

export const decisions: Decision[] = [
  decision(1, {}),
  decision(2, { move: "return", from: "agreed", to: "returned", reason: "[sample reason]", createdBy: wilk }),
];

export const clearances: Clearance[] = [
  {
    id: id(15, 20),
    articleId,
    track: "legal",
    revision: 1,
    note: "[sample note of legal]",
    conditions: ["No claim is on hold."],
    createdAt: at(130),
    createdBy: adeyemi,
    withdrawnAt: at(140),
    withdrawnBy: wilk,
    withdrawnBecause: "[sample reason]",
  },
];

const comment = (n: number, more: Partial<Comment>): Comment => ({
  id: id(15, 30 + n),
  articleId,
  claimId: id(3, 1),
  subject: "claim",
  evidenceId: null,
  target: null,
  parentId: null,
  version: 1,
  body: `[sample comment ${n}]`,
  mentions: [],
  visibility: "team",
  resolvedAt: null,
  resolvedBy: null,
  createdAt: at(150 + n),
  createdBy: wilk,
  updatedAt: at(150 + n),
  deletedAt: null,
  ...more,
});

export const comments: Comment[] = [
  comment(1, { subject: "verdict", mentions: [adeyemi] }),
  comment(2, { subject: "verdict", parentId: id(15, 31), createdBy: adeyemi }),
  comment(3, { visibility: "legal" }),
  comment(4, { claimId: id(3, 6), subject: "evidence", evidenceId: id(6, 62) }),
];
