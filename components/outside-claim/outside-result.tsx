"use client";
import { useEffect, useRef } from "react";
import type { OutsideOutcome, OutsidePreview } from "@/core/outside-claims/preview.ts";

/** So many of the claims are named; all stand in the article. */
const mostNamed = 50;

interface OutsideResultProps {
  articleId: string;
  preview: OutsidePreview;
  outcome: OutsideOutcome;
  onAgain: () => void;
}

const broughtWords = (count: number) => (count === 1 ? "1 claim is in" : `${count.toLocaleString("en")} claims are in`);
const ratedWords = (count: number) =>
  count === 1 ? "1 claim is rated anew" : `${count.toLocaleString("en")} claims are rated anew`;

/** The last step: how many came in, with the way to each. */
export function OutsideResult({ articleId, preview, outcome, onAgain }: OutsideResultProps) {
  const { brought, rated, known, refused } = outcome;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const waiting = brought.filter(({ place }) => place !== "placed").length;
  const wordsOf = new Map(preview.rows.map(({ row, words }) => [row, words]));
  const here = `/articles/${articleId}`;
  return (
    <div className="bring outside-done">
      <h1 tabIndex={-1} ref={heading}>
        {brought.length === 0 && rated.length > 0 ? ratedWords(rated.length) : broughtWords(brought.length)}
      </h1>
      <p className="mid">
        {(brought.length > 0 || rated.length === 0) && `${brought.length - waiting} at their words in the text`}
        {waiting > 0 && `, ${waiting} ${waiting === 1 ? "waits" : "wait"} for a place`}
        {rated.length > 0 &&
          (brought.length > 0
            ? `; ${ratedWords(rated.length)}: their drafts say how`
            : "The new ratings stand in their drafts, beside what was written here")}
        {known.length > 0 && `; ${known.length} were here before and stay as they are`}.
      </p>
      {refused.map(({ row, problems }) => (
        <p key={row} className="form-note">
          Row {row}: {problems.join(" ")}
        </p>
      ))}
      <ul className="outside-list" hidden={brought.length === 0}>
        {brought.slice(0, mostNamed).map(({ claimId, number, row, place }) => (
          <li key={claimId}>
            <a href={place === "placed" ? `${here}?claim=${claimId}` : `${here}/versions/places?claim=${claimId}`}>
              <span className="num">{number}</span>
              <span dir="auto">{wordsOf.get(row)}</span>
            </a>
            {place !== "placed" && <span className="dim"> waits for a place</span>}
          </li>
        ))}
      </ul>
      {rated.length > 0 && (
        <ul className="outside-list">
          {rated.slice(0, mostNamed).map(({ claimId, number, row }) => (
            <li key={claimId}>
              <a href={`${here}?claim=${claimId}`}>
                <span className="num">{number}</span>
                <span dir="auto">{wordsOf.get(row)}</span>
              </a>
              <span className="dim"> rated anew</span>
            </li>
          ))}
        </ul>
      )}
      {brought.length > mostNamed && <p className="dim">and {brought.length - mostNamed} more, in the article.</p>}
      <div className="form-foot">
        <a className="btn pri tall" href={here}>
          To the article
        </a>
        {waiting > 0 && (
          <a className="btn tall" href={`${here}/versions/places`}>
            Give {waiting === 1 ? "the one that waits" : `the ${waiting} that wait`} a place
          </a>
        )}
        <button type="button" className="btn tall" onClick={onAgain}>
          Bring in more
        </button>
      </div>
    </div>
  );
}
