"use client";
import { useEffect, useRef } from "react";
import { outsidePlaces } from "@/core/outside-claims/placing.ts";
import { outsideStatuses, type OutsidePreviewRow, type OutsideRating } from "@/core/outside-claims/preview.ts";
import { verdicts, type VerdictId } from "@/core/verdicts.ts";
import { Glyph } from "../ui/glyph.tsx";
import { mayComeIn } from "./use-outside.ts";
import { oursFor } from "./verdict-mapper.tsx";

interface ClaimRowsProps {
  articleId: string;
  rows: readonly OutsidePreviewRow[];
  chosen: ReadonlySet<number>;
  /** Whether all, some or none of what may come in is chosen, on every page of the list. */
  all: boolean | "some";
  ours: Readonly<Record<string, VerdictId | null>>;
  busy: boolean;
  onChoose: (row: number, isChosen: boolean) => void;
  onAll: (isChosen: boolean) => void;
}

/** Where a claim would go, in words. */
function placeWords({ place, paragraph }: OutsidePreviewRow): string {
  const label = outsidePlaces.find(({ id }) => id === place)?.label ?? place;
  if (place === "placed") return `Paragraph ${paragraph}`;
  return `${label}: waits for a place`;
}

/** The dry run as a table: each row with where it would go, its verdict, and what is in the way. */
export function ClaimRows({ articleId, rows, chosen, all, ours, busy, onChoose, onAll }: ClaimRowsProps) {
  const every = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (every.current) every.current.indeterminate = all === "some";
  }, [all]);
  return (
    <table className="outside-rows">
      <thead>
        <tr>
          <th scope="col">
            <label className="outside-check">
              <input
                ref={every}
                type="checkbox"
                aria-label="All that may come in"
                checked={all === true}
                disabled={busy}
                onChange={(event) => onAll(event.target.checked)}
              />
              All
            </label>
          </th>
          <th scope="col">Claim</th>
          <th scope="col">Where it would go</th>
          <th scope="col">Verdict there → draft here</th>
          <th scope="col">To know</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row} className={mayComeIn(row) ? undefined : "outside-not"}>
            <td className="outside-n">
              <label className="outside-check">
                <input
                  type="checkbox"
                  aria-label={`Bring in row ${row.row}`}
                  checked={chosen.has(row.row)}
                  disabled={busy || !mayComeIn(row)}
                  onChange={(event) => onChoose(row.row, event.target.checked)}
                />
                <span className="num">{row.row}</span>
              </label>
            </td>
            <th scope="row">
              <span className="outside-words" dir="auto">
                {row.words || "No words"}
              </span>
              {(row.speaker || (row.statement && row.statement !== row.words)) && (
                <span className="dim" dir="auto">
                  {[row.speaker, row.statement !== row.words && row.statement].filter(Boolean).join(": ")}
                </span>
              )}
            </th>
            <td>{row.status === "refused" ? "Nowhere" : row.anew ? "Stays where it is" : placeWords(row)}</td>
            <td>
              <VerdictCell row={row} ours={ours} />
            </td>
            <td>
              <Remarks articleId={articleId} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isSigned = ({ by, at }: OutsideRating) => by !== "" || at !== "";

/** Whose a rating is and when it was given: «The Desk, 2021-03-04». */
function Whose({ rating: { by, at } }: { rating: OutsideRating }) {
  return (
    <span className="dim">
      <bdi>{by}</bdi>
      {by !== "" && at !== "" && ", "}
      <bdi className="outside-date">{at}</bdi>
    </span>
  );
}

/** Their newest verdict and ours for it; then every other rating of the claim in the file. */
function VerdictCell({ row, ours }: { row: OutsidePreviewRow; ours: ClaimRowsProps["ours"] }) {
  const { verdict, ratings, status, anew } = row;
  const [newest, ...others] = ratings;
  const becomesOurs = status !== "repeated" && anew?.draft !== "keeps";
  const id = verdict && becomesOurs ? oursFor(verdict, ours) : null;
  return (
    <div className="outside-know">
      {verdict && (
        <p className="outside-verdict">
          <span dir="auto">«{verdict.name}»</span>
          {becomesOurs && " → "}
          {becomesOurs && id === null && <span className="dim">no verdict</span>}
          {id !== null && (
            <span className={`vd outside-ours v-${id}`}>
              <Glyph name={id} /> {verdicts.find((one) => one.id === id)?.label}
            </span>
          )}
        </p>
      )}
      {newest && isSigned(newest) && (
        <p>
          {others.length > 0 && <span className="dim">The newest: </span>}
          <Whose rating={newest} />
        </p>
      )}
      {others.map((one) => (
        <p key={JSON.stringify(one)}>
          Also {one.name === "" ? "checked" : <bdi>«{one.name}»</bdi>}
          {isSigned(one) && ": "}
          <Whose rating={one} />
        </p>
      ))}
    </div>
  );
}

function Remarks({ articleId, row }: { articleId: string; row: OutsidePreviewRow }) {
  const { status, claim, problems, remarks, sources, repeats, details, anew } = row;
  const label = outsideStatuses.find(({ id }) => id === status)?.label ?? status;
  return (
    <div className="outside-know">
      {status !== "new" && (
        <p className={status === "refused" ? "bad" : undefined}>
          {status === "refused" && <Glyph name="warn" />}{" "}
          {repeats === null || status !== "repeated" ? label : `Same claim as row ${repeats}: comes in with it`}
          {claim && !claim.deleted && status !== "repeated" && (
            <>
              : <a href={`/articles/${articleId}?claim=${claim.id}`}>claim {claim.number}</a>
            </>
          )}
          {claim?.deleted && `: claim ${claim.number}, deleted since. Restore it there.`}
        </p>
      )}
      {anew?.ratings.map((one) => (
        <p key={JSON.stringify(one)}>
          New: <bdi>«{one.name}»</bdi>
          {isSigned(one) && ", "}
          <Whose rating={one} />
        </p>
      ))}
      {anew && (
        <p className="dim">
          {anew.draft === "takes"
            ? "Its draft takes the new verdict: nobody has written on it here."
            : "What was written here stays. Its draft says the new rating as well."}
        </p>
      )}
      {[...problems, ...remarks].map((words) => (
        <p key={words}>{words}</p>
      ))}
      {details.map((words) => (
        <p key={words} className="outside-detail" dir="auto">
          {words}
        </p>
      ))}
      {sources.length > 0 && <p className="dim">{sources.length === 1 ? "1 source" : `${sources.length} sources`}</p>}
    </div>
  );
}
