"use client";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import type { OpinionInWork } from "../opinion/use-opinion.ts";
import type { ClaimView } from "@/core/claims.ts";
import type { Permission } from "@/core/permissions.ts";
import type { ClaimCardProps } from "./claim-card.tsx";
import { GiveVerdict } from "../review/give-button.tsx";
import { Moves } from "../review/moves.tsx";
import { MergeChoice } from "./merge-choice.tsx";
import { claimPlaces } from "./places.ts";
import { SplitWords } from "./split-words.tsx";
import { whyNot } from "./why-not.ts";

type ClaimFootProps = ClaimCardProps & { claim: ClaimView; opinion: OpinionInWork; onGive: () => void };

/** Opens the form of the contact log, as its own button does. */
const beginContact = () => document.getElementById(claimPlaces.contact)?.click();

/** What may be done with the open claim. The verdict is given here; other acts fold out above. */
export function ClaimFoot(props: ClaimFootProps) {
  const { claim, opinion } = props;
  const { store, may } = useWorkspace();
  const [act, setAct] = useState<"more" | "split" | "merge" | null>(null);
  const back = () => {
    setAct(null);
    document.getElementById(claimPlaces.heading)?.focus();
  };
  const putAside = opinion.reading === null ? "discard-draft" : "discard-second-draft";
  return (
    <>
      <Moves claim={claim} onUndo={props.onUndo} />
      {/* the list is there while it is folded, so that keys and palette can press what is in it */}
      <div className="acts" hidden={act === null}>
        <Acts {...props} hidden={act !== "more"} onChoose={setAct} onDone={back} />
        {act === "split" && <Split {...props} onDone={back} />}
        {act === "merge" && <Merge {...props} onDone={back} />}
      </div>
      <div className="insp-f">
        <GiveVerdict opinion={opinion} onGive={props.onGive} />
        {opinion.begun && (
          <button
            type="button"
            className="btn"
            disabled={!may["opinion.give"]}
            onClick={() => store.change({ kind: putAside, claimId: claim.id })}
          >
            Put aside
          </button>
        )}
        {may["contact.write"] && (
          <button type="button" className="btn" onClick={beginContact}>
            Awaiting reply <kbd>R</kbd>
          </button>
        )}
        <span className="grow" />
        <button
          type="button"
          className="btn quiet"
          aria-expanded={act !== null}
          onClick={() => setAct(act === null ? "more" : null)}
        >
          More
        </button>
      </div>
    </>
  );
}

type ActProps = ClaimFootProps & { onDone: () => void };

function Acts(props: ActProps & { hidden: boolean; onChoose: (act: "split" | "merge") => void }) {
  const { claim, claimId, onChangeWords, onAddWords, onChoose, onDone } = props;
  const remove = useRemoval(props);
  const folded = (act: () => void) => {
    onDone();
    act();
  };
  const acts: [name: string, label: string, permission: Permission, act: () => void][] = [
    ["change-words", "Change the words", "claim.update", () => folded(() => onChangeWords(claimId))],
    ["add-words", "Add words", "claim.update", () => folded(() => onAddWords(claimId))],
    ["split", "Split", "claim.mark", () => onChoose("split")],
    ["merge", "Merge with another claim", "claim.delete", () => onChoose("merge")],
    ["delete", `Delete claim ${claim.number}`, "claim.delete", remove],
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from any button inside
    <ul
      className="act-list"
      hidden={props.hidden}
      aria-label="More acts"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        takeKey(event);
        onDone();
      }}
    >
      {acts.map(([name, label, permission, act]) => (
        <Act key={name} name={name} label={label} permission={permission} onClick={act} />
      ))}
    </ul>
  );
}

interface ActButton {
  /** What keys and the palette press it by. */
  name: string;
  label: string;
  permission: Permission;
  onClick: () => void;
}

function Act({ name, label, permission, onClick }: ActButton) {
  const { may } = useWorkspace();
  return (
    <li>
      <button type="button" className="btn sm" data-act={name} disabled={!may[permission]} onClick={onClick}>
        {label}
      </button>
      {!may[permission] && <span className="hint">{whyNot(permission)}</span>}
    </li>
  );
}

function useRemoval({ claim, onClose, onUndo }: ClaimFootProps): () => void {
  const { store } = useWorkspace();
  return () => {
    store.change({ kind: "delete-claim", claimId: claim.id });
    onClose();
    onUndo(`Claim ${claim.number} was deleted.`);
  };
}

function Split({ claim, splitAt, onDone, onUndo }: ActProps) {
  const { store } = useWorkspace();
  const inside = claim.targets.some(({ start, end }) => splitAt !== undefined && start < splitAt && splitAt < end);
  const split = (at: number) => {
    const newClaimId = uuidv7();
    store.change({ kind: "split-claim", claimId: claim.id, newClaimId, at });
    onDone();
    onUndo(`Claim ${claim.number} was split.`);
  };
  return <SplitWords claim={claim} startAt={inside ? splitAt : undefined} onSplit={split} onCancel={onDone} />;
}

function Merge({ claim, onDone, onUndo }: ActProps) {
  const { store } = useWorkspace();
  const merge = (other: ClaimView) => {
    store.change({ kind: "merge-claims", claimId: claim.id, otherId: other.id });
    onDone();
    onUndo(`Claim ${other.number} was merged into claim ${claim.number}.`);
  };
  return <MergeChoice claim={claim} onMerge={merge} onCancel={onDone} />;
}
