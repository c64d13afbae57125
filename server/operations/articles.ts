import { ArticleId, CreateArticle, ListArticles, ReadArticle, UpdateArticle } from "@/core/inputs/articles.ts";
import { pageOf } from "@/core/inputs/common.ts";
import { CoverageOf, SetSentence } from "@/core/inputs/coverage.ts";
import { FollowArticle, ListEvents } from "@/core/inputs/events.ts";
import { LeavePresence, TellPresence } from "@/core/inputs/presence.ts";
import * as views from "@/core/inputs/views.ts";
import * as articles from "../articles.ts";
import * as coverage from "../coverage.ts";
import * as events from "../events.ts";
import { followArticle } from "../live.ts";
import { operation } from "../operation.ts";
import * as presence from "../presence.ts";

export const articleOperations = {
  createArticle: operation({
    verb: "POST",
    path: "/articles",
    summary: "Bring an article in: text, Markdown, HTML, a file (HTML, DOCX, PDF, Markdown, text) or a page",
    input: CreateArticle,
    output: views.articleView,
    status: 201,
    useCase: articles.createArticle,
  }),
  previewArticle: operation({
    verb: "POST",
    path: "/articles/preview",
    summary: "Read text, Markdown, HTML, a file or a page as an article, and make none of it",
    input: ReadArticle,
    output: views.articlePreview,
    status: 200,
    useCase: articles.previewArticle,
  }),
  listArticles: operation({
    verb: "GET",
    path: "/articles",
    summary: "The articles of the desk, the earliest deadline first",
    input: ListArticles,
    output: pageOf(views.articleSummary),
    status: 200,
    useCase: articles.listArticles,
  }),
  getArticle: operation({
    verb: "GET",
    path: "/articles/{articleId}",
    summary: "An article with its present text",
    input: ArticleId,
    output: views.articleView,
    status: 200,
    useCase: articles.getArticle,
  }),
  updateArticle: operation({
    verb: "PATCH",
    path: "/articles/{articleId}",
    summary: "Change what is said about an article",
    input: UpdateArticle,
    output: views.article,
    status: 200,
    useCase: articles.updateArticle,
  }),
  getCoverage: operation({
    verb: "GET",
    path: "/articles/{articleId}/coverage",
    summary: "How each sentence is accounted for",
    input: CoverageOf,
    output: views.coverage,
    status: 200,
    useCase: coverage.getCoverage,
  }),
  setSentence: operation({
    verb: "PUT",
    path: "/articles/{articleId}/coverage",
    summary: "Account for a sentence without a claim",
    input: SetSentence,
    output: views.sentenceMark,
    status: 200,
    useCase: coverage.setSentence,
  }),
  followArticle: operation({
    verb: "GET",
    path: "/articles/{articleId}/events",
    summary: "What happens to an article, as it happens, and who is here",
    input: FollowArticle,
    output: views.event,
    status: 200,
    streams: true,
    useCase: followArticle,
  }),
  tellPresence: operation({
    verb: "PUT",
    path: "/articles/{articleId}/presence",
    summary: "Say that you have an article open, and at which claim you are; again every 15 seconds",
    input: TellPresence,
    output: views.presentPeople,
    status: 200,
    useCase: presence.tellPresence,
  }),
  leavePresence: operation({
    verb: "DELETE",
    path: "/articles/{articleId}/presence",
    summary: "Say that you left an article",
    input: LeavePresence,
    output: views.nothing,
    status: 204,
    useCase: presence.leavePresence,
  }),
  listEvents: operation({
    verb: "GET",
    path: "/events",
    summary: "The log, as far as you may see it",
    input: ListEvents,
    output: pageOf(views.event),
    status: 200,
    useCase: events.listEvents,
  }),
} as const;
