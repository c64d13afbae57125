import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import type { Claim } from "@/core/claims.ts";
import type { Comment, CommentView } from "@/core/comments.ts";
import { narrowest, type Visibility } from "@/core/evidence.ts";
import type {
  AddArticleComment,
  AddComment,
  CommentsOfArticle,
  CommentsOfClaim,
  UpdateComment,
  VersionedComment,
} from "@/core/inputs/comments.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import {
  insertComment,
  listCommentsOfArticle,
  listCommentsOfClaims,
  listReplies,
  updateComment,
} from "@/db/comments.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getEvidence } from "@/db/evidence.ts";
import { insertNotification } from "@/db/notifications.ts";
import { isBlind } from "./blindness.ts";
import { claimsUnder } from "./claim-merges.ts";
import { requireMentions, tellOf } from "./comment-mentions.ts";
import { loadComment, loadThread, viewComments } from "./comment-views.ts";
import type { Offsets } from "./claim-views.ts";
import {
  circleOfSources,
  loadArticle,
  loadClaim,
  loadEvidence,
  loadText,
  requireLegal,
  requireVersion,
} from "./load.ts";
import { permit } from "./permit.ts";
import { newTargets, requireRevision, type TargetInput } from "./targets.ts";

type Comments = Promise<{ items: CommentView[]; next: null }>;

/** What is said of a claim and of those merged into it, oldest first, as far as this person may read it. */
export async function listComments(actor: Actor, { claimId, offsets }: z.output<typeof CommentsOfClaim>): Comments {
  const claim = await loadClaim(actor, claimId);
  const ids = [claim, ...(await claimsUnder(claim.id))].map(({ id }) => id);
  const rows = await listCommentsOfClaims(ids);
  return { items: await viewComments(actor, { articleId: claim.articleId, offsets }, rows), next: null };
}

/** All that is said of an article, of its claims and of its words, oldest first, as far as this person may read it. */
export async function listArticleComments(
  actor: Actor,
  { articleId, offsets }: z.output<typeof CommentsOfArticle>,
): Comments {
  await loadArticle(actor, articleId);
  const rows = await listCommentsOfArticle(articleId);
  return { items: await viewComments(actor, { articleId, offsets }, rows), next: null };
}

/** The circle a comment belongs to now: what is said of evidence reaches no further than the evidence. */
async function circleNow({ visibility, evidenceId }: Pick<Comment, "visibility" | "evidenceId">): Promise<Visibility> {
  const evidence = evidenceId === null ? undefined : await getEvidence(evidenceId);
  if (!evidence) return visibility;
  return narrowest(narrowest(visibility, evidence.visibility), await circleOfSources(evidence.sourceId));
}

/** An event of a comment. What is about a verdict says so, so that nobody who reads blind is told (core/blindness.ts). */
function happened(actor: Actor, type: string, row: Comment, visibility: Visibility, at: string, more: object = {}) {
  const { id: commentId, parentId, articleId, claimId, subject, evidenceId } = row;
  const about = { commentId, threadId: parentId ?? commentId, subject, ...(evidenceId !== null && { evidenceId }) };
  return newEvent(actor, { at, type, articleId, claimId, visibility, data: { ...about, ...more } as never });
}

async function viewOne(actor: Actor, row: Comment, offsets: Offsets): Promise<CommentView> {
  const [view] = await viewComments(actor, { articleId: row.articleId, offsets }, [row]);
  if (!view) throw new Error(`comment ${row.id} has no view`);
  return view;
}

/** What a comment is about: of an answer what its thread is. */
type About = Pick<Comment, "articleId" | "claimId" | "subject" | "evidenceId" | "target" | "parentId" | "visibility">;

type Said = Omit<z.output<typeof AddComment>, "claimId">;

