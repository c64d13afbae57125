"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { uuidv7 } from "uuidv7";
import type { EvidenceView } from "@/core/evidence.ts";
import { problemKinds, problemStates, type ProblemFlag, type ProblemKind } from "@/core/problem-flags.ts";
import { useNames } from "../claim/claim-history.tsx";
import { useKeptForm, type KeptForm } from "../claim/kept-form.ts";
import { whyNot } from "../claim/why-not.ts";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { RadioRow } from "./radio-row.tsx";
import "../claim/log.css";

/** On the line of a piece of evidence: whether a reader finds something wrong with it. Resolved problems say nothing. */
export function ProblemWord({ problems }: Pick<EvidenceView, "problems">) {
  const open = problems.filter(({ state }) => state === "open").length;
  const answered = problems.filter(({ state }) => state === "answered").length;
  if (open === 0 && answered === 0) return null;
  return (
    <span className={open > 0 ? "problem open" : "problem"}>
      <Glyph name={open > 0 ? "warn" : "check"} />
      {open > 0 ? (open === 1 ? "1 problem" : `${open} problems`) : "Problem answered"}
    </span>
  );
}

interface Words {
  kind: ProblemKind | null;
  note: string;
}

/** What readers find wrong with a piece of evidence: said, answered, resolved, opened again, each with who and when. */
export function ProblemFlags({ row }: { row: EvidenceView }) {
  const { may } = useWorkspace();
  const form = useKeptForm<Words>(`problem-form.${row.id}`, { kind: null, note: "" });
  const button = useRef<HTMLButtonElement>(null);
  const toButton = () => button.current?.focus();
  return (
    <div className="problems">
      {row.problems.length > 0 && (
        <ul className="log" aria-label="Problems">
          {row.problems.map((problem) => (
            <Problem key={problem.id} row={row} problem={problem} />
          ))}
        </ul>
      )}
      {form.open ? (
        <ProblemForm row={row} form={form} onClose={toButton} />
      ) : (
        <div className="log-a">
          <button
            ref={button}
            type="button"
            className="btn quiet sm"
            data-act="problem"
            disabled={!may["evidence.flag"]}
            onClick={() => form.begin()}
          >
            <Glyph name="warn" />A problem with this? <kbd>Shift P</kbd>
          </button>
          {!may["evidence.flag"] && <span className="hint">{whyNot("evidence.flag")}</span>}
        </div>
      )}
    </div>
  );
}

function ProblemForm({ row, form, onClose }: { row: EvidenceView; form: KeptForm<Words>; onClose: () => void }) {
  const { store } = useWorkspace();
  const element = useRef<HTMLFormElement>(null);
  const [lacking, setLacking] = useState(false);
  useEffect(() => element.current?.querySelector<HTMLElement>("input")?.focus(), []);
  const { kind, note } = form.draft;
  const add = () => {
    setLacking(kind === null);
    if (kind === null) return;
    const problem = { id: uuidv7(), kind, note };
    store.change({ kind: "flag-problem", claimId: row.claimId, evidenceId: row.id, problem });
    form.drop();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={element}
      className="log-form fields"
      aria-label="A problem with this evidence"
      onKeyDown={onControlEnter(add)}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <RadioRow
        label="What is wrong with it"
        options={problemKinds}
        chosen={kind}
        onChoose={(chosen) => form.change({ kind: chosen })}
      />
      <Words label="Why" value={note} onType={(typed) => form.change({ note: typed })} />
      {lacking && (
        <p className="lacking" role="alert">
          Choose what is wrong with it.
        </p>
      )}
      <div className="log-a">
        <button type="submit" className="btn pri sm">
          Flag it <kbd>Ctrl ↵</kbd>
        </button>
        <span className="grow" />
        <button
          type="button"
          className="btn quiet sm"
          onClick={() => {
            form.drop();
            onClose();
          }}
        >
          Discard
        </button>
      </div>
    </form>
  );
}

