"use client";
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import { readHistory, useNames } from "../claim/claim-history.tsx";
import { keepKey } from "../ui/own-keys.ts";
import { clockTime } from "../ui/moments.ts";
import { ConflictLine } from "./conflict-line.tsx";
import { chosenFields, rowsOf, type Take } from "./conflict-rows.ts";
import { useShown, useWorkspace } from "./context.tsx";
import type { Conflict } from "./outbox.ts";
import { postpone, usePostponed } from "./postponed.ts";
import "./sync.css";

const fields = "textarea, select, input:not([type=radio], [type=checkbox], [type=range])";

/** After this rest without a field in focus nobody is typing, in ms: Tab to the next field, and Esc, are over by then. */
const rest = 300;

function subscribeToFocus(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const left = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      atRest = !isInField();
      listener();
    }, rest);
  };
  const entered = () => {
    atRest = !isInField();
    listener();
  };
  document.addEventListener("focusin", entered);
  document.addEventListener("focusout", left);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("focusin", entered);
    document.removeEventListener("focusout", left);
  };
}

const isInField = () => document.activeElement?.matches(fields) ?? false;
let atRest = true;

/** Whether somebody is in a field: the sheet waits until it is left, so that no letter goes astray. */
function useTyping(): boolean {
  return useSyncExternalStore(
    subscribeToFocus,
    () => !atRest,
    () => false,
  );
}

/**
 * The sheet for texts that two people changed at once: one conflict at a time, line by line. It opens by itself when no
 * field is being typed in; «Decide later» keeps the draft and leaves a notice (sync-notices.tsx) that opens it again.
 */
export function ConflictSheet() {
  const conflicts = useShown((state) => state.outbox.conflicts);
  const postponed = usePostponed();
  const typing = useTyping();
  const next = conflicts.find(({ entry }) => !postponed.has(entry.id));
  if (!next || typing) return null;
  return <Sheet key={next.entry.id} conflict={next} />;
}

const nouns = {
  "edit-draft": "verdict",
  "edit-second-draft": "blind opinion",
  "edit-evidence": "evidence",
  "edit-claim": "claim",
  "edit-contact": "contact",
  "edit-note": "note",
} as const;

/** What two people changed, in a word: verdict, evidence, contact. */
export function nounOf({ entry }: Conflict): string {
  const { kind } = entry.change;
  return kind in nouns ? nouns[kind as keyof typeof nouns] : "claim";
}

/** The claim a conflict is about. Edits always name one. */
export function claimIdOf({ entry }: Conflict): string {
  return "claimId" in entry.change ? entry.change.claimId : "";
}

/** Who made the other state, as far as the thing itself or the history says so. */
function useOther(conflict: Conflict): string {
  const { me } = useWorkspace();
  const claimId = claimIdOf(conflict);
  const names = useNames(claimId);
  const [actorId, setActorId] = useState<string | null>(null);
  const by = (conflict.present?.["updatedBy"] as string | undefined) ?? actorId;
  const at = conflict.present?.["updatedAt"] as string | undefined;
  const known = conflict.present?.["updatedBy"] !== undefined;
  useEffect(() => {
    if (known) return;
    let stale = false;
    void readHistory(claimId).then((read) => {
      const event = at ? read?.events.find((each) => each.at === at) : read?.events.at(-1);
      if (!stale) setActorId(event?.actorId ?? null);
    });
    return () => {
      stale = true;
    };
  }, [claimId, at, known]);
  if (by === me.id) return "You, in another window,";
  return by === null || by === undefined ? "Somebody else" : names.person(by);
}

function Sheet({ conflict }: { conflict: Conflict }) {
  const { store } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const [takes, setTakes] = useState<Readonly<Record<string, Take>>>({});
  const claim = useShown((state) => state.claims.get(claimIdOf(conflict)));
  const other = useOther(conflict);
  const names = useNames(claimIdOf(conflict));
  const rows = rowsOf(conflict);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const later = () => postpone(conflict.entry.id);
  const save = () => store.resolve(conflict, chosenFields(rows, takes));
  const press = (event: KeyboardEvent) => {
    // keys of the page below stay asleep while the sheet is open
    keepKey(event);
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  const savedAt = conflict.present?.["updatedAt"] as string | undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any line
    <dialog
      ref={dialog}
      role="alertdialog"
      className="conf-box"
      aria-labelledby="conflict-title"
      aria-describedby="conflict-about"
      onKeyDown={press}
      onCancel={(event) => {
        event.preventDefault();
        later();
      }}
    >
      <div className="conf-h">
        <h1 id="conflict-title">
          {conflict.present
            ? `${other} changed this ${nounOf(conflict)} while you were typing`
            : `This ${nounOf(conflict)} was given or put aside while you were typing`}
        </h1>
        <p className="mid" id="conflict-about">
          {claim && `Claim ${claim.number}, “${claim.target.exact.replace(/\s+/gu, " ").slice(0, 60)}”. `}
          Both texts are safe. Choose line by line; what you leave of the other stays in the history.
        </p>
      </div>
      <table className="merge">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Field</span>
            </th>
            <th scope="col">
              {conflict.present ? other.replace(/,$/u, "") : "As it is now"}
              {savedAt && `, saved ${clockTime(Date.parse(savedAt))}`}
            </th>
            <th scope="col">You, typed since {clockTime(conflict.entry.at)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ConflictLine
              key={row.field}
              row={row}
              take={takes[row.field]}
              names={names}
              onTake={(take) => setTakes({ ...takes, [row.field]: take })}
            />
          ))}
        </tbody>
      </table>
      <div className="conf-f">
        <button type="button" className="btn pri" onClick={save}>
          Save this mix <kbd>Ctrl ↵</kbd>
        </button>
        <span className="grow" />
        <button type="button" className="btn quiet" onClick={later}>
          Decide later, keep my draft <kbd>Esc</kbd>
        </button>
      </div>
    </dialog>
  );
}
