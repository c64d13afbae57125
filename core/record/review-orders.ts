/** As orders.ts, for what review adds to a record. */
import type { Comment } from "../comments.ts";
import type { Clearance, Decision } from "../decisions.ts";
import type { KeptBack } from "../kept-back.ts";
import type { ProblemFlag } from "../problem-flags.ts";
import type { Publication } from "../publications.ts";
import type { Order } from "./orders.ts";
import type { SecondOpinion } from "../second-opinions.ts";
import type { WordingAnswer } from "../wording-answers.ts";

export const secondOpinionOrder: Order<SecondOpinion> = {
  id: true,
  claimId: true,
  opinionId: true,
  reading: true,
  scale: true,
  scaleVersion: true,
  verdict: true,
  reasons: true,
  justification: true,
  disposition: true,
  proposedText: true,
  cites: true,
  missing: true,
  wouldChange: true,
  asOf: true,
  createdAt: true,
  createdBy: true,
};

export const wordingAnswerOrder: Order<WordingAnswer> = {
  id: true,
  claimId: true,
  opinionId: true,
  answer: true,
  words: true,
  reason: true,
  revision: true,
  createdAt: true,
  createdBy: true,
};

export const decisionOrder: Order<Decision> = {
  id: true,
  claimId: true,
  move: true,
  from: true,
  to: true,
  reason: true,
  opinions: true,
  claimVersion: true,
  createdAt: true,
  createdBy: true,
};

export const clearanceOrder: Order<Clearance> = {
  id: true,
  articleId: true,
  track: true,
  revision: true,
  note: true,
  conditions: true,
  createdAt: true,
  createdBy: true,
  withdrawnAt: true,
  withdrawnBy: true,
  withdrawnBecause: true,
};

export const publicationOrder: Order<Publication> = {
  id: true,
  articleId: true,
  number: true,
  revision: true,
  stateSha256: true,
  correction: true,
  note: true,
  createdAt: true,
  createdBy: true,
  withdrawnAt: true,
  withdrawnBy: true,
  withdrawnBecause: true,
};

export const keptBackOrder: Order<KeptBack> = {
  audience: true,
  claimId: true,
  sources: true,
  passages: true,
  masked: true,
};

export const commentOrder: Order<Comment> = {
  id: true,
  articleId: true,
  claimId: true,
  subject: true,
  evidenceId: true,
  target: true,
  parentId: true,
  version: true,
  body: true,
  mentions: true,
  visibility: true,
  resolvedAt: true,
  resolvedBy: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
  deletedAt: true,
};

export const problemFlagOrder: Order<ProblemFlag> = {
  id: true,
  evidenceId: true,
  version: true,
  kind: true,
  note: true,
  state: true,
  answer: true,
  answeredAt: true,
  answeredBy: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
};
