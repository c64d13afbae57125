/** Records that say one thing everywhere, for tests of what comes out where. */
import type { ArticleRecord } from "../record.ts";

/** The members of a record about sources and what hangs on them, with one text in every field that somebody writes. */
export function evidenceSaying(record: ArticleRecord, text: string) {
  return {
    sources: record.sources.map((row) => ({
      ...row,
      url: text,
      title: text,
      publisher: text,
      author: text,
      publishedAt: text,
      language: text,
      note: text,
      interest: text,
      reliability: text,
    })),
    derivations: record.derivations.map((row) => ({ ...row, note: text })),
    snapshots: record.snapshots.map((row) => ({
      ...row,
      reason: text,
      url: text,
      mediaType: text,
      fileName: text,
      sha256: text,
      text,
      notes: [text],
      archiveUrl: text,
      capturedAt: text,
    })),
    evidence: record.evidence.map((row) => ({
      ...row,
      passage: text,
      translation: text,
      language: text,
      locator: text,
      note: text,
      dates: row.dates.map((date) => ({ ...date, date: text })),
      search: row.search && { query: text, at: text, expected: text },
    })),
    problemFlags: record.problemFlags.map((row) => ({ ...row, note: text, answer: text })),
    contacts: record.contacts.map((row) => ({
      ...row,
      whom: text,
      role: text,
      contactedAt: text,
      questions: text,
      deadline: text,
      answer: text,
      answeredAt: text,
      attachment: row.attachment && { ...row.attachment, sha256: text, fileName: text, mediaType: text },
    })),
    notes: record.notes.map((row) => ({ ...row, body: text, createdAt: text })),
  } satisfies Partial<ArticleRecord>;
}