/** What a new thread is about. */
async function beginning(actor: Actor, said: Said, articleId: string, claim: Claim | null): Promise<About> {
  const { evidenceId = null, visibility = "team" } = said;
  const target = said.target ? await wordsOf(actor, articleId, said.target, said) : null;
  const subject = said.subject ?? (evidenceId === null ? (target ? "passage" : "claim") : "evidence");
  const fits = { claim: true, verdict: true, evidence: evidenceId !== null, passage: target !== null }[subject];
  if (!fits) throw new Refusal("invalid", `Say which ${subject === "evidence" ? "evidence" : "words"} it is about.`);
  if (evidenceId !== null && (await loadEvidence(actor, evidenceId)).claim.id !== claim?.id) {
    throw new Refusal("invalid", "This evidence is on another claim. Write the comment there.");
  }
  if (subject === "verdict" && claim && (await isBlind(actor, claim))) {
    throw new Refusal(
      "forbidden",
      `You read claim ${claim.number} blind. Give your own opinion before you talk about its verdict; of the claim you can talk now.`,
    );
  }
  return { articleId, claimId: claim?.id ?? null, subject, evidenceId, target, parentId: null, visibility };
}

async function wordsOf(
  actor: Actor,
  articleId: string,
  target: TargetInput,
  { revision: counted, offsets }: Said,
): Promise<Comment["target"]> {
  const { revision } = await loadText(actor, articleId);
  requireRevision(counted, revision);
  const [found] = newTargets([target], revision, offsets, { claimId: "", at: "", by: null });
  if (!found) throw new Error("a place has no target");
  const { start, end, exact, prefix, suffix, block } = found;
  return { start, end, exact, prefix, suffix, block, revision: revision.number };
}

/** What an answer is about: it stands in the circle of its thread, and says so when another was asked for. */
function answering(first: Comment, { visibility }: Said): About {
  if (visibility !== undefined && visibility !== first.visibility) {
    const whose = first.visibility === "legal" ? "legal" : "the team";
    throw new Refusal("invalid", `This thread is for ${whose}, and so are its answers. Begin another thread instead.`);
  }
  const { articleId, claimId, subject, evidenceId } = first;
  return { articleId, claimId, subject, evidenceId, target: null, parentId: first.id, visibility: first.visibility };
}

async function say(actor: Actor, said: Said, articleId: string, claim: Claim | null): Promise<CommentView> {
  permit(actor, "comment.write");
  requireLegal(actor, said.visibility);
  const thread = said.parentId === undefined ? undefined : await loadThread(actor, said.parentId);
  if (thread && (thread.comment.articleId !== articleId || (claim && thread.claim?.id !== claim.id))) {
    throw new Refusal("not-found", "There is no such thread here.");
  }
  const about = thread ? answering(thread.comment, said) : await beginning(actor, said, articleId, claim);
  const at = new Date().toISOString();
  const { id = uuidv7(), body, mentions: called = [] } = said;
  const mentions = [...new Set(called)];
  const made = { createdAt: at, createdBy: actor.personId, updatedAt: at, deletedAt: null };
  const row: Comment = { id, ...about, version: 1, body, mentions, resolvedAt: null, resolvedBy: null, ...made };
  const circle = await circleNow(row);
  const talk = { comment: row, claim: thread ? thread.claim : claim, circle };
  await requireMentions(actor, mentions, talk);
  const first = thread?.comment;
  const before = first ? [first, ...(await listReplies(first)).filter(({ deletedAt }) => deletedAt === null)] : [];
  const spoke = before.map(({ createdBy }) => createdBy);
  const told = await tellOf(actor, talk, { mentioned: mentions, spoke, at });
  // who says something new in a thread that was settled opens it again
  const reopened = first?.resolvedAt ? { ...first, ...settled(null, null), version: first.version + 1 } : undefined;
  const view = await viewOne(actor, row, said.offsets);
  return commit(actor, {
    writes: [
      insertComment(row),
      ...(reopened ? [updateComment({ ...reopened, updatedAt: at }, reopened.version - 1)] : []),
      ...told.map(insertNotification),
    ],
    events: [
      happened(actor, "comment.added", row, circle, at, { comment: body, mentions }),
      ...(reopened ? [happened(actor, "comment.reopened", reopened, circle, at)] : []),
    ],
    answer: () => view,
  });
}

const settled = (resolvedAt: string | null, resolvedBy: string | null) => ({ resolvedAt, resolvedBy });

/** Says something about a claim, its verdict, a piece of evidence or words of it; or answers. */
export async function addComment(
  actor: Actor,
  { claimId, ...said }: z.output<typeof AddComment>,
): Promise<CommentView> {
  const claim = await loadClaim(actor, claimId);
  return say(actor, said, claim.articleId, claim);
}

