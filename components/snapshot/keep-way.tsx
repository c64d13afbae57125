"use client";
import type { ReactNode } from "react";
import type { useCopyDraft } from "./copy-draft.ts";
import type { Keeping } from "./use-keeping.ts";

/** How a copy can be kept. */
export const ways = [
  { id: "paste", label: "Paste text" },
  { id: "upload", label: "Upload a file" },
  { id: "capture", label: "Capture the page" },
  { id: "archive", label: "Outside archive" },
] as const;
export type Way = (typeof ways)[number]["id"];

/** What each form for a copy needs. */
export interface WayProps {
  sourceId: string;
  keeping: Keeping;
  form: ReturnType<typeof useCopyDraft>;
}

/** Sends the form; says what it lacks instead, or how long it takes and how to stop it. */
export function Send({ keeping, lacking, children }: { keeping: Keeping; lacking: string; children: ReactNode }) {
  const { running } = keeping;
  if (running) {
    const sent = running.sent === null ? "" : `${Math.round(running.sent * 100)} % sent, `;
    return (
      <div className="way-a">
        {running.sent !== null && <progress value={running.sent} max={1} aria-label="Sent" />}
        <span className="num" role="timer">
          {sent}
          {running.seconds} s
        </span>
        <button type="button" className="btn" onClick={keeping.cancel}>
          Cancel
        </button>
      </div>
    );
  }
  return (
    <div className="way-a">
      <button type="submit" className="btn pri" disabled={lacking !== ""}>
        {children}
      </button>
      {lacking !== "" && <span className="hint">{lacking}</span>}
    </div>
  );
}
