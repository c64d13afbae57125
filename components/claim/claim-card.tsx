"use client";
import type { KeyboardEvent } from "react";
import { ContactLog } from "../contact/contact-log.tsx";
import { EvidenceList, type OnUndo } from "../evidence/evidence-list.tsx";
import { NoteList } from "../note/note-list.tsx";
import { EarlierOpinions } from "../opinion/earlier-opinions.tsx";
import { Lacking, useGiving } from "../opinion/give-verdict.tsx";
import { OpinionForm } from "../opinion/opinion-form.tsx";
import { useOpinion } from "../opinion/use-opinion.ts";
import { Decisions } from "../review/decisions.tsx";
import { TalkPart } from "../talk/talk-part.tsx";
import { Sealed } from "../review/sealed.tsx";
import { useReveal } from "../review/use-review.ts";
import { Verdicts } from "../review/verdicts.tsx";
import { useShown } from "../workspace/context.tsx";
import type { ClaimView, Span } from "@/core/claims.ts";
import { takeKey } from "../ui/own-keys.ts";
import { ClaimFields, ClaimHandling } from "./claim-fields.tsx";
import { ClaimFoot } from "./claim-foot.tsx";
import { ClaimHeader, type Direction } from "./claim-header.tsx";
import { ClaimHistory } from "./claim-history.tsx";
import { ClaimWords } from "./claim-words.tsx";
import { useClaimParts } from "./use-claim-parts.ts";
import "./claim.css";

export interface ClaimCardProps {
  claimId: string;
  /** Closes the card; the caller returns the focus to the number in the text. */
  onClose: () => void;
  onOpen: (claimId: string) => void;
  onMove: (direction: Direction) => void;
  /** Brings words of the text into view. */
  onWords: (span: Span) => void;
  /** The caller lets the person select other words for the claim. */
  onChangeWords: (claimId: string) => void;
  /** The caller lets the person select more words for the claim. */
  onAddWords: (claimId: string) => void;
  /** Says what was done and offers to take it back: it was the last act of the store. */
  onUndo: OnUndo;
  /** Where the selection begins in the text (UTF-16), to split the claim there. */
  splitAt?: number | undefined;
}

/** The open claim: its words, what is said about it, the evidence, the verdict, and what may be done with it. */
export function ClaimCard(props: ClaimCardProps) {
  const { claimId, onClose } = props;
  const claim = useShown((state) => state.claims.get(claimId));
  const loaded = useShown((state) => state.loaded);
  if (claim) return <OpenClaim key={claimId} {...props} claim={claim} />;
  return (
    <section className="insp" aria-label="Open claim">
      <div className="insp-b empty">
        <output>{loaded ? "This claim is not here any more." : <span className="slow">Loading claims…</span>}</output>
        <button type="button" className="btn" onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}

function OpenClaim({ claim, ...props }: ClaimCardProps & { claim: ClaimView }) {
  const { claimId, onOpen, onMove, onClose, onUndo, onWords } = props;
  useClaimParts(claim);
  const opinion = useOpinion(claim);
  const { lacking, give } = useGiving(opinion);
  useReveal(opinion);
  const { body, edit } = opinion;
  const cite = (id: string) =>
    edit({ cites: body.cites.includes(id) ? body.cites.filter((each) => each !== id) : [...body.cites, id] });
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    give();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <section className="insp" aria-label={`Claim ${claim.number}`} onKeyDown={press}>
      <ClaimHeader claim={claim} onMove={onMove} onClose={onClose} />
      <div className="insp-b scroll">
        <ClaimWords claim={claim} onOpen={onOpen} />
        <ClaimFields claim={claim} />
        <EvidenceList claimId={claimId} cites={body.cites} onCite={cite} onUndo={onUndo} />
        <ContactLog claimId={claimId} onUndo={onUndo} />
        {opinion.reading === null ? <Verdicts claim={claim} opinion={opinion} /> : <Sealed claim={claim} />}
        <OpinionForm claim={claim} opinion={opinion} />
        <Lacking edited={opinion.edited} lacking={lacking} />
        <Decisions claim={claim} />
        <ClaimHandling claim={claim} />
        <NoteList claimId={claimId} onUndo={onUndo} />
        <TalkPart claim={claim} onWords={onWords} />
        <EarlierOpinions opinion={opinion} />
        <ClaimHistory claim={claim} />
      </div>
      <ClaimFoot {...props} claim={claim} opinion={opinion} onGive={give} />
    </section>
  );
}
