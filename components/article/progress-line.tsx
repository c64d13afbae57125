"use client";
import { useEffect } from "react";
import type { Run } from "../ui/use-running.ts";

/** What is being done, and how to stop it: the button, or Escape. Nothing of it is shown in the first moment. */
export function ProgressLine({
  words,
  running,
  part = null,
  cancel,
}: {
  words: string;
  running: Run;
  /** How much of it is done, where that is known. */
  part?: { done: number; total: number } | null;
  cancel?: () => void;
}) {
  const { sent, seconds } = running;
  useEffect(() => {
    if (!cancel) return;
    const stop = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      cancel();
    };
    document.addEventListener("keydown", stop);
    return () => document.removeEventListener("keydown", stop);
  }, [cancel]);
  const isSending = sent !== null && sent < 1;
  return (
    <div className="progress-line slow">
      {isSending && <progress value={sent} max={1} aria-label="Sent" />}
      {part && <progress value={part.done} max={part.total} aria-label="Done" />}
      <output>{words}</output>
      <span className="num dim" role="timer">
        {isSending ? `${Math.floor(sent * 100)} %` : `${seconds} s`}
      </span>
      {cancel && (
        <button type="button" className="btn sm" onClick={cancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      )}
    </div>
  );
}
