"use client";
import { useId, useState } from "react";
import { StatusWord } from "../claim/status-word.tsx";
import { whyNot } from "../claim/why-not.ts";
import { whyNotRead } from "../snapshot/shelf.ts";
import { Dialog } from "../ui/dialog.tsx";
import { fromLocalInput } from "../ui/moments.ts";
import { send } from "../workspace/api.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { inTextOrder } from "../workspace/use-runners.ts";
import { isClosed } from "@/core/claims.ts";
import "./review.css";

/** A person's part is left as it is. */
const same = "same";
const untouched = { assignee: same, secondReader: same, thirdReader: same, due: "" };

/** What is chosen in the sheet. */
export interface Assignment {
  claimIds: readonly string[];
  assignee: string;
  secondReader: string;
  thirdReader: string;
  /** As a field of the browser has it: in local time. */
  due: string;
}

interface AssignClaimsProps {
  /** The claim that is open, chosen at first; null: all that are not settled. */
  openId: string | null;
  /** The choices as the sheet was left; null: none. */
  left: Assignment | null;
  /** The choices changed, or are given or discarded (null). */
  onLeave: (assignment: Assignment | null) => void;
  onClose: () => void;
  say: (message: string) => void;
}

/**
 * Gives one or many claims to a checker and to readers, or a deadline, at once. Closed without a decision, it keeps what
 * is chosen as long as the page is open.
 */
export function AssignClaims({ openId, left, onLeave, onClose, say }: AssignClaimsProps) {
  const { store, article, people, may } = useWorkspace();
  const claims = inTextOrder(useShown((state) => state.claims).values());
  const [fresh] = useState<Assignment>(() => ({
    ...untouched,
    claimIds: openId === null ? claims.filter((claim) => !isClosed(claim)).map(({ id }) => id) : [openId],
  }));
  const draft = left ?? fresh;
  const { assignee, secondReader, thirdReader, due } = draft;
  // a claim may have gone since
  const chosen = new Set(draft.claimIds.filter((id) => claims.some((claim) => claim.id === id)));
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const dueId = useId();
  const given = {
    ...(assignee !== same && { assignee: assignee || null }),
    ...(secondReader !== same && { secondReader: secondReader || null }),
    ...(thirdReader !== same && { thirdReader: thirdReader || null }),
    ...(due !== "" && { dueAt: fromLocalInput(due) }),
  };
  const lacking =
    chosen.size === 0 ? "Choose at least one claim." : Object.keys(given).length === 0 ? "Choose what to change." : "";
  const assign = async () => {
    if (sending) return;
    if (lacking !== "") return setProblem(lacking);
    setSending(true);
    const body = { claimIds: [...chosen], ...given };
    const result = await send({ method: "POST", path: `/articles/${article.id}/assignments`, body });
    setSending(false);
    if (result.outcome !== "ok") return setProblem(whyNotRead(result));
    store.resume();
    onLeave(null);
    say(chosen.size === 1 ? "1 claim was assigned." : `${chosen.size} claims were assigned.`);
    onClose();
  };
  const change = (fields: Partial<Assignment>) => {
    onLeave({ ...draft, ...fields });
    setProblem("");
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    change({ claimIds: [...next] });
  };
  const named = people.filter(({ active }) => active);
  return (
    <Dialog title="Assign claims" open onOpenChange={onClose}>
      <form
        className="assign-claims"
        onSubmit={(event) => {
          event.preventDefault();
          void assign();
        }}
      >
        {!may["claim.update"] && <p className="hint">{whyNot("claim.update")}.</p>}
        <Person label="Checker" value={assignee} people={named} onChoose={(id) => change({ assignee: id })} />
        <Person
          label="Second reader"
          value={secondReader}
          people={named}
          onChoose={(id) => change({ secondReader: id })}
        />
        <Person
          label="Third reader, for a disputed verdict"
          value={thirdReader}
          people={named}
          onChoose={(id) => change({ thirdReader: id })}
        />
        <label className="lbl" htmlFor={dueId}>
          Due
        </label>
        <input
          id={dueId}
          type="datetime-local"
          className="field"
          value={due}
          onChange={(event) => change({ due: event.target.value })}
        />
        <fieldset>
          <legend className="lbl">
            Claims, {chosen.size} of {claims.length}
          </legend>
          {claims.map((claim) => (
            <label key={claim.id} className="choice">
              <input type="checkbox" checked={chosen.has(claim.id)} onChange={() => toggle(claim.id)} />
              <span>
                <b className="num">{claim.number}</b> <span dir="auto">{claim.statement || claim.target.exact}</span>{" "}
                <span className="dim">
                  <StatusWord status={claim.status} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        {problem !== "" && (
          <p className="hint wrong" role="alert">
            {problem} Nothing was changed.
          </p>
        )}
        <div className="form-foot">
          <button type="submit" className="btn pri tall" disabled={!may["claim.update"]} aria-disabled={sending}>
            {sending ? "Assigning…" : "Assign"}
          </button>
          <button
            type="button"
            className="btn quiet tall"
            onClick={() => {
              onLeave(null);
              onClose();
            }}
          >
            {left === null ? "Cancel" : "Discard"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface PersonProps {
  label: string;
  value: string;
  people: readonly { id: string; name: string }[];
  onChoose: (value: string) => void;
}

function Person({ label, value, people, onChoose }: PersonProps) {
  const id = useId();
  return (
    <>
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="field" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value={same}>As it is</option>
        <option value="">Nobody</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </>
  );
}
