"use client";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useKeptForm } from "../claim/kept-form.ts";
import { takeKey } from "../ui/own-keys.ts";
import type { ClaimView } from "@/core/claims.ts";
import type { MoveName, OpenMove } from "@/core/workflow.ts";

interface MoveReasonProps {
  claim: ClaimView;
  row: OpenMove;
  onMake: (move: MoveName, reason: string) => void;
  onClose: () => void;
}

/** Asks why, in place. What is typed stays in this browser until the move is made. */
export function MoveReason({ claim, row, onMake, onClose }: MoveReasonProps) {
  const { move, label } = row;
  const form = useKeptForm(`reason.${claim.id}.${move}`, { reason: "" });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isEmpty = form.draft.reason.trim() === "";
  const make = () => {
    if (isEmpty) return field.current?.focus();
    onMake(move, form.draft.reason);
    form.drop();
  };
  const press = (event: KeyboardEvent) => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!sends && event.key !== "Escape") return;
    takeKey(event);
    if (sends) make();
    else onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter and Escape from any field inside
    <form
      className="move-form"
      aria-label={label}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <label className="lbl" htmlFor="move-reason">
        {label}: the reason
      </label>
      <textarea
        id="move-reason"
        ref={field}
        className="field just"
        rows={2}
        dir="auto"
        value={form.draft.reason}
        onChange={(event) => form.change({ reason: event.target.value })}
      />
      {move === "void" && <p className="hint">Readers are told this reason when you publish it as a correction.</p>}
      {form.unkept && <p className="hint wrong">This browser keeps nothing: send it before you leave the page.</p>}
      <div className="log-a">
        <button type="submit" className="btn pri sm" disabled={isEmpty}>
          {label} <kbd>Ctrl ↵</kbd>
        </button>
        {isEmpty && <span className="hint">Write why first.</span>}
        <span className="grow" />
        <button type="button" className="btn quiet sm" onClick={onClose}>
          Close, keep what is typed
        </button>
      </div>
    </form>
  );
}
