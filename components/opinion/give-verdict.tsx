"use client";
import { useState } from "react";
import { claimPlaces, goToPlace, type ClaimPlace } from "../claim/places.ts";
import { conflictOf, type Edited } from "../claim/trouble.ts";
import { useReadingClosed } from "../review/use-review.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { takeUp } from "../workspace/postponed.ts";
import type { FieldError } from "@/core/refusal.ts";
import { givenOpinion, hindrances, verdictFields } from "./give.ts";
import type { OpinionInWork } from "./use-opinion.ts";

export interface Giving {
  /** What stands against it, after it was tried. */
  lacking: readonly FieldError[];
  give: () => void;
}

const notHere: readonly FieldError[] = [
  { path: "verdict", message: "What is known of this verdict is not here yet. Give yours when it is." },
];

/** Gives the verdict in the making, or says what it lacks. */
export function useGiving(opinion: OpinionInWork): Giving {
  const { store, may } = useWorkspace();
  const { begun, ready, closed } = opinion;
  const [tried, setTried] = useState(false);
  const lacking = !tried ? [] : ready ? hindrances(store.getState(), opinion) : notHere;
  const notYet = useReadingClosed(opinion) !== undefined;
  const give = () => {
    if (!may["opinion.give"] || closed !== undefined || notYet) return;
    if (!ready) return setTried(true);
    if (!begun && hindrances(store.getState(), opinion).length === 0) return;
    const missing = hindrances(store.getState(), opinion);
    setTried(missing.length > 0);
    if (missing.length > 0) return;
    store.flush();
    store.change(givenOpinion(opinion));
  };
  return { lacking, give };
}

const placeOf = (path: string): ClaimPlace => (path in claimPlaces ? (path as ClaimPlace) : "verdict");

/** What the verdict lacks, each line a way to the field. */
export function Lacking({ edited, lacking }: { edited: Edited; lacking: readonly FieldError[] }) {
  const { store } = useWorkspace();
  if (lacking.length === 0) return null;
  const go = (path: string) => {
    if (path !== "conflict") return goToPlace(placeOf(path));
    const waiting = verdictFields.map((field) => conflictOf(store.getState(), edited, field)).find((each) => each);
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
