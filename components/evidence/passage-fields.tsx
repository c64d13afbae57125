"use client";
import { useId, useState, type KeyboardEvent } from "react";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import type { EvidenceFields } from "../workspace/changes.ts";
import { Choice } from "../claim/claim-fields.tsx";
import { RoleDates } from "../claim/role-dates.tsx";
import { evidenceClasses, media, stances, type Medium } from "@/core/evidence.ts";
import type { Source } from "@/core/sources.ts";
import { pasteWords } from "./pasted-words.ts";
import { PassageCheck, usePassageSight } from "./passage-check.tsx";
import { RadioRow } from "./radio-row.tsx";
import { VisibilityFields } from "./visibility-fields.tsx";

/** Evidence as it is filled in: the stance and the class have to be chosen, nothing is guessed. */
export type PassageValue = Omit<EvidenceFields, "stance" | "class" | "snapshotId"> & {
  stance: EvidenceFields["stance"] | null;
  class: EvidenceFields["class"] | null;
  snapshotId?: string | null;
};

export interface FieldsProps {
  value: PassageValue;
  onChange: (fields: Partial<EvidenceFields>, when: "pause" | "now") => void;
}

interface PassageFieldsProps extends FieldsProps {
  claimId: string;
  /** The source when it is known; a new one has no copies. */
  source: Source | null;
  /** BCP 47 of the source. */
  sourceLanguage?: string;
  /** The evidence that is edited. */
  evidenceId?: string;
  /** Makes a new source known, so that a copy of it can be kept. */
  onNeedSource?: () => void;
}

const capital = (word: string) => (word[0]?.toUpperCase() ?? "") + word.slice(1);
const passageStances = stances.filter(({ id }) => id !== "not-found");

/** The words of a source that bear on a claim, whether they stand in its copy, and which way they point. */
export function PassageFields(props: PassageFieldsProps) {
  const { value, onChange, source, claimId, evidenceId = null } = props;
  const { beside } = useWorkspace();
  const language = value.language || source?.language || props.sourceLanguage || "";
  const sight = usePassageSight(source?.id ?? null, value.snapshotId, value.passage);
  const take = (words: string, place: string) => onChange({ passage: words, locator: value.locator || place }, "now");
  const read = () => {
    if (!source) return props.onNeedSource?.();
    const snapshotId = value.snapshotId ?? null;
    const part = sight.state === "no-copy" ? "add" : "text";
    beside.open({ view: "copies", claimId, source, snapshotId, evidenceId, part });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.altKey || sight.state !== "not-found" || sight.nearest === null) return;
    takeKey(event);
    take(sight.nearest, sight.place);
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Alt Enter from the field inside */}
      <div className="passage-field" onKeyDown={press}>
        <Typed
          label="Passage"
          value={value.passage}
          lines={3}
          hint="The exact words in the source"
          lang={language}
          serif
          onType={(passage) => onChange({ passage }, "pause")}
        />
        <PassageCheck sight={sight} passage={value.passage} language={language} onTake={take} onRead={read} />
      </div>
      <Translation value={value} language={language} onChange={onChange} />
      <RadioRow
        label="Stance"
        options={passageStances}
        chosen={value.stance}
        onChoose={(stance) => onChange({ stance }, "now")}
      />
      <RadioRow
        label="Class"
        options={evidenceClasses}
        chosen={value.class}
        onChoose={(chosen) => onChange({ class: chosen }, "now")}
      />
      <div className="pairs">
        <Typed
          label="Where in the source"
          value={value.locator}
          hint="page 4, para 2, 12:30"
          onType={(locator) => onChange({ locator }, "pause")}
        />
        <Choice
          label="Medium"
          value={value.medium}
          disabled={false}
          options={media.map((each) => ({ id: each, label: capital(each) }))}
          onChoose={(medium) => onChange({ medium: medium as Medium }, "now")}
        />
      </div>
      <RoleDates dates={value.dates} disabled={false} onChange={(dates) => onChange({ dates }, "pause")} />
      <VisibilityFields value={value} onChange={onChange} />
      <Typed
        label="Note"
        value={value.note}
        hint="For the desk, not quoted"
        onType={(note) => onChange({ note }, "pause")}
      />
    </>
  );
}

/** The passage in the article's language, and the language it is in itself; folded until one is needed. */
function Translation({ value, language, onChange }: FieldsProps & { language: string }) {
  const { article } = useWorkspace();
  const [open, setOpen] = useState(value.translation !== "" || value.language !== "");
  if (!open) {
    return (
      <button type="button" className="linkish" onClick={() => setOpen(true)}>
        In another language? Add a translation
      </button>
    );
  }
  return (
    <div className="pairs translation">
      <Typed
        label="Translation"
        value={value.translation}
        lines={3}
        hint="The passage in the language of the article"
        lang={article.language}
        serif
        onType={(translation) => onChange({ translation }, "pause")}
      />
      <Typed
        label="Language of the passage"
        value={value.language}
        hint={language || "ru, be, de"}
        onType={(code) => onChange({ language: code.trim() }, "pause")}
      />
    </div>
  );
}

interface TypedProps {
  label: string;
  value: string;
  hint: string;
  lines?: number;
  lang?: string;
  serif?: boolean;
  onType: (text: string) => void;
}

/** A labelled field of a form that is sent as a whole, or saves after a pause. */
export function Typed({ label, value, hint, lines = 1, lang, serif, onType }: TypedProps) {
  const { store } = useWorkspace();
  const id = useId();
  const shared = {
    id,
    className: serif ? "field just" : "field",
    dir: "auto",
    lang: lang || undefined,
    placeholder: hint,
    value,
    onBlur: () => store.flush(),
  } as const;
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      {lines === 1 ? (
        <input {...shared} autoComplete="off" onChange={(event) => onType(event.target.value)} />
      ) : (
        <textarea {...shared} rows={lines} onPaste={pasteWords} onChange={(event) => onType(event.target.value)} />
      )}
    </div>
  );
}
