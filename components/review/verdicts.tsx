"use client";
import { useMemo } from "react";
import { useNames } from "../claim/claim-history.tsx";
import type { OpinionInWork } from "../opinion/use-opinion.ts";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { useShown } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";
import type { Opinion } from "@/core/opinions.ts";
import type { SecondOpinion } from "@/core/second-opinions.ts";
import { verdictById } from "@/core/verdicts.ts";
import { compareWordings } from "@/core/wordings.ts";
import "./review.css";

const noneGiven: readonly SecondOpinion[] = [];
/** Marks count: between two readers every word may matter. */
const asWritten = (word: string) => word;
const places = { 2: "second", 3: "third" } as const;

/** The opinion that stands and those that read it blind; none when nobody has. */
function readingsOf(given: readonly SecondOpinion[], { standing, opinions }: OpinionInWork) {
  // where two of three carried, the second reader's words took the first one's place
  const about = [standing?.id, standing?.supersedes];
  const opinionId = given.findLast((row) => about.includes(row.opinionId))?.opinionId;
  const first = opinions.find(({ id }) => id === opinionId);
  return { first, readings: given.filter((row) => row.opinionId === opinionId) };
}

interface VerdictsProps {
  claim: ClaimView;
  opinion: OpinionInWork;
  /** Shows a first verdict that nobody read yet, too. */
  alone?: boolean;
}

/** The verdicts of all readers side by side in the same size, first reader left; words that differ are marked. */
export function Verdicts({ claim, opinion, alone = false }: VerdictsProps) {
  const given = useShown((state) => state.reviews.get(claim.id)?.given) ?? noneGiven;
  const { first, readings } = readingsOf(given, opinion);
  const [second] = readings;
  if (!first || !second) return alone && opinion.standing ? <Alone claim={claim} row={opinion.standing} /> : null;
  const differ = readings.some(({ verdict }) => verdict !== first.verdict);
  return (
    <section className="sec" aria-labelledby="claim-verdicts">
      <div className="sec-h">
        <h3 id="claim-verdicts" tabIndex={-1}>
          {readings.length === 1 ? "Two verdicts" : "Three verdicts"}
        </h3>
        <span className={differ ? "flag bad" : "flag plain"}>
          <Glyph name={differ ? "two" : "check"} />
          {differ ? "They differ" : "The same"}
        </span>
      </div>
      <div className="ops">
        <Reader claimId={claim.id} row={first} place="first" other={second.justification} />
        {readings.map((row) => (
          <Reader key={row.id} claimId={claim.id} row={row} place={places[row.reading]} other={first.justification} />
        ))}
      </div>
      <p className="hint">All stay on file, whatever is decided.</p>
    </section>
  );
}

function Alone({ claim, row }: { claim: ClaimView; row: Opinion }) {
  return (
    <section className="sec" aria-labelledby="claim-verdicts">
      <div className="sec-h">
        <h3 id="claim-verdicts">Verdict</h3>
      </div>
      <div className="ops">
        <Reader claimId={claim.id} row={row} place="first" other={row.justification} />
      </div>
    </section>
  );
}

interface ReaderProps {
  claimId: string;
  row: Pick<Opinion, "verdict" | "justification" | "createdAt" | "createdBy">;
  place: "first" | "second" | "third";
  /** The justification that this one is compared with. */
  other: string;
}

function Reader({ claimId, row, place, other }: ReaderProps) {
  const names = useNames(claimId);
  return (
    <article className="op" aria-label={`The ${place} verdict`}>
      <header className="op-h">
        <b>{names.person(row.createdBy ?? "")}</b>
        <span className="dim">
          {place}
          {row.createdAt && `, ${momentInWords(Date.parse(row.createdAt))}`}
        </span>
      </header>
      <span className={`vd v-${row.verdict}`}>
        <Glyph name={row.verdict} />
        {verdictById(row.verdict).label}
      </span>
      <p dir="auto">
        <Differing text={row.justification} other={other} />
      </p>
    </article>
  );
}

/** A text with the words marked that the other one does not have. */
function Differing({ text, other }: { text: string; other: string }) {
  const pieces = useMemo(() => compareWordings(other, text, asWritten), [other, text]);
  return pieces.map((piece, i) => {
    if (piece.kind === "only-a") return null;
    return piece.kind === "only-b" ? <mark key={i}>{piece.b}</mark> : <span key={i}>{piece.b}</span>;
  });
}
