"use client";
import { useEffect, useState, type ReactNode } from "react";
import type { ClaimView, Span } from "@/core/claims.ts";
import type { ClaimPart } from "@/core/readiness-rules.ts";
import { ClaimCard } from "../claim/claim-card.tsx";
import { claimPlaces, goToPart } from "../claim/places.ts";
import { ConflictSheet } from "./conflict-sheet.tsx";
import { ArticleTalk } from "../talk/article-talk.tsx";
import { useGoToThread, useTalkSheet } from "../talk/use-talk.ts";
import { useShown } from "./context.tsx";
import { useBeside } from "./use-beside.ts";
import { SyncNotices } from "./sync-notices.tsx";
import type { Choosing } from "./use-acting.ts";

const heights = ["low", "", "tall"] as const;

/** The right side: the open claim, or how to begin. On a phone a sheet from below, in three heights. */
export function Panel({
  claim,
  part,
  selection,
  signIn,
  onClose,
  onOpen,
  onMove,
  onChoose,
  onWords,
  say,
}: {
  claim: ClaimView | undefined;
  /** The part of it that the address asked for. */
  part: ClaimPart | null;
  selection: Span | null;
  signIn: ReactNode;
  onClose: () => void;
  onOpen: (claimId: string | null) => void;
  onWords: (span: Span) => void;
  onMove: (by: 1 | -1) => void;
  onChoose: (choice: Choosing) => void;
  say: (message: string, undo?: boolean) => void;
}) {
  const loaded = useShown((state) => state.loaded);
  const [height, setHeight] = useState<(typeof heights)[number]>("");
  // what stands over the text must be seen beside the claim
  const [wasBeside, setWasBeside] = useState(false);
  const isBeside = useBeside() !== null;
  if (isBeside !== wasBeside) {
    setWasBeside(isBeside);
    if (height === "tall") setHeight("");
  }
  const claimId = claim?.id;
  const isSheet = useTalkSheet();
  const toThread = useGoToThread(onOpen);
  useEffect(() => {
    if (claimId !== undefined) document.getElementById(claimPlaces.heading)?.focus({ preventScroll: true });
  }, [claimId]);
  const isRead = useShown((state) => claimId !== undefined && state.contacts.has(claimId));
  useEffect(() => {
    // unless the person is at something else by then
    const at = document.activeElement;
    if (part !== null && isRead && (at === document.body || at?.id === claimPlaces.heading)) goToPart(part);
  }, [part, isRead]);
  const nextHeight = () => setHeight(heights[(heights.indexOf(height) + 1) % heights.length] ?? "");
  const inside = claim?.targets.find(
    (target) => selection && target.start < selection.start && selection.start < target.end,
  );
  return (
    <aside className={`panel ${height}`} aria-label="Open claim">
      {(claim || isSheet) && (
        <button type="button" className="sheet-grip" onClick={nextHeight} aria-label="Change the height of the claim">
          <span className="vh">Height</span>
        </button>
      )}
      <SyncNotices signIn={signIn} />
      <ConflictSheet />
      {claim ? (
        <ClaimCard
          key={claim.id}
          claimId={claim.id}
          onClose={onClose}
          onOpen={onOpen}
          onWords={onWords}
          onMove={(direction) => onMove(direction === "next" ? 1 : -1)}
          onChangeWords={(id) => onChoose({ claimId: id, how: "change" })}
          onAddWords={(id) => onChoose({ claimId: id, how: "add" })}
          onUndo={(label) => say(label, true)}
          {...(inside && selection && { splitAt: selection.start })}
        />
      ) : (
        <section className="insp insp-none" aria-label="No claim is open">
          <h2>{loaded ? "No claim is open" : "Loading claims…"}</h2>
          {loaded && (
            <>
              <p>Select words in the text and mark them as a claim, or open one by its number.</p>
              <dl>
                <dt>
                  <kbd>C</kbd>
                </dt>
                <dd>mark the selection or sentence</dd>
                <dt>
                  <kbd>S</kbd>
                </dt>
                <dd>walk by sentence</dd>
                <dt>
                  <kbd>J</kbd> <kbd>K</kbd>
                </dt>
                <dd>next, previous claim</dd>
                <dt>
                  <kbd>U</kbd>
                </dt>
                <dd>next untouched statement</dd>
              </dl>
              <ArticleTalk onThread={toThread} onWords={onWords} />
            </>
          )}
        </section>
      )}
    </aside>
  );
}
