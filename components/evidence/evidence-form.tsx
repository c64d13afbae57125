"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { uuidv7 } from "uuidv7";
import { isPartialDate } from "../claim/date-field.tsx";
import { claimPlaces } from "../claim/places.ts";
import type { NewEvidence } from "../workspace/changes.ts";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { safeHref } from "@/core/links.ts";
import { dropFormDraft, emptyForm, keepFormDraft, readFormDraft, type FormDraft } from "./form-draft.ts";
import { PassageFields } from "./passage-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

/** What the form still lacks, each with the way out; none: it may be added. */
export function lackingIn(draft: FormDraft): string[] {
  const lacking: string[] = [];
  const isAddress = safeHref(draft.address) !== undefined;
  if (!draft.known && !isAddress && draft.title.trim() === "") {
    lacking.push("Give the source an address that begins with https://, or a title.");
  }
  if (!isPartialDate(draft.publishedAt.trim())) lacking.push("Write the date as 2020, 2020-11 or 2020-11-19.");
  if (draft.stance === null) lacking.push("Choose the stance: does the passage support or refute the claim?");
  if (draft.class === null) lacking.push("Choose the class: primary or secondary.");
  return lacking;
}

/** The evidence that the form describes, with a source of its own or a known one. Call it only when nothing is lacking. */
export function evidenceOf(draft: FormDraft, ids: { evidence: string; source: string }): NewEvidence {
  const { passage, locator, stance, medium, note, visibility } = draft;
  if (stance === null || draft.class === null) throw new Error("evidence without stance or class");
  const fields = { id: ids.evidence, passage, locator, stance, class: draft.class, medium, note, visibility };
  if (draft.known) return { ...fields, sourceId: draft.known.id };
  const { kind, title, publisher, author, language } = draft;
  const url = safeHref(draft.address) ?? null;
  const publishedAt = draft.publishedAt.trim() || null;
  const source = { id: ids.source, kind, url, title, publisher, author, publishedAt, language: language.trim() };
  return { ...fields, source };
}

/** One form for a source and its passage, wholly by keyboard. What is typed stays in this browser until it is added. */
export function EvidenceForm({ claimId, onClose }: { claimId: string; onClose: () => void }) {
  const { store, me } = useWorkspace();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => readFormDraft(me.id, claimId) ?? emptyForm);
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const [unkept, setUnkept] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLInputElement>("input")?.focus(), []);
  const change = (fields: Partial<FormDraft>) => {
    const next = { ...draft, ...fields };
    setDraft(next);
    setUnkept(!keepFormDraft(me.id, claimId, next));
  };
  const close = () => {
    onClose();
    document.getElementById(claimPlaces.evidence)?.focus();
  };
  const discard = () => {
    dropFormDraft(me.id, claimId);
    close();
  };
  const add = () => {
    const missing = lackingIn(draft);
    setLacking(missing);
    if (missing.length > 0) return;
    const evidence = evidenceOf(draft, { evidence: uuidv7(), source: uuidv7() });
    store.change({ kind: "add-evidence", claimId, evidence });
    discard();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      takeKey(event);
      add();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={form}
      className="ev-form fields"
      aria-label="New evidence"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <SourceFields draft={draft} onChange={change} />
      <PassageFields value={draft} language={draft.known?.language ?? draft.language} onChange={change} />
      {unkept && <p className="hint wrong">This browser keeps nothing: add it before you leave the page.</p>}
      {lacking.length > 0 && (
        <ul className="lacking" role="alert">
          {lacking.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className="ev-a">
        <button type="submit" className="btn pri sm">
          Add evidence <kbd>Ctrl ↵</kbd>
        </button>
        <button type="button" className="btn sm" onClick={close}>
          Close, keep what is typed
        </button>
        <span className="grow" />
        <button type="button" className="btn quiet sm" onClick={discard}>
          Discard
        </button>
      </div>
    </form>
  );
}
