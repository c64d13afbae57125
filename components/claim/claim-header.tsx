"use client";
import { useEffect, useRef } from "react";
import { ReplyFlag } from "../contact/reply-flag.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { claimSign, findingLabel } from "@/core/claim-labels.ts";
import { isVoid, isWaiting, type ClaimView } from "@/core/claims.ts";
import { useOpenCounts } from "../talk/use-talk.ts";
import { AtClaim } from "../workspace/presence.tsx";
import { claimPlaces } from "./places.ts";
import { StatusWord } from "./status-word.tsx";

export type Direction = "next" | "previous";

interface ClaimHeaderProps {
  claim: ClaimView;
  onMove: (direction: Direction) => void;
  onClose: () => void;
}

/** The sign, number and state of the open claim, and the way to its neighbours and out. Opening moves the focus here. */
export function ClaimHeader({ claim, onMove, onClose }: ClaimHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [claim.id]);
  const talked = useOpenCounts().get(claim.id);
  const sign = claimSign(claim);
  return (
    <div className={`insp-h v-${sign}`}>
      <h2 id={claimPlaces.heading} ref={heading} tabIndex={-1} className="vd">
        <Glyph name={sign} />
        <span className="num">Claim {claim.number}</span>
        <span className="vh">, {claim.verdict || isVoid(claim) ? findingLabel(claim) : "no verdict"}</span>
      </h2>
      {(claim.replies === null || claim.status !== "awaiting-reply") && (
        <span className="tag">
          <StatusWord status={claim.status} />
        </span>
      )}
      {claim.replies && <ReplyFlag clock={claim.replies} />}
      {claim.stale && (
        <span className="flag stale">
          <Glyph name="stale" />
          Words changed
        </span>
      )}
      {claim.targets.some(isWaiting) && (
        <span className="flag">
          <Glyph name="wait" />
          Not placed
        </span>
      )}
      {claim.legalHold && <span className="flag">Held by legal</span>}
      {claim.priority === "high" && <span className="flag">High priority</span>}
      {talked !== undefined && (
        <button
          type="button"
          className="icb talked"
          aria-label={`Talk: ${talked} open`}
          onClick={() => document.getElementById(claimPlaces.talk)?.focus()}
        >
          <Glyph name="talk" />
          {talked}
        </button>
      )}
      <AtClaim claimId={claim.id} />
      <span className="grow" />
      <button type="button" className="icb" aria-label="Previous claim, K" onClick={() => onMove("previous")}>
        <Glyph name="up" />
      </button>
      <button type="button" className="icb" aria-label="Next claim, J" onClick={() => onMove("next")}>
        <Glyph name="down" />
      </button>
      <button type="button" className="icb" aria-label="Close claim, Escape" onClick={onClose}>
        <Glyph name="x" />
      </button>
    </div>
  );
}
