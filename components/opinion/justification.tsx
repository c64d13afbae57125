"use client";
import { useState } from "react";
import { DateField } from "../claim/date-field.tsx";
import { FieldNote, TextField } from "../claim/field.tsx";
import { claimPlaces } from "../claim/places.ts";
import { WordDiff } from "../claim/word-diff.tsx";
import type { ClaimView } from "@/core/claims.ts";
import { evidenceLabel, type EvidenceView } from "@/core/evidence.ts";
import type { Disposition } from "@/core/verdicts.ts";
import type { OpinionInWork } from "./use-opinion.ts";

interface JustificationProps {
  opinion: OpinionInWork;
  evidence: readonly EvidenceView[];
  disabled: boolean;
}

/** Why the evidence leads to the verdict, which evidence that is, and what is missing. */
export function Justification({ opinion, evidence, disabled }: JustificationProps) {
  const { body, edit, edited } = opinion;
  return (
    <div className="sec fields">
      <TextField
        id={claimPlaces.justification}
        label="Justification"
        hint={<span className="hint">why the evidence leads here; no new facts</span>}
        lines={3}
        className="just"
        value={body.justification}
        edited={edited}
        field="justification"
        readOnly={disabled}
        onType={(justification) => edit({ justification }, "pause")}
      />
      <Cites evidence={evidence} cites={body.cites} disabled={disabled} onChange={(cites) => edit({ cites })} />
      <TextField
        id={claimPlaces.missing}
        label="What is missing"
        hint={<span className="hint">or why there is no evidence</span>}
        lines={2}
        value={body.missing}
        edited={edited}
        field="missing"
        readOnly={disabled}
        onType={(missing) => edit({ missing }, "pause")}
      />
      <TextField
        label="What would change this verdict"
        lines={1}
        value={body.wouldChange}
        edited={edited}
        field="wouldChange"
        readOnly={disabled}
        placeholder="The decree itself; the recording of the interview"
        onType={(wouldChange) => edit({ wouldChange }, "pause")}
      />
      <AsOf opinion={opinion} disabled={disabled} />
    </div>
  );
}

/** The date as of which the verdict holds: true then, out of date now. Folded until it is needed. */
function AsOf({ opinion, disabled }: { opinion: OpinionInWork; disabled: boolean }) {
  const { body, edit, claimId, edited } = opinion;
  const [open, setOpen] = useState(false);
  if (body.asOf === null && !open) {
    return disabled ? null : (
      <button type="button" className="linkish" onClick={() => setOpen(true)}>
        True then, out of date now? Say as of when it holds
      </button>
    );
  }
  return (
    <div className="as-of">
      <DateField label="Holds as of" value={body.asOf} readOnly={disabled} onType={(asOf) => edit({ asOf }, "pause")} />
      {body.asOf !== null && <span className="flag">True then, out of date now</span>}
      <FieldNote id={`${claimId}-as-of-note`} edited={edited} field="asOf" />
    </div>
  );
}

interface CitesProps {
  evidence: readonly EvidenceView[];
  cites: readonly string[];
  disabled: boolean;
  onChange: (cites: string[]) => void;
}

/** The evidence that the verdict rests on: one toggle for each piece. */
function Cites({ evidence, cites, disabled, onChange }: CitesProps) {
  return (
    <fieldset className="cites" id={claimPlaces.cites} aria-label="Cited evidence" tabIndex={-1}>
      {evidence.length === 0 && <span className="hint">No evidence to cite yet.</span>}
      {evidence.map(({ id, number, stance, source }) => (
        <button
          key={id}
          type="button"
          className={cites.includes(id) ? "tag on" : "tag"}
          aria-pressed={cites.includes(id)}
          disabled={disabled}
          title={source.title}
          onClick={() => onChange(cites.includes(id) ? cites.filter((each) => each !== id) : [...cites, id])}
        >
          cite <span className="cite">{evidenceLabel({ number, stance })}</span>
        </button>
      ))}
    </fieldset>
  );
}

const rewording: ReadonlySet<Disposition | null> = new Set<Disposition | null>(["fix", "clarify", "attribute"]);

/** The words to put in place of the claim's, compared with these. Shown when the words are to change. */
export function ProposedWords({
  opinion,
  claim,
  disabled,
}: {
  opinion: OpinionInWork;
  claim: ClaimView;
  disabled: boolean;
}) {
  const { body, edit, edited } = opinion;
  if (!rewording.has(body.disposition) && body.proposedText === "") return null;
  const words = claim.targets.map(({ exact }) => exact).join(" … ");
  return (
    <div className="fields proposed">
      <TextField
        label="Proposed wording"
        lines={2}
        className="just"
        value={body.proposedText}
        edited={edited}
        field="proposedText"
        readOnly={disabled}
        onType={(proposedText) => edit({ proposedText }, "pause")}
      />
      {body.proposedText !== "" && (
        <p className="compared" dir="auto">
          <span className="vh">Compared with the words: </span>
          <WordDiff before={words} after={body.proposedText} />
        </p>
      )}
    </div>
  );
}
