"use client";
import { useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { channels, outcomes, replyClock, terms, type Contact, type Outcome } from "@/core/contacts.ts";
import { maskReasons } from "@/core/evidence.ts";
import { useNames } from "../claim/claim-history.tsx";
import { FieldNote, TextField } from "../claim/field.tsx";
import { claimPlaces } from "../claim/places.ts";
import { TakeOut } from "../claim/take-out.tsx";
import { whyNot } from "../claim/why-not.ts";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { takeKey } from "../ui/own-keys.ts";
import { useNow } from "../ui/use-now.ts";
import type { ContactFields as Fields } from "../workspace/changes.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { ContactFile } from "./contact-file.tsx";
import { printedLines, readersInWords } from "./printed.ts";
import { ReplyFlag } from "./reply-flag.tsx";
import { isAnswer, settled, settlings } from "./settling.ts";

interface ContactItemProps {
  row: Contact;
  open: boolean;
  onOpen: (open: boolean) => void;
  onUndo: OnUndo;
}

const fields = "textarea, select, input:not([type=radio])";

function useSettling({ row, onOpen, onUndo }: ContactItemProps) {
  const { store, may } = useWorkspace();
  return (outcome: Outcome, item: HTMLElement | null) => {
    if (!may["contact.write"]) return;
    const { claimId, id: contactId, whom } = row;
    const change = settled(row, outcome, new Date().toISOString());
    flushSync(() => {
      store.change({ kind: "edit-contact", claimId, contactId, fields: change });
      if (isAnswer(outcome)) onOpen(true);
    });
    onUndo(`${whom}: ${outcomes.find(({ id }) => id === outcome)?.label.toLowerCase()}.`);
    // words belong to an answer: they are written next
    if (isAnswer(outcome)) item?.querySelector<HTMLElement>("textarea")?.focus();
    else item?.querySelector<HTMLElement>(".log-h")?.focus();
  };
}

/** One contact: a line with its reply clock or outcome; open it shows what was asked and answered. 1, 2, 3 settle it. */
export function ContactItem(props: ContactItemProps) {
  const { row, open, onOpen } = props;
  const item = useRef<HTMLLIElement>(null);
  const settle = useSettling(props);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (row.outcome !== "pending" || (event.target instanceof Element && event.target.matches(fields))) return;
    const settling = settlings.find(({ key }) => key === event.key);
    if (!settling) return;
    takeKey(event);
    settle(settling.outcome, item.current);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- 1 to 3 from the line or a button inside
    <li ref={item} className={open ? "log-i open" : "log-i"} data-outcome={row.outcome} onKeyDown={press}>
      <button type="button" className="log-h" aria-expanded={open} onClick={() => onOpen(!open)}>
        <b dir="auto">{row.whom}</b>
        {row.role !== "" && (
          <span className="dim role" dir="auto">
            {row.role}
          </span>
        )}
        <span className="grow" />
        <OutcomeWord row={row} />
      </button>
      {open && <OpenContact row={row} onSettle={(outcome) => settle(outcome, item.current)} />}
    </li>
  );
}

function OutcomeWord({ row }: { row: Contact }) {
  const clock = replyClock([row]);
  if (clock) return <ReplyFlag clock={clock} className="outcome" />;
  const settling = settlings.find(({ outcome }) => outcome === row.outcome);
  return (
    <span className="outcome">
      {settling && <Glyph name={settling.glyph} />}
      <span>{settling?.label}</span>
    </span>
  );
}

function OpenContact({ row, onSettle }: { row: Contact; onSettle: (outcome: Outcome) => void }) {
  const { store, may } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const { claimId, id: contactId } = row;
  const mayWrite = may["contact.write"];
  const change = (changed: Partial<Fields>, when: "pause" | "now") =>
    store.change({ kind: "edit-contact", claimId, contactId, fields: changed }, when);
  const takeOut = () => {
    store.change({ kind: "delete-contact", claimId, contactId });
    document.getElementById(claimPlaces.contact)?.focus();
  };
  return (
    <>
      <Printed row={row} />
      {editing ? (
        <div className="fields">
          <ContactFields contactId={contactId} value={row} onChange={change} />
        </div>
      ) : (
        <Said row={row} mayWrite={mayWrite} onAnswer={(answer) => change({ answer }, "pause")} />
      )}
      {mayWrite && row.outcome === "pending" && !editing && (
        <fieldset className="log-a" aria-label="What came of it">
          {settlings.map(({ key, outcome, label, glyph }) => (
            <button
              key={key}
              type="button"
              className="btn sm"
              aria-keyshortcuts={key}
              onClick={() => onSettle(outcome)}
            >
              <Glyph name={glyph} />
              {label} <kbd>{key}</kbd>
            </button>
          ))}
        </fieldset>
      )}
      <ContactFile row={row} />
      {mayWrite ? (
        <div className="log-a">
          <button type="button" className="btn sm" onClick={() => setEditing(!editing)}>
            {editing ? "Done" : "Edit"}
          </button>
          <TakeOut label="Take out of the log" onTakeOut={takeOut} />
        </div>
      ) : (
        <p className="hint">Edit: {whyNot("contact.write").toLowerCase()}</p>
      )}
    </>
  );
}

/** The sentence as the report prints it, and in which copies. */
function Printed({ row }: { row: Contact }) {
  const now = useNow();
  const names = useNames(row.claimId);
  const reason = maskReasons.find(({ id }) => id === row.maskReason)?.label.toLowerCase();
  const by = row.createdBy === null ? "You" : names.person(row.createdBy);
  const about = [
    channels.find(({ id }) => id === row.channel)?.label,
    terms.find(({ id }) => id === row.terms)?.label.toLowerCase(),
    readersInWords(row) + (reason ? ` (${reason})` : ""),
  ];
  return (
    <>
      {printedLines(row, now).map(({ where, sentence }) => (
        <p key={where} className="log-print">
          <span className="lbl">{where}</span> <span dir="auto">{sentence}</span>
        </p>
      ))}
      <p className="log-m">
        {by} asked {momentInWords(Date.parse(row.contactedAt))} · {about.join(" · ")}
      </p>
    </>
  );
}

function Said(props: { row: Contact; mayWrite: boolean; onAnswer: (answer: string) => void }) {
  const { row, mayWrite, onAnswer } = props;
  const edited = { kind: "edit-contact", id: row.id } as const;
  return (
    <>
      {row.questions !== "" && (
        <div className="log-q">
          <span className="lbl">Questions</span>
          <p dir="auto">{row.questions}</p>
        </div>
      )}
      {(isAnswer(row.outcome) || row.answer !== "") && (
        <TextField
          label="Answer"
          lines={2}
          value={row.answer}
          edited={edited}
          field="answer"
          className="just"
          placeholder="What they said"
          readOnly={!mayWrite}
          onType={onAnswer}
        />
      )}
      {(["outcome", "answeredAt", "deadline", "whom", "visibility"] as const).map((field) => (
        <FieldNote key={field} id={`contact-${row.id}-said-${field}`} edited={edited} field={field} />
      ))}
    </>
  );
}