function onControlEnter(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    act();
  };
}

function Words({ label, value, onType }: { label: string; value: string; onType: (value: string) => void }) {
  return (
    <label className="text-field">
      <span className="lbl">{label}</span>
      <textarea className="field" rows={2} dir="auto" value={value} onChange={(event) => onType(event.target.value)} />
    </label>
  );
}

function Problem({ row, problem }: { row: EvidenceView; problem: ProblemFlag }) {
  const { store, may } = useWorkspace();
  const names = useNames(row.claimId);
  const { state, note, answer, answeredBy, answeredAt, createdBy, createdAt } = problem;
  const form = useKeptForm(`problem-answer.${problem.id}`, { answer: "" });
  const settle = (settled: { state: ProblemFlag["state"]; answer?: string }) => {
    const ids = { claimId: row.claimId, evidenceId: row.id, problemId: problem.id };
    store.change({ kind: "answer-problem", ...ids, settled });
    form.drop();
  };
  const who = (id: string | null, at: string | null) =>
    `${id === null ? "You" : names.person(id)}${at ? `, ${momentInWords(Date.parse(at))}` : ""}`;
  return (
    <li className={`problem-i ${state}`}>
      <p className="log-m">
        <span className={state === "open" ? "problem open" : "problem"}>
          <Glyph name={state === "open" ? "warn" : "check"} />
          <b>{problemKinds.find(({ id }) => id === problem.kind)?.label}</b>
        </span>
        <span>{problemStates.find(({ id }) => id === state)?.label}</span>
        <span className="grow" />
        <span>{who(createdBy, createdAt)}</span>
      </p>
      {note !== "" && (
        <p className="log-body" dir="auto">
          {note}
        </p>
      )}
      {(state !== "open" || answer !== "") && (
        <p className="log-m">
          {state === "resolved" ? "Resolved" : "Answered"}
          {state !== "open" && ` by ${who(answeredBy, answeredAt)}`}
          {state === "open" && " before"}
        </p>
      )}
      {answer !== "" && (
        <p className="log-body" dir="auto">
          {answer}
        </p>
      )}
      {form.open && <Answer form={form} onAnswer={(words) => settle({ state: "answered", answer: words })} />}
      {may["evidence.flag"] && !form.open && (
        <div className="log-a">
          {state !== "resolved" && (
            <>
              <button type="button" className="btn sm" onClick={() => form.begin({ answer })}>
                {answer === "" ? "Answer" : "Answer again"}
              </button>
              <button type="button" className="btn sm" onClick={() => settle({ state: "resolved" })}>
                Resolve
              </button>
            </>
          )}
          {state !== "open" && (
            <button type="button" className="btn quiet sm" onClick={() => settle({ state: "open" })}>
              Open again
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Answer({ form, onAnswer }: { form: KeptForm<{ answer: string }>; onAnswer: (answer: string) => void }) {
  const element = useRef<HTMLFormElement>(null);
  const [lacking, setLacking] = useState(false);
  useEffect(() => element.current?.querySelector("textarea")?.focus(), []);
  const { answer } = form.draft;
  const send = () => {
    setLacking(answer.trim() === "");
    if (answer.trim() !== "") onAnswer(answer);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from the field inside
    <form
      ref={element}
      className="fields"
      aria-label="Answer to the problem"
      onKeyDown={onControlEnter(send)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Words label="Answer" value={answer} onType={(typed) => form.change({ answer: typed })} />
      {lacking && (
        <p className="lacking" role="alert">
          Write the answer, or resolve the problem without one.
        </p>
      )}
      <div className="log-a">
        <button type="submit" className="btn pri sm">
          Answer <kbd>Ctrl ↵</kbd>
        </button>
        <span className="grow" />
        <button type="button" className="btn quiet sm" onClick={form.drop}>
          Discard
        </button>
      </div>
    </form>
  );
}
