"use client";
import { useEffect, useRef, useState } from "react";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { takeKey } from "../ui/own-keys.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { standingOpinion } from "../workspace/overlay.ts";
import type { ClaimView } from "@/core/claims.ts";

interface ThirdReaderProps {
  claim: ClaimView;
  onDone: () => void;
  onUndo: OnUndo;
}

/** Chooses who reads a third time: nobody who said something of the verdict already. */
export function ThirdReader({ claim, onDone, onUndo }: ThirdReaderProps) {
  const { store, people } = useWorkspace();
  const [chosen, setChosen] = useState(claim.thirdReader ?? "");
  const field = useRef<HTMLSelectElement>(null);
  const first = useShown((state) => standingOpinion(state.opinions.get(claim.id), claim.id)?.createdBy);
  useEffect(() => field.current?.focus(), []);
  const offered = people.filter(
    ({ id, active }) => active && id !== claim.secondReader && id !== claim.assignee && id !== first,
  );
  const ask = () => {
    if (chosen === "") return field.current?.focus();
    store.change({ kind: "edit-claim", claimId: claim.id, fields: { thirdReader: chosen } });
    onDone();
    onUndo(`${people.find(({ id }) => id === chosen)?.name} is asked to read claim ${claim.number}.`);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from any field inside
    <form
      className="move-form"
      aria-label="Ask a third reader"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        takeKey(event);
        onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <label className="lbl" htmlFor="third-reader">
        Third reader
      </label>
      <select
        id="third-reader"
        ref={field}
        className="field"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">Choose somebody</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <div className="log-a">
        <button type="submit" className="btn pri sm" disabled={chosen === ""}>
          Ask
        </button>
        {claim.status !== "disputed" && <span className="hint">They read it once it is disputed.</span>}
        <span className="grow" />
        <button type="button" className="btn quiet sm" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
