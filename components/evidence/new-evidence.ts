import { isPartialDate } from "../claim/date-field.tsx";
import type { NewEvidence, SourceFields } from "../workspace/changes.ts";
import { safeHref } from "@/core/links.ts";
import type { FormDraft } from "./form-draft.ts";

/** What the form still lacks of a source, each with the way out. */
export function lackingOfSource(draft: FormDraft): string[] {
  if (draft.known) return [];
  const lacking: string[] = [];
  const isAddress = safeHref(draft.address) !== undefined;
  if (!isAddress && draft.title.trim() === "") {
    lacking.push("Give the source an address that begins with https://, or a title.");
  }
  if (!isPartialDate(draft.publishedAt.trim())) lacking.push("Write the date as 2020, 2020-11 or 2020-11-19.");
  return lacking;
}

/** What the form still lacks, each with the way out; none: it may be added. */
export function lackingIn(draft: FormDraft): string[] {
  const lacking = lackingOfSource(draft);
  if (draft.form === "search") {
    if (!draft.search?.query.trim()) lacking.push("Say for what was searched.");
    return lacking;
  }
  if (draft.stance === null || draft.stance === "not-found") {
    lacking.push("Choose the stance: does the passage support or refute the claim?");
  }
  if (draft.class === null) lacking.push("Choose the class: primary or secondary.");
  return lacking;
}

/** The source that the form describes. */
export function newSourceOf(draft: FormDraft, id: string): SourceFields & { id: string } {
  const { kind, title, publisher, author, sourceLanguage } = draft;
  const url = safeHref(draft.address) ?? null;
  const publishedAt = draft.publishedAt.trim() || null;
  return { id, kind, url, title, publisher, author, publishedAt, language: sourceLanguage.trim() };
}

/** The evidence that the form describes, with a source of its own or a known one. Call it only when nothing is lacking. */
export function evidenceOf(draft: FormDraft, ids: { evidence: string; source: string }): NewEvidence {
  const from = draft.known ? { sourceId: draft.known.id } : { source: newSourceOf(draft, ids.source) };
  const { passage, translation, language, locator, medium, note, dates, visibility, maskReason } = draft;
  const shared = { id: ids.evidence, language, medium, note, dates, visibility, maskReason };
  if (draft.form === "search") {
    const { search } = draft;
    return {
      ...shared,
      ...from,
      passage: "",
      translation: "",
      locator: "",
      stance: "not-found",
      class: draft.class ?? "secondary",
      search,
      snapshotId: null,
    };
  }
  const { stance, class: ofClass, snapshotId } = draft;
  if (stance === null || ofClass === null) throw new Error("evidence without stance or class");
  return {
    ...shared,
    ...from,
    passage,
    translation,
    locator,
    stance,
    class: ofClass,
    search: null,
    ...(snapshotId !== undefined && { snapshotId }),
  };
}
