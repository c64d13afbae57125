import { Nothing } from "@/core/inputs/people.ts";
import { z } from "zod";
import type { apiDocument } from "./openapi.ts";
import { operation, type Operation } from "./operation.ts";
import { articleOperations } from "./operations/articles.ts";
import { auditOperations } from "./operations/audit.ts";
import { claimOperations } from "./operations/claims.ts";
import { commentOperations } from "./operations/comments.ts";
import { contactOperations } from "./operations/contacts.ts";
import { evidenceOperations } from "./operations/evidence.ts";
import { notificationOperations } from "./operations/notifications.ts";
import { outsideOperations } from "./operations/outside-claims.ts";
import { peopleOperations } from "./operations/people.ts";
import { readinessOperations } from "./operations/readiness.ts";
import { publicationOperations } from "./operations/publications.ts";
import { recordOperations } from "./operations/records.ts";
import { revisionOperations } from "./operations/revisions.ts";
import { reviewOperations } from "./operations/review.ts";
import { snapshotOperations } from "./operations/snapshots.ts";
import { sourceOperations } from "./operations/sources.ts";
import { wordingOperations } from "./operations/wordings.ts";
import { permit } from "./permit.ts";

const groups = {
  articles: articleOperations,
  revisions: revisionOperations,
  claims: claimOperations,
  outside: outsideOperations,
  evidence: evidenceOperations,
  review: reviewOperations,
  readiness: readinessOperations,
  wordings: wordingOperations,
  contacts: contactOperations,
  comments: commentOperations,
  sources: sourceOperations,
  snapshots: snapshotOperations,
  notifications: notificationOperations,
  people: peopleOperations,
  records: recordOperations,
  publications: publicationOperations,
  audit: auditOperations,
};

/** What the API says of itself, made with the first question: it is long, and the same each time. */
let told: ReturnType<typeof apiDocument> | undefined;

/** The document about the others; it stands in its own list of paths. */
const apiOperations = {
  getApiDocument: operation({
    verb: "GET",
    path: "/openapi.json",
    summary: "This document",
    input: Nothing,
    output: z.record(z.string(), z.unknown()),
    status: 200,
    useCase: async (actor) => {
      permit(actor, "article.read");
      told ??= (await import("./openapi.ts")).apiDocument(operationGroups);
      return told;
    },
  }),
};

/** All operations, by the group in which the API document lists them. */
export const operationGroups: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  ...(groups as unknown as Record<string, Record<string, Operation>>),
  api: apiOperations as unknown as Record<string, Operation>,
};

/** The one table of what the outside can do, by name. */
export const operations = {
  ...articleOperations,
  ...revisionOperations,
  ...claimOperations,
  ...outsideOperations,
  ...evidenceOperations,
  ...reviewOperations,
  ...readinessOperations,
  ...wordingOperations,
  ...contactOperations,
  ...commentOperations,
  ...sourceOperations,
  ...snapshotOperations,
  ...notificationOperations,
  ...peopleOperations,
  ...recordOperations,
  ...publicationOperations,
  ...auditOperations,
  ...apiOperations,
};
