"use client";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { evidenceLabel } from "@/core/evidence.ts";
import type { CommentView, Thread as ThreadOf } from "@/core/comments.ts";
import type { Span } from "@/core/claims.ts";
import { useNames } from "../claim/claim-history.tsx";
import { useKeptForm } from "../claim/kept-form.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { CommentForm, noWords, type Words } from "./comment-form.tsx";
import { CommentItem } from "./comment-item.tsx";
import { useRefused } from "./use-refused.ts";
import { isOpen } from "./use-talk.ts";

interface ThreadProps {
  thread: ThreadOf;
  /** A resolved thread is one line until somebody unfolds it. */
  unfolded: boolean;
  onFold: (unfolded: boolean) => void;
  /** Brings the words that it is about into view. */
  onWords: (span: Span) => void;
}

/** What one thread is about, all that was said in it, and the way to answer and to resolve it. */
export function Thread({ thread, unfolded, onFold, onWords }: ThreadProps) {
  const { store, may } = useWorkspace();
  const { first, replies } = thread;
  const names = useNames(first.claimId ?? "");
  const form = useKeptForm<Words>(`talk-reply.${first.id}`, noWords);
  useRefused(form, (change) => {
    if (change.kind !== "add-comment" || change.comment.parentId !== first.id) return null;
    return { body: change.comment.body, chosen: change.comment.mentions };
  });
  const [focusAt, setFocusAt] = useState(0);
  const element = useRef<HTMLLIElement>(null);
  const toThread = () => element.current?.focus();
  const open = isOpen(thread);
  const settle = () => {
    store.change({ kind: "settle-thread", commentId: first.id, how: open ? "resolve" : "reopen" });
    onFold(!open);
    toThread();
  };
  const shared = { ref: element, id: `thread-${first.id}`, tabIndex: -1, "data-thread": open ? "open" : "resolved" };
  const counted = replies.length === 0 ? "1 comment" : `${replies.length + 1} comments`;
  const by = first.resolvedBy && names.person(first.resolvedBy);
  if (!open && !unfolded && !form.open) {
    return (
      <li {...shared} className="log-i">
        <button type="button" className="log-h" aria-expanded={false} onClick={() => onFold(true)}>
          <Glyph name="check" />
          <span className="role">{first.body || "A comment that was removed"}</span>
          <span className="grow" />
          <span className="dim nowrap">
            resolved{by && ` by ${by === "You" ? "you" : by}`} · {counted}
          </span>
        </button>
      </li>
    );
  }
  return (
    <li {...shared} className="log-i open" aria-label={`Thread of ${counted}`}>
      <About first={first} onWords={onWords} />
      {[first, ...replies].map((row) => (
        <CommentItem key={row.id} row={row} onGone={toThread} />
      ))}
      {form.open && (
        <CommentForm
          form={form}
          label="Your answer"
          act="Answer"
          focusAt={focusAt}
          onSend={(said) => {
            const { claimId, subject, evidenceId, visibility, id: parentId } = first;
            const about = {
              claimId,
              subject,
              evidenceId,
              words: null,
              visibility: visibility === "legal" ? visibility : "team",
            };
            const comment = { id: uuidv7(), ...about, parentId, ...said, at: new Date().toISOString() } as const;
            store.change({ kind: "add-comment", comment: comment as never });
          }}
          onClose={toThread}
        />
      )}
      {may["comment.write"] && (
        <div className="log-a">
          {!form.open && (
            <button
              type="button"
              className="btn sm"
              onClick={() => {
                form.begin();
                setFocusAt(Date.now());
              }}
            >
              Answer
            </button>
          )}
          <button type="button" className="btn sm" data-act="settle" onClick={settle}>
            <Glyph name="check" />
            {open ? "Resolve" : "Open again"} <kbd>Shift M</kbd>
          </button>
          <span className="grow" />
          {!open && (
            <button type="button" className="btn quiet sm" aria-expanded onClick={() => onFold(false)}>
              Fold
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** What a thread is about, where that is not the claim itself; and for whom, where that is not the desk. */
function About({ first, onWords }: { first: CommentView; onWords: (span: Span) => void }) {
  const evidence = useShown((state) => state.evidence.get(first.claimId ?? ""))?.find(
    ({ id }) => id === first.evidenceId,
  );
  const { place, target } = first;
  const isLegal = first.visibility === "legal";
  if (first.subject === "claim" && !isLegal) return null;
  return (
    <p className="log-m talk-about">
      {first.subject === "verdict" && "On the verdict"}
      {first.subject === "evidence" && `On ${evidence ? evidenceLabel(evidence) : "evidence that was taken away"}`}
      {target && place && (
        <button type="button" className="linkish" onClick={() => onWords(place)}>
          «{target.exact}»
        </button>
      )}
      {target && !place && <span>«{target.exact}», words that are not in this version</span>}
      <span className="grow" />
      {isLegal && (
        <span className="circle legal">
          <Glyph name="lock" />
          For legal only
        </span>
      )}
    </p>
  );
}
