"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { useShown } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";
import { overlapsOf } from "./overlaps.ts";

interface MergeChoiceProps {
  claim: ClaimView;
  onMerge: (other: ClaimView) => void;
  onCancel: () => void;
}

const nameOf = ({ number, statement, target }: ClaimView) =>
  `${number} · ${(statement || target.exact).replace(/\s+/gu, " ").slice(0, 80)}`;

/** Which claim goes into this one: those that share words first, then all by number. */
export function MergeChoice({ claim, onMerge, onCancel }: MergeChoiceProps) {
  const claims = useShown((state) => state.claims);
  const sorted = useMemo(() => {
    const near = overlapsOf(claim, claims.values()).map((each) => each.claim);
    const others = [...claims.values()].filter((each) => each.id !== claim.id && !near.includes(each));
    return [...near, ...others.sort((a, b) => a.number - b.number)];
  }, [claim, claims]);
  const [chosen, setChosen] = useState("");
  const list = useRef<HTMLSelectElement>(null);
  useEffect(() => list.current?.focus(), []);
  const other = claims.get(chosen) ?? sorted[0];
  if (!other) return <p className="hint">There is no other claim to merge into this one.</p>;
  return (
    <div className="act-box">
      <label className="lbl" htmlFor="merge-choice">
        Which claim goes into claim {claim.number}?
      </label>
      <select
        id="merge-choice"
        className="field"
        ref={list}
        value={other.id}
        onChange={(e) => setChosen(e.target.value)}
      >
        {sorted.map((each) => (
          <option key={each.id} value={each.id}>
            {nameOf(each)}
          </option>
        ))}
      </select>
      <p className="hint">
        Its words, evidence, note, statement and draft come along; its verdicts and history stay readable here.
      </p>
      <div className="ev-a">
        <button type="button" className="btn sm pri" onClick={() => onMerge(other)}>
          Merge claim {other.number} into claim {claim.number}
        </button>
        <button type="button" className="btn sm" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
