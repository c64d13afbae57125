import { z } from "zod";
import { commentSubjects, type CommentSubject } from "../comments.ts";
import { targetInput } from "./claims.ts";
import { newId, offsets, version } from "./common.ts";
import { freeText, id } from "./text.ts";

const subjects = commentSubjects.map((row) => row.id) as [CommentSubject, ...CommentSubject[]];
const body = freeText(20_000).refine((value) => value.trim() !== "", "Write the comment.");
const mentions = z.array(id).max(50, "Mention at most 50 persons.");

const said = {
  id: newId,
  body,
  /** Persons who are called by it; in its words they stand as «@Name». */
  mentions: mentions.optional(),
  /** The first comment of the thread that this one answers. */
  parentId: id.optional(),
  /** The version of the text that offsets count in; refused when it is not the present one. */
  revision: z.number().int().min(1).optional(),
  /** No comment is ever public. An answer stands in the circle of its thread. */
  visibility: z.enum(["team", "legal"], "visibility is team or legal: no comment is public.").optional(),
  offsets,
};

export const CommentsOfClaim = z.object({ claimId: id, offsets });
export const CommentsOfArticle = z.object({ articleId: id, offsets });
export const AddComment = z.object({
  claimId: id,
  ...said,
  subject: z.enum(subjects, `subject is one of ${subjects.join(", ")}.`).optional(),
  evidenceId: id.optional(),
  target: targetInput.optional(),
});
export const AddArticleComment = z.object({ articleId: id, ...said, target: targetInput.optional() });
export const UpdateComment = z.object({
  commentId: id,
  version,
  body: body.optional(),
  mentions: mentions.optional(),
  offsets,
});
export const VersionedComment = z.object({ commentId: id, version, offsets });
