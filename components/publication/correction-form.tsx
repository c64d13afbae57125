"use client";
import { useEffect, useId, useState } from "react";
import { correctionKinds, type CorrectionKind, type Publication } from "@/core/publications.ts";
import type { KeptForm } from "../claim/kept-form.ts";
import { useLookAgain } from "../report/heard.ts";
import { ActForm } from "./act-form.tsx";
import { UnsentWords } from "./unsent-words.tsx";
import { correct, readDraft, type PublicationDraft } from "./publication-api.ts";

/** What an editor made of the draft; null as long as it is as the machine drafted it. */
export interface CorrectionWords {
  kinds: readonly CorrectionKind[] | null;
  notice: string | null;
  note: string;
}

/** What changes a verdict, a fact or a finding: it may not go out as less. */
const grave: readonly CorrectionKind[] = ["rating", "factual", "void"];

const labelOf = (kind: CorrectionKind) => correctionKinds.find(({ id }) => id === kind)?.label ?? kind;

interface CorrectionFormProps {
  articleId: string;
  standing: Publication;
  /** Counts what happened to the article meanwhile: what changed is looked at again then. */
  heard: number;
  form: KeptForm<CorrectionWords>;
  /** It was opened by its button, not found open. */
  isAsked: boolean;
  onDone: (publication: Publication) => void;
  onRefused: () => void;
  onClose: () => void;
}

/** Publishes what changed since: the machine's list of it, its kinds, and the notice that readers see. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { articleId, standing, heard, form, isAsked, onDone, onRefused, onClose } = props;
  const [draft, setDraft] = useState<PublicationDraft | { trouble: string } | null>(null);
  const [reads, setReads] = useState(0);
  useEffect(() => {
    let stale = false;
    void readDraft(articleId).then(({ value, refused }) => {
      if (!stale) setDraft(value ?? { trouble: refused?.message ?? "" });
    });
    return () => {
      stale = true;
    };
  }, [articleId, standing.id, reads]);
  const again = () => setReads(reads + 1);
  useLookAgain(heard, again);
  if (draft === null) return <p className="slow mid">Looking at what changed…</p>;
  if ("trouble" in draft || draft.same) {
    return (
      <div className="pub-form">
        <output>
          {"trouble" in draft
            ? draft.trouble
            : `Nothing changed since number ${standing.number} was published, so there is nothing to correct.`}
        </output>
        <UnsentWords words={[form.draft.notice ?? "", form.draft.note]} onDrop={form.drop} />
        <div className="log-a">
          <button type="button" className="btn sm" onClick={again}>
            Look again
          </button>
          <button type="button" className="btn quiet sm" onClick={() => (form.close(), onClose())}>
            Close
          </button>
        </div>
      </div>
    );
  }
  return (
    <Fields
      {...{ standing, draft, form, isAsked, onDone, onClose }}
      onRefused={() => {
        again();
        onRefused();
      }}
    />
  );
}

type FieldsProps = Omit<CorrectionFormProps, "articleId" | "heard"> & { draft: PublicationDraft };

function Fields({ standing, draft, form, isAsked, onDone, onRefused, onClose }: FieldsProps) {
  const id = useId();
  const required = grave.filter((kind) => draft.kinds.includes(kind));
  const chosen = new Set([...(form.draft.kinds ?? draft.kinds), ...required]);
  const kinds = correctionKinds.map((row) => row.id).filter((kind) => chosen.has(kind));
  const notice = form.draft.notice ?? draft.notice;
  return (
    <ActForm
      title={`Correct number ${standing.number}`}
      label="Publish the correction"
      form={form}
      focus={isAsked ? "title" : null}
      send={(key) => correct({ publicationId: standing.id, kinds, notice, note: form.draft.note }, key)}
      {...{ onDone, onRefused, onClose }}
    >
      <h4 id={`${id}-changes`}>What changed since</h4>
      <ul className="pub-changes" aria-labelledby={`${id}-changes`}>
        {draft.changes.map(({ kind, sentence }) => (
          <li key={`${kind} ${sentence}`}>
            <span className="tag">{labelOf(kind)}</span> <span dir="auto">{sentence}</span>
          </li>
        ))}
      </ul>
      <fieldset className="choice-set">
        <legend className="lbl">Kinds of this correction</legend>
        {correctionKinds.map(({ id: kind, label }) => (
          <label key={kind} className="choice">
            <input
              type="checkbox"
              checked={chosen.has(kind)}
              disabled={required.includes(kind)}
              onChange={() =>
                form.change({ kinds: chosen.has(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] })
              }
            />
            <span>
              {label}
              {required.includes(kind) && <small>must be said: see above</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="field-label" htmlFor={`${id}-notice`}>
        Notice for readers
      </label>
      <textarea
        id={`${id}-notice`}
        name="notice"
        className="field"
        rows={5}
        value={notice}
        onChange={(event) => form.change({ notice: event.target.value })}
      />
      <label className="field-label" htmlFor={`${id}-note`}>
        Note for the desk
      </label>
      <input
        id={`${id}-note`}
        className="field"
        value={form.draft.note}
        onChange={(event) => form.change({ note: event.target.value })}
      />
    </ActForm>
  );
}
