import type { z } from "zod";
import type { ArticleId } from "@/core/inputs/articles.ts";
import type { AddRevision, DiffRevisions, PreviewRevision, RevisionNumber } from "@/core/inputs/revisions.ts";
import type { Actor } from "@/core/people.ts";
import type { RevisionAdded, RevisionDiff, RevisionPreview, RevisionSummary, RevisionView } from "@/core/revisions.ts";

const notYet = (): never => {
  throw new Error("not built yet");
};

/** Brings a new version of an article's text in, and carries every claim over to it. */
export async function addRevision(_actor: Actor, _input: z.output<typeof AddRevision>): Promise<RevisionAdded> {
  return notYet();
}

/** What a new version would be and what it would do to the claims. Keeps nothing. */
export async function previewRevision(
  _actor: Actor,
  _input: z.output<typeof PreviewRevision>,
): Promise<RevisionPreview> {
  return notYet();
}

/** Every state of an article's text, oldest first, without the texts. */
export async function listRevisions(
  _actor: Actor,
  _input: z.output<typeof ArticleId>,
): Promise<{ items: RevisionSummary[]; next: null }> {
  return notYet();
}

/** One state of the text, with the claims as they stood at its end. */
export async function getRevision(_actor: Actor, _input: z.output<typeof RevisionNumber>): Promise<RevisionView> {
  return notYet();
}

/** Two states of the text, compared word by word. */
export async function diffRevisions(_actor: Actor, _input: z.output<typeof DiffRevisions>): Promise<RevisionDiff> {
  return notYet();
}
