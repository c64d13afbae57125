"use client";
import type { Span } from "@/core/claims.ts";
import type { CommentView } from "@/core/comments.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { TalkList } from "./talk-list.tsx";
import { useTalkSheet, useThreads } from "./use-talk.ts";

interface ArticleTalkProps {
  onThread: (first: CommentView) => void;
  onWords: (span: Span) => void;
}

/** The talk on an article while no claim is open: on its words in full, on its claims one line a thread. */
export function ArticleTalk({ onThread, onWords }: ArticleTalkProps) {
  const { talk } = useWorkspace();
  const threads = useThreads(null);
  const comments = useShown((state) => state.comments);
  const claims = useShown((state) => state.claims);
  const isSheet = useTalkSheet();
  const onClaims = comments.filter(
    (row) => row.parentId === null && row.resolvedAt === null && row.claimId !== null && claims.has(row.claimId),
  );
  return (
    <section className="talk-all" aria-labelledby="article-talk">
      <div className="sec-h">
        <h3 id="article-talk">Talk</h3>
        <span className="grow" />
        {isSheet && (
          <button type="button" className="btn quiet sm talk-close" onClick={() => talk.closeSheet()}>
            Close
          </button>
        )}
      </div>
      {threads.length === 0 && onClaims.length === 0 && (
        <p className="hint">
          Nothing was said yet. Select words, or open a claim, and press <kbd>M</kbd>.
        </p>
      )}
      <TalkList claimId={null} onWords={onWords} />
      {onClaims.length > 0 && (
        <ul className="talk-claims" aria-label="Open threads on claims">
          {onClaims.map((first) => (
            <li key={first.id}>
              <button type="button" onClick={() => onThread(first)}>
                <span className="num">Claim {claims.get(first.claimId ?? "")?.number}</span>
                <span className="tx">{first.body || "A comment that was removed"}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
