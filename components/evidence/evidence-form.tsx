"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { uuidv7 } from "uuidv7";
import { claimPlaces } from "../claim/places.ts";
import { whyNotRead } from "../snapshot/shelf.ts";
import { send } from "../workspace/api.ts";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import type { Source } from "@/core/sources.ts";
import { changeForm, closeForm, dropForm, formNow, useForm, type FormDraft } from "./form-draft.ts";
import { evidenceOf, lackingIn, lackingOfSource, newSourceOf } from "./new-evidence.ts";
import { PassageFields } from "./passage-fields.tsx";
import { RadioRow } from "./radio-row.tsx";
import { SearchFields } from "./search-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

const forms = [
  { id: "passage", label: "Words of a source" },
  { id: "search", label: "A search that found nothing" },
] as const;

/** One form for a source and its passage, wholly by keyboard. What is typed stays in this browser until it is added. */
export function EvidenceForm({ claimId }: { claimId: string }) {
  const { store, beside, me } = useWorkspace();
  const place = { personId: me.id, claimId };
  const { draft, unkept } = useForm(place);
  const form = useRef<HTMLFormElement>(null);
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const [keeping, setKeeping] = useState(false);
  useEffect(() => {
    // where the words came from the copy beside, what is asked for next has the focus
    if (!form.current?.contains(document.activeElement)) {
      form.current?.querySelector<HTMLInputElement>("input[role=combobox], textarea")?.focus();
    }
  }, []);
  const change = (fields: Partial<FormDraft>) => changeForm(place, fields);
  const leave = (how: typeof closeForm) => {
    how(place);
    document.getElementById(claimPlaces.evidence)?.focus();
  };
  const add = () => {
    const missing = lackingIn(draft);
    setLacking(missing);
    if (missing.length > 0) return;
    store.change({
      kind: "add-evidence",
      claimId,
      evidence: evidenceOf(draft, { evidence: uuidv7(), source: uuidv7() }),
    });
    leave(dropForm);
  };
  const keepSource = async () => {
    const missing = lackingOfSource(draft);
    setLacking(missing);
    if (missing.length > 0) return;
    if (keeping) return;
    setKeeping(true);
    const body = newSourceOf(draft, uuidv7());
    const result = await send({ method: "POST", path: "/sources", body, key: body.id });
    setKeeping(false);
    if (result.outcome !== "ok") return setLacking([`The source was not kept: ${whyNotRead(result)}`]);
    // who added, discarded or closed it meanwhile, or took another source, is at something else
    const now = formNow(place);
    if (!now.open || now.draft.known !== null || now.draft.address !== draft.address) return;
    const source = result.value as Source;
    change({ known: source });
    beside.open({ view: "copies", claimId, source, snapshotId: null, evidenceId: null, part: "add" });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    add();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={form}
      id="evidence-form"
      className="ev-form fields"
      aria-label="New evidence"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="ev-kind">
        <RadioRow
          label="What it is"
          options={forms}
          chosen={draft.form}
          onChoose={(chosen) => change({ form: chosen })}
        />
      </div>
      <SourceFields draft={draft} onChange={change} />
      {draft.form === "search" ? (
        <SearchFields value={draft} onChange={change} />
      ) : (
        <PassageFields
          value={draft}
          claimId={claimId}
          source={draft.known}
          sourceLanguage={draft.sourceLanguage}
          onChange={change}
          onNeedSource={() => void keepSource()}
        />
      )}
      {keeping && <output className="hint">Making the source known…</output>}
      {unkept && <p className="hint wrong">This browser keeps nothing: add it before you leave the page.</p>}
      {lacking.length > 0 && (
        <div role="alert">
          <ul className="lacking">
            {lacking.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="ev-a">
        <button type="submit" className="btn pri sm">
          {draft.form === "search" ? "Add search" : "Add evidence"} <kbd>Ctrl ↵</kbd>
        </button>
        <button type="button" className="btn sm" onClick={() => leave(closeForm)}>
          Close, keep what is typed
        </button>
        <span className="grow" />
        <button type="button" className="btn quiet sm" onClick={() => leave(dropForm)}>
          Discard
        </button>
      </div>
    </form>
  );
}
