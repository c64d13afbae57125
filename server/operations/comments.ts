import {
  AddArticleComment,
  AddComment,
  CommentsOfArticle,
  CommentsOfClaim,
  UpdateComment,
  VersionedComment,
} from "@/core/inputs/comments.ts";
import { pageOf } from "@/core/inputs/common.ts";
import * as views from "@/core/inputs/views.ts";
import * as comments from "../comments.ts";
import { operation } from "../operation.ts";

export const commentOperations = {
  listComments: operation({
    verb: "GET",
    path: "/claims/{claimId}/comments",
    summary: "What is said of a claim; nothing of its verdict to who reads it blind",
    input: CommentsOfClaim,
    output: pageOf(views.comment),
    status: 200,
    useCase: comments.listComments,
  }),
  addComment: operation({
    verb: "POST",
    path: "/claims/{claimId}/comments",
    summary: "Say something about a claim, its verdict, its evidence or words of it, or answer",
    input: AddComment,
    output: views.comment,
    status: 201,
    useCase: comments.addComment,
  }),
  listArticleComments: operation({
    verb: "GET",
    path: "/articles/{articleId}/comments",
    summary: "All that is said of an article, its claims and its words",
    input: CommentsOfArticle,
    output: pageOf(views.comment),
    status: 200,
    useCase: comments.listArticleComments,
  }),
  addArticleComment: operation({
    verb: "POST",
    path: "/articles/{articleId}/comments",
    summary: "Say something about words of the text, or answer",
    input: AddArticleComment,
    output: views.comment,
    status: 201,
    useCase: comments.addArticleComment,
  }),
  updateComment: operation({
    verb: "PATCH",
    path: "/comments/{commentId}",
    summary: "Change your own comment",
    input: UpdateComment,
    output: views.comment,
    status: 200,
    useCase: comments.updateOwnComment,
  }),
  deleteComment: operation({
    verb: "DELETE",
    path: "/comments/{commentId}",
    summary: "Remove your own comment; where others answered it its place is kept",
    input: VersionedComment,
    output: views.nothing,
    status: 204,
    useCase: comments.deleteComment,
  }),
  resolveComment: operation({
    verb: "POST",
    path: "/comments/{commentId}/resolve",
    summary: "Settle a thread, by its first comment or any answer",
    input: VersionedComment,
    output: views.comment,
    status: 200,
    useCase: comments.resolveComment,
  }),
  reopenComment: operation({
    verb: "POST",
    path: "/comments/{commentId}/reopen",
    summary: "Open a thread again",
    input: VersionedComment,
    output: views.comment,
    status: 200,
    useCase: comments.reopenComment,
  }),
};
