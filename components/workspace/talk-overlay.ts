import type { CommentView } from "@/core/comments.ts";
import type { Event } from "@/core/events.ts";
import type { Change, NewComment } from "./changes.ts";
import { withRow, type Ground } from "./ground.ts";

type TalkChange = Change & { kind: "add-comment" | "change-comment" | "delete-comment" | "settle-thread" };

function shownComment(ground: Ground, comment: NewComment): CommentView {
  const { words, at, ...said } = comment;
  const first = ground.comments.find(({ id }) => id === comment.parentId);
  const about = first && { subject: first.subject, evidenceId: first.evidenceId, visibility: first.visibility };
  return {
    ...said,
    ...about,
    articleId: ground.articleId,
    target: words && { ...words, prefix: "", suffix: "", block: 0 },
    place: words?.revision === ground.revision ? { start: words.start, end: words.end } : null,
    version: 0,
    resolvedAt: null,
    resolvedBy: null,
    createdAt: at,
    createdBy: null,
    updatedAt: "",
    deletedAt: null,
  };
}

/** The ground with a comment as the server has it. */
export function withComment(ground: Ground, comment: CommentView): Ground {
  return { ...ground, comments: withRow(ground.comments, comment) };
}

/** Comments with places that are true of the text shown: while a newer version waits, only what was said on this one. */
export function placedHere({ revision, newest }: Ground, comments: readonly CommentView[]): readonly CommentView[] {
  if (newest <= revision) return comments;
  return comments.map((row) => {
    const { target } = row;
    return { ...row, place: target?.revision === revision ? { start: target.start, end: target.end } : null };
  });
}

/** The ground without a comment; where others answered it its place is kept. */
function withoutComment(ground: Ground, commentId: string): Ground {
  const isAnswered = ground.comments.some(({ parentId }) => parentId === commentId);
  const comments = isAnswered
    ? ground.comments.map((row) => (row.id === commentId ? { ...row, body: "", mentions: [], deletedAt: "now" } : row))
    : ground.comments.filter(({ id }) => id !== commentId);
  return { ...ground, comments };
}

/** The ground after somebody said something, changed or removed it, or settled a thread. */
export function changedTalk(ground: Ground, change: TalkChange): Ground {
  if (change.kind === "add-comment") {
    const { comment } = change;
    if (ground.comments.some(({ id }) => id === comment.id)) return ground;
    const opened = ground.comments.map((row) =>
      row.id === comment.parentId ? { ...row, resolvedAt: null, resolvedBy: null } : row,
    );
    return { ...ground, comments: [...opened, shownComment(ground, comment)] };
  }
  if (change.kind === "delete-comment") return withoutComment(ground, change.commentId);
  const { commentId } = change;
  const edited = (row: CommentView): CommentView => {
    if (change.kind === "change-comment") return { ...row, body: change.body, mentions: change.mentions };
    return { ...row, resolvedAt: change.how === "resolve" ? "now" : null };
  };
  return { ...ground, comments: ground.comments.map((row) => (row.id === commentId ? edited(row) : row)) };
}

/** Whether an event tells of talk; null when it does not, else whether the ground holds already what it tells. */
export function talkKnown(ground: Ground, { type, at, data }: Pick<Event, "type" | "at" | "data">): boolean | null {
  if (!type.startsWith("comment.")) return null;
  const { commentId } = (data ?? {}) as { commentId?: string };
  return ground.comments.some(({ id, updatedAt }) => id === commentId && updatedAt >= at);
}

/** Whether more or less may be read of the talk once the server has made this change. */
export function revealsTalk({ kind }: Change): boolean {
  return ["give-second-opinion", "delete-claim", "restore-claim", "merge-claims", "delete-evidence"].includes(kind);
}

/** What may let somebody read other comments than before, besides comments themselves. */
const revealing = /^(claim\.(updated|deleted|restored|merged|unmerged)|second-opinion\.|evidence\.(updated|deleted))/u;

/** Whether the talk has to be read anew after this event. */
export function changesTalk({ type }: Pick<Event, "type">): boolean {
  return type.startsWith("comment.") || revealing.test(type);
}
