import type { Column, SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { noHeldPage } from "./held-pages.ts";
import * as schema from "./schema.ts";

/**
 * The tables of a backup, each behind those that it refers to, with the columns that name a row and how many rows are
 * read at once (rows may be large). `only`: the rows that belong into it, where it is not all.
 */
export const tables: readonly { table: PgTable; key: readonly Column[]; atOnce: number; only?: SQL }[] = [
  { table: schema.people, key: [schema.people.id], atOnce: 500 },
  { table: schema.accounts, key: [schema.accounts.provider, schema.accounts.providerAccountId], atOnce: 500 },
  { table: schema.tokens, key: [schema.tokens.id], atOnce: 500 },
  { table: schema.links, key: [schema.links.id], atOnce: 500 },
  { table: schema.settings, key: [schema.settings.key], atOnce: 100 },
  { table: schema.originals, key: [schema.originals.sha256], atOnce: 1 },
  { table: schema.articles, key: [schema.articles.id], atOnce: 200 },
  { table: schema.revisions, key: [schema.revisions.articleId, schema.revisions.number], atOnce: 5 },
  { table: schema.sentenceMarks, key: [schema.sentenceMarks.id], atOnce: 500 },
  { table: schema.claims, key: [schema.claims.id], atOnce: 200 },
  { table: schema.targets, key: [schema.targets.id], atOnce: 500 },
  { table: schema.sources, key: [schema.sources.id], atOnce: 200 },
  { table: schema.derivations, key: [schema.derivations.id], atOnce: 500 },
  { table: schema.blobs, key: [schema.blobs.sha256], atOnce: 1 },
  { table: schema.snapshots, key: [schema.snapshots.id], atOnce: 5 },
  { table: schema.evidence, key: [schema.evidence.id], atOnce: 200 },
  { table: schema.problemFlags, key: [schema.problemFlags.id], atOnce: 500 },
  { table: schema.contacts, key: [schema.contacts.id], atOnce: 200 },
  { table: schema.notes, key: [schema.notes.id], atOnce: 200 },
  { table: schema.opinions, key: [schema.opinions.id], atOnce: 200 },
  { table: schema.drafts, key: [schema.drafts.claimId], atOnce: 200 },
  { table: schema.secondOpinions, key: [schema.secondOpinions.id], atOnce: 200 },
  { table: schema.secondDrafts, key: [schema.secondDrafts.claimId, schema.secondDrafts.personId], atOnce: 200 },
  { table: schema.decisions, key: [schema.decisions.id], atOnce: 500 },
  { table: schema.clearances, key: [schema.clearances.id], atOnce: 500 },
  { table: schema.wordingAnswers, key: [schema.wordingAnswers.id], atOnce: 500 },
  { table: schema.publications, key: [schema.publications.id], atOnce: 200 },
  { table: schema.comments, key: [schema.comments.id], atOnce: 200 },
  { table: schema.notifications, key: [schema.notifications.id], atOnce: 500 },
  { table: schema.digests, key: [schema.digests.personId], atOnce: 500 },
  { table: schema.events, key: [schema.events.seq], atOnce: 500 },
  { table: schema.answers, key: [schema.answers.personId, schema.answers.key], atOnce: 50, only: noHeldPage },
  { table: schema.searchDocuments, key: [schema.searchDocuments.id], atOnce: 20 },
];

/** Who is signed in, and who failed to: of no use elsewhere but to a thief. */
export const leftOut: readonly PgTable[] = [schema.sessions, schema.signInFailures];
