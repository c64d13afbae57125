"use client";
import { useEffect } from "react";

/** How long a notice stays in view, in ms; Ctrl Z takes back what was done at any time. */
const shownFor = 8000;

/** One message at the foot, with undo where there is something to take back; heard by assistive technology as well. */
export function Notice({
  notice,
  onUndo,
  onDone,
}: {
  /** `at` 0: only heard, not shown. */
  notice: { text: string; undo: boolean; at: number } | null;
  onUndo: () => void;
  onDone: () => void;
}) {
  useEffect(() => {
    if (!notice || notice.at === 0) return;
    const timer = setTimeout(onDone, shownFor);
    return () => clearTimeout(timer);
  }, [notice, onDone]);
  const seen = notice !== null && notice.at !== 0;
  return (
    <>
      <output className="vh">{notice?.text}</output>
      {seen && (
        <div className="notice">
          <span aria-hidden="true">{notice.text}</span>
          {notice.undo && (
            <button type="button" className="btn sm" onClick={onUndo}>
              Undo <kbd>Ctrl Z</kbd>
            </button>
          )}
        </div>
      )}
    </>
  );
}
