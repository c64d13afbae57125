"use client";
import { useState } from "react";
import { claimPlaces, goToPlace, type ClaimPlace } from "../claim/places.ts";
import { conflictOf } from "../claim/trouble.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { takeUp } from "../workspace/postponed.ts";
import type { FieldError } from "@/core/refusal.ts";
import { givenOpinion, hindrances } from "./give.ts";
import type { OpinionInWork } from "./use-opinion.ts";

export interface Giving {
  /** What stands against it, after it was tried. */
  lacking: readonly FieldError[];
  give: () => void;
}

/** Gives the verdict in the making, or says what it lacks. */
export function useGiving({ claimId, body, begun, ready }: OpinionInWork): Giving {
  const { store, may } = useWorkspace();
  const [tried, setTried] = useState(false);
  const lacking = tried ? hindrances(store.getState(), body) : [];
  const give = () => {
    if (!may["opinion.give"] || !ready) return;
    if (!begun && hindrances(store.getState(), body).length === 0) return;
    const missing = hindrances(store.getState(), body);
    setTried(missing.length > 0);
    if (missing.length > 0) return;
    store.flush();
    store.change(givenOpinion({ ...body, claimId }));
  };
  return { lacking, give };
}

const placeOf = (path: string): ClaimPlace => (path in claimPlaces ? (path as ClaimPlace) : "verdict");

/** What the verdict lacks, each line a way to the field. */
export function Lacking({ claimId, lacking }: { claimId: string; lacking: readonly FieldError[] }) {
  const { store } = useWorkspace();
  if (lacking.length === 0) return null;
  const go = (path: string) => {
    if (path !== "conflict") return goToPlace(placeOf(path));
    const edited = { kind: "edit-draft", id: claimId } as const;
    const fields = [
      "verdict",
      "justification",
      "disposition",
      "proposedText",
      "missing",
      "wouldChange",
      "asOf",
      "cites",
      "reasons",
    ];
    const waiting = fields.map((field) => conflictOf(store.getState(), edited, field)).find((each) => each);
    if (waiting) takeUp(waiting.entry.id);
  };
  return (
    <div role="alert">
      <ul className="lacking" aria-label="What the verdict lacks">
        {lacking.map(({ path, message }) => (
          <li key={path}>
            <button type="button" className="linkish" onClick={() => go(path)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
