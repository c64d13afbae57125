"use client";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { Choice } from "../claim/claim-fields.tsx";
import { dateHint } from "../claim/date-field.tsx";
import { takeKey } from "../ui/own-keys.ts";
import { Glyph } from "../ui/glyph.tsx";
import { safeHref } from "@/core/links.ts";
import { sourceKinds, type Source, type SourceKind } from "@/core/sources.ts";
import type { FormDraft } from "./form-draft.ts";
import { onceLeft } from "./once-left.ts";
import { sourceName } from "./source-name.ts";
import { useSourceSearch } from "./source-search.ts";

interface SourceFieldsProps {
  draft: FormDraft;
  onChange: (fields: Partial<FormDraft>) => void;
}

/** Who says so: a known source by its address or its words, or a new one. */
export function SourceFields({ draft, onChange }: SourceFieldsProps) {
  const { address, known } = draft;
  const { same, sources } = useSourceSearch(known ? "" : address);
  const use = (source: Source) => onChange({ known: source, address: source.url ?? sourceName(source) });
  const fresh = useRef<HTMLDivElement>(null);
  const other = useRef<HTMLButtonElement>(null);
  const wasKnown = useRef(known !== null);
  useEffect(() => {
    // the field that had the focus is gone: keys would go to the page
    if (known && !wasKnown.current && document.activeElement === document.body) other.current?.focus();
    wasKnown.current = known !== null;
  }, [known]);
  useEffect(() => {
    // a source with exactly this address is this source: its copies can be looked in at once
    if (same) return onceLeft(fresh.current, () => onChange({ known: same }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [same]);
  if (known) {
    const another = () => onChange({ known: null, address: "", snapshotId: undefined });
    return <KnownSource source={known} button={other} onOther={another} />;
  }
  return (
    <>
      <AddressField address={address} found={sources} onType={(text) => onChange({ address: text })} onUse={use} />
      <div className="fields" ref={fresh}>
        <NewSource draft={draft} onChange={onChange} />
      </div>
    </>
  );
}

function KnownSource({
  source,
  button,
  onOther,
}: {
  source: Source;
  button: RefObject<HTMLButtonElement | null>;
  onOther: () => void;
}) {
  return (
    <output className="known">
      <Glyph name="check" />
      <span className="grow">
        <b>{sourceName(source)}</b> {source.title} <span className="dim">known source, used again</span>
      </span>
      <button type="button" className="btn sm" ref={button} onClick={onOther}>
        Another source
      </button>
    </output>
  );
}

interface AddressFieldProps {
  address: string;
  found: readonly Source[];
  onType: (address: string) => void;
  onUse: (source: Source) => void;
}

/** An address or words, with the known sources that have them below: arrow keys move, Enter takes one. */
function AddressField({ address, found, onType, onUse }: AddressFieldProps) {
  const id = useId();
  const [at, setAt] = useState(-1);
  const [closed, setClosed] = useState(false);
  const open = found.length > 0 && !closed;
  const current = open ? found[at] : undefined;
  const press = (event: KeyboardEvent) => {
    if (!open) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter" && current && !event.ctrlKey && !event.metaKey) onUse(current);
    else if (event.key === "Escape") setClosed(true);
    else return;
    takeKey(event);
  };
  return (
    <div className="text-field combo">
      <label className="lbl" htmlFor={id}>
        Address, or words of a known source
      </label>
      <input
        id={id}
        className="field"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="https://…"
        value={address}
        onChange={(event) => {
          setClosed(false);
          setAt(-1);
          onType(event.target.value);
        }}
        onKeyDown={press}
      />
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- a datalist cannot carry what each source is; the field above takes the keys */}
      <ul id={`${id}-list`} role="listbox" aria-label="Known sources" className="options" hidden={!open}>
        {found.map((source, index) => (
          <li
            key={source.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => onUse(source)}
          >
            <b>{sourceName(source)}</b> {source.title} <span className="proof">{source.url}</span>
          </li>
        ))}
      </ul>
      {/* oxlint-enable */}
    </div>
  );
}

function NewSource({ draft, onChange }: SourceFieldsProps) {
  const id = useId();
  const typed = (
    field: "title" | "publisher" | "author" | "publishedAt" | "sourceLanguage",
    label: string,
    hint = "",
  ) => (
    <div className="text-field">
      <label className="lbl" htmlFor={`${id}-${field}`}>
        {label}
      </label>
      <input
        id={`${id}-${field}`}
        className="field"
        dir="auto"
        autoComplete="off"
        placeholder={hint}
        value={draft[field]}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
      {field === "publishedAt" && <span className="hint">{dateHint(draft.publishedAt.trim())}</span>}
    </div>
  );
  const isAddress = safeHref(draft.address) !== undefined;
  return (
    <>
      {!isAddress && draft.address.trim() !== "" && draft.title === "" && (
        <p className="known">
          <span className="grow">This is no address.</span>
          <button type="button" className="btn sm" onClick={() => onChange({ title: draft.address, address: "" })}>
            Use as the title of a new source
          </button>
        </p>
      )}
      {typed("title", "Title")}
      <div className="pairs">
        {typed("publisher", "Publisher")}
        {typed("author", "Author")}
        {typed("publishedAt", "Date", "2020-11-19")}
        <Choice
          label="Kind"
          value={draft.kind}
          options={sourceKinds}
          disabled={false}
          onChoose={(kind) => onChange({ kind: kind as SourceKind })}
        />
        {typed("sourceLanguage", "Language", "en, ru")}
      </div>
    </>
  );
}
