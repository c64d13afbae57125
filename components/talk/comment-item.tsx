"use client";
import { useState } from "react";
import type { CommentView } from "@/core/comments.ts";
import { useNames } from "../claim/claim-history.tsx";
import { useKeptForm } from "../claim/kept-form.ts";
import { TakeOut } from "../claim/take-out.tsx";
import { momentInWords } from "../ui/moments.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { CommentForm, noWords, type Words } from "./comment-form.tsx";
import { piecesOf } from "./mentions.ts";
import { useRefused } from "./use-refused.ts";

/** One comment: who, when, the words; and for who wrote it the way to change or remove it. */
export function CommentItem({ row, onGone }: { row: CommentView; onGone: () => void }) {
  const { store, me, may } = useWorkspace();
  const names = useNames(row.claimId ?? "");
  const form = useKeptForm<Words>(`talk-edit.${row.id}`, noWords);
  useRefused(form, (change) => {
    if (row.deletedAt !== null || change.kind !== "change-comment" || change.commentId !== row.id) return null;
    return { body: change.body, chosen: change.mentions };
  });
  const [focusAt, setFocusAt] = useState(0);
  const by = row.createdBy === null ? "You" : names.person(row.createdBy);
  const isOwn = may["comment.write"] && (row.createdBy === null || row.createdBy === me.id);
  if (row.deletedAt !== null) return <p className="hint">A comment of {by === "You" ? "yours" : by} was removed.</p>;
  return (
    <div className="talk-c">
      <p className="log-m">
        <b>{by}</b>
        <span>{momentInWords(Date.parse(row.createdAt))}</span>
        {row.version === 0 && <span>not saved yet</span>}
      </p>
      {form.open ? (
        <CommentForm
          form={form}
          label="Your comment"
          act="Save"
          focusAt={focusAt}
          onSend={({ body, mentions }) => store.change({ kind: "change-comment", commentId: row.id, body, mentions })}
          onClose={onGone}
        />
      ) : (
        <Body row={row} />
      )}
      {isOwn && !form.open && (
        <div className="log-a talk-own">
          <button
            type="button"
            className="btn quiet sm"
            onClick={() => {
              form.begin({ body: row.body, chosen: row.mentions });
              setFocusAt(Date.now());
            }}
          >
            Edit
          </button>
          <TakeOut
            label="Remove"
            onTakeOut={() => {
              store.change({ kind: "delete-comment", commentId: row.id });
              onGone();
            }}
          />
        </div>
      )}
    </div>
  );
}

function Body({ row }: { row: CommentView }) {
  const { people } = useWorkspace();
  const called = people.filter(({ id }) => row.mentions.includes(id));
  return (
    <p className="log-body" dir="auto">
      {piecesOf(row.body, called).map((piece, i) =>
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of a text have no other name than their place
        piece.called.length > 0 ? <b key={i}>{piece.text}</b> : <span key={i}>{piece.text}</span>,
      )}
    </p>
  );
}
