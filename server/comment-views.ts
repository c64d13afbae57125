import { codePointMap } from "@/core/anchoring.ts";
import type { Revision } from "@/core/articles.ts";
import type { Claim, Span } from "@/core/claims.ts";
import { placeOfWords, type Comment, type CommentView } from "@/core/comments.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getCurrentRevision, listRevisions } from "@/db/articles.ts";
import { listClaimRows } from "@/db/claims.ts";
import { getComment, listReplies } from "@/db/comments.ts";
import { blindAmong } from "./blindness.ts";
import { loadArticle, loadClaim, withoutHidden } from "./load.ts";
import type { Offsets } from "./claim-views.ts";

/**
 * Those of these comments that this person may read: without what is for legal, and without what is said of a verdict
 * that they have to be blind to.
 */
async function readable(actor: Actor, rows: readonly Comment[]): Promise<Comment[]> {
  const blind = await blindAmong(
    actor,
    rows.flatMap(({ claimId }) => claimId ?? []),
  );
  const told = rows.filter(({ subject, claimId }) => subject !== "verdict" || blind.get(claimId ?? "") !== "verdict");
  return withoutHidden(actor, told);
}

/** For each of these claims the one that it went into, or itself; none for a claim that was deleted. */
async function homesOf(claimIds: readonly string[]): Promise<Map<string, Claim>> {
  const known = new Map<string, Claim>();
  for (let wanted = [...new Set(claimIds)]; wanted.length > 0;) {
    const rows = await listClaimRows(wanted);
    for (const row of rows) known.set(row.id, row);
    wanted = [...new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !known.has(id));
  }
  const homeOf = (claim: Claim | undefined): Claim | undefined =>
    claim?.mergedInto ? homeOf(known.get(claim.mergedInto)) : claim;
  return new Map(
    claimIds.flatMap((id) => {
      const home = homeOf(known.get(id));
      return home?.deletedAt === null ? [[id, home] as const] : [];
    }),
  );
}

/** The claim that a comment is shown on, null for words without one. Refused when it was deleted meanwhile. */
export async function loadHome(actor: Actor, { claimId }: Pick<Comment, "claimId">): Promise<Claim | null> {
  if (claimId === null) return null;
  return (await homesOf([claimId])).get(claimId) ?? loadClaim(actor, claimId);
}

/** A comment that this person may read, with the claim it is on; also one that was removed. */
export async function loadComment(actor: Actor, id: string): Promise<{ comment: Comment; claim: Claim | null }> {
  const row = await getComment(id);
  if (row) await loadArticle(actor, row.articleId);
  const [comment] = row ? await readable(actor, [row]) : [];
  if (!comment) throw new Refusal("not-found", "There is no such comment here.");
  return { comment, claim: await loadHome(actor, comment) };
}

/** The first comment of a thread, also by one of its answers. Refused when nothing of the thread is left. */
export async function loadThread(actor: Actor, id: string): Promise<Awaited<ReturnType<typeof loadComment>>> {
  const loaded = await loadComment(actor, id);
  const { parentId } = loaded.comment;
  if (parentId !== null) return loadThread(actor, parentId);
  if (loaded.comment.deletedAt === null) return loaded;
  const isLeft = (await listReplies(loaded.comment)).some(({ deletedAt }) => deletedAt === null);
  if (isLeft) return loaded;
  throw new Refusal("not-found", "This comment was removed. Begin a new thread with your words.");
}

/** Says places as they were asked for: the map of the text of each version, read only when code points are wanted. */
async function counterOf(
  articleId: string,
  offsets: Offsets,
): Promise<<S extends Span>(span: S, revision: number) => S> {
  if (offsets === "utf-16") return (span) => span;
  const maps = new Map((await listRevisions(articleId)).map(({ number, text }) => [number, codePointMap(text)]));
  return (span, revision) => {
    const map = maps.get(revision);
    return map ? { ...span, start: map.toCodePoint(span.start), end: map.toCodePoint(span.end) } : span;
  };
}

/** Comments of one article as this person is shown them: removed ones only where somebody answered. */
export async function viewComments(
  actor: Actor,
  { articleId, offsets }: { articleId: string; offsets: Offsets },
  rows: readonly Comment[],
): Promise<CommentView[]> {
  const homes = await homesOf(rows.flatMap(({ claimId }) => claimId ?? []));
  const standing = (await readable(actor, rows)).filter(({ claimId }) => claimId === null || homes.has(claimId));
  const answered = new Set(standing.flatMap(({ parentId, deletedAt }) => (deletedAt === null ? (parentId ?? []) : [])));
  const shown = standing.filter(({ id, deletedAt }) => deletedAt === null || answered.has(id));
  const present = shown.some(({ target }) => target) ? await getCurrentRevision(articleId) : undefined;
  const count = await counterOf(articleId, offsets);
  return shown.map((row) => viewOf(row, homes.get(row.claimId ?? "")?.id ?? null, present, count));
}

function viewOf(
  row: Comment,
  claimId: string | null,
  present: Revision | undefined,
  count: <S extends Span>(span: S, revision: number) => S,
): CommentView {
  const place = row.target && present ? placeOfWords(row.target, present) : null;
  return {
    ...row,
    ...(row.deletedAt !== null && { body: "", mentions: [] }),
    claimId,
    target: row.target && count(row.target, row.target.revision),
    place: place && present ? count(place, present.number) : null,
  };
}