/** Says something about words of the text that no claim needs to be on, or answers in any thread of the article. */
export async function addArticleComment(
  actor: Actor,
  { articleId, ...said }: z.output<typeof AddArticleComment>,
): Promise<CommentView> {
  const article = await loadArticle(actor, articleId);
  if (said.parentId === undefined && said.target === undefined) {
    const message = "Say which words of the text it is about.";
    throw new Refusal("invalid", message, { errors: [{ path: "target", message }] });
  }
  return say(actor, said, article.id, null);
}

/** A comment that stands, for who wrote it and nobody else. */
async function loadOwn(actor: Actor, id: string): Promise<Awaited<ReturnType<typeof loadComment>>> {
  const loaded = await loadComment(actor, id);
  permit(actor, "comment.write");
  if (loaded.comment.deletedAt !== null) throw new Refusal("not-found", "This comment was removed.");
  if (loaded.comment.createdBy === actor.personId) return loaded;
  throw new Refusal("forbidden", "Only who wrote a comment can change it. Answer it instead.");
}

/** Changes one's own comment; what is left out stays as it is. Who is newly mentioned is told. */
export async function updateOwnComment(actor: Actor, input: z.output<typeof UpdateComment>): Promise<CommentView> {
  const { commentId, version, offsets, ...fields } = input;
  const { comment, claim } = await loadOwn(actor, commentId);
  requireVersion(version, comment);
  const at = new Date().toISOString();
  const changed: Comment = { ...comment, ...given(fields), version: version + 1, updatedAt: at };
  const circle = await circleNow(comment);
  const added = changed.mentions.filter((id) => !comment.mentions.includes(id));
  const talk = { comment, claim, circle };
  await requireMentions(actor, added, talk);
  const { body, ...changes } = changesBetween(comment, changed);
  if (!body && Object.keys(changes).length === 0) return viewOne(actor, comment, offsets);
  const told = await tellOf(actor, talk, { mentioned: added, spoke: [], at });
  const view = await viewOne(actor, changed, offsets);
  const data = { changes: { ...(body && { comment: body }), ...changes } };
  return commit(actor, {
    writes: [updateComment(changed, version), ...told.map(insertNotification)],
    events: [happened(actor, "comment.edited", comment, circle, at, data)],
    answer: () => view,
  });
}

/** Removes one's own comment. Where others answered it its place is kept; its words stay in the history. */
export async function deleteComment(actor: Actor, input: z.output<typeof VersionedComment>): Promise<null> {
  const { comment } = await loadOwn(actor, input.commentId);
  requireVersion(input.version, comment);
  const at = new Date().toISOString();
  const gone: Comment = { ...comment, version: comment.version + 1, updatedAt: at, deletedAt: at };
  return commit(actor, {
    writes: [updateComment(gone, input.version)],
    events: [happened(actor, "comment.removed", comment, await circleNow(comment), at)],
    answer: () => null,
  });
}

async function settle(
  actor: Actor,
  input: z.output<typeof VersionedComment>,
  isResolved: boolean,
): Promise<CommentView> {
  const { comment: first } = await loadThread(actor, input.commentId);
  permit(actor, "comment.write");
  const stands = isResolved === (first.resolvedAt !== null);
  if (!stands) requireVersion(input.version, first);
  const at = new Date().toISOString();
  const how = isResolved ? settled(at, actor.personId) : settled(null, null);
  const changed: Comment = stands ? first : { ...first, ...how, version: first.version + 1, updatedAt: at };
  const rows = [changed, ...(await listReplies(first))];
  const views = await viewComments(actor, { articleId: first.articleId, offsets: input.offsets }, rows);
  const [view] = views.filter(({ id }) => id === first.id);
  if (!view) throw new Error(`comment ${first.id} has no view`);
  // two who settle it at once have one wish
  if (stands) return view;
  const type = isResolved ? "comment.resolved" : "comment.reopened";
  return commit(actor, {
    writes: [updateComment(changed, first.version)],
    events: [happened(actor, type, changed, await circleNow(first), at)],
    answer: () => view,
  });
}

/** Settles a thread: it is folded on the page, and can be opened again. */
export async function resolveComment(actor: Actor, input: z.output<typeof VersionedComment>): Promise<CommentView> {
  return settle(actor, input, true);
}

/** Opens a thread again. */
export async function reopenComment(actor: Actor, input: z.output<typeof VersionedComment>): Promise<CommentView> {
  return settle(actor, input, false);
}
