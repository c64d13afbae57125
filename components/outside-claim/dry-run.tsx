"use client";
import { useEffect, useRef, useState } from "react";
import { outsideKinds } from "@/core/outside-claims.ts";
import { outsideStatuses, type OutsidePreview, type OutsidePreviewRow } from "@/core/outside-claims/preview.ts";
import { ProgressLine } from "../article/progress-line.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { ClaimRows } from "./claim-rows.tsx";
import { ColumnMapper } from "./column-mapper.tsx";
import { chosenRows, mayComeIn, type Outside } from "./use-outside.ts";
import { VerdictMapper } from "./verdict-mapper.tsx";

/** So many rows stand on a page of the list. */
const pageLength = 100;

/** Would stand in the text, or wait for a place in it: what is rated anew has its place. */
const isNewHere = (row: OutsidePreviewRow) => mayComeIn(row) && row.anew === null;

/** What of the rows is shown: all, what has no sure place, or one status. */
const shows: readonly { id: string; label: string; holds: (row: OutsidePreviewRow) => boolean }[] = [
  { id: "all", label: "All rows", holds: () => true },
  { id: "placed", label: "With a place in the text", holds: (row) => row.place === "placed" && isNewHere(row) },
  { id: "waits", label: "Without a sure place", holds: (row) => row.place !== "placed" && isNewHere(row) },
  ...outsideStatuses.map(({ id, label }) => ({ id, label, holds: (row: OutsidePreviewRow) => row.status === id })),
];

const claimsIn = (count: number) => (count === 1 ? "1 claim" : `${count.toLocaleString("en")} claims`);

const newRatings = (count: number) => (count === 1 ? "1 new rating" : `${count.toLocaleString("en")} new ratings`);

/** What would come in: «2 claims and 1 new rating». */
function comingIn(claims: number, rated: number): string {
  if (rated === 0) return claimsIn(claims);
  return claims === 0 ? newRatings(rated) : `${claimsIn(claims)} and ${newRatings(rated)}`;
}

interface DryRunProps {
  articleId: string;
  preview: OutsidePreview;
  outside: Outside;
}

/** The second step: what the file was taken for, and what would become of each claim; choosing those that come in. */
export function DryRun({ articleId, preview, outside }: DryRunProps) {
  const { draft, change, refused, said, way, running, cancel, look, bringIn, leave } = outside;
  const [show, setShow] = useState("all");
  const [page, setPage] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const problem = useRef<HTMLParagraphElement>(null);
  const bring = useRef<HTMLButtonElement>(null);
  useEffect(() => heading.current?.focus(), [preview]);
  useEffect(() => {
    if (refused) problem.current?.focus();
  }, [refused]);
  useEffect(() => {
    // «Cancel» is gone once it was pressed
    if (said !== "" && document.activeElement === document.body) bring.current?.focus();
  }, [said]);
  const busy = running !== null;
  const chosen = chosenRows(preview, draft);
  const holds = shows.find(({ id }) => id === show)?.holds ?? (() => true);
  const shown = preview.rows.filter(holds);
  const choosable = shown.filter(mayComeIn);
  const taken = choosable.filter(({ row }) => chosen.has(row)).length;
  const pages = Math.max(1, Math.ceil(shown.length / pageLength));
  const at = Math.min(page, pages - 1);
  const choose = (rows: readonly number[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const row of rows) {
      if (isChosen) next.add(row);
      else next.delete(row);
    }
    change({ rows: [...next] });
  };
  const rated = preview.rows.filter(({ row, anew }) => anew !== null && chosen.has(row)).length;
  const distinct = preview.rows.filter(({ status }) => status !== "repeated").length;
  const isWordless = preview.sheet?.columns.every(({ field }) => field !== "words" && field !== "statement") ?? false;
  const kind = outsideKinds.find(({ id }) => id === preview.kind)?.label;
  return (
    <div className="bring outside-run">
      <h1 tabIndex={-1} ref={heading}>
        {isWordless ? "No claims" : claimsIn(distinct)} found
        {(isWordless || distinct < preview.rows.length) && ` in ${preview.rows.length.toLocaleString("en")} rows`}
      </h1>
      <p className="mid">
        Taken for: {kind}, from <span dir="auto">{preview.from}</span>. Nothing is kept yet. A claim whose words do not
        stand in the text once, word for word, waits for somebody to give it a place.
      </p>
      {preview.left.map((words) => (
        <p key={words} className="form-note">
          {words}
        </p>
      ))}
      {isWordless && (
        <p className="form-note">
          No column is read as the claims. Choose below which holds their exact words or their statement, and read the
          rows again.
        </p>
      )}
      {preview.sheet && (
        <ColumnMapper
          key={JSON.stringify(preview.sheet.columns)}
          columns={preview.sheet.columns}
          busy={busy}
          onApply={(map) => void look({ map, rows: null }, way, false)}
        />
      )}
      <VerdictMapper rows={preview.rows} chosen={draft.verdicts} onChange={(verdicts) => change({ verdicts })} />
      <div className="outside-show">
        <label>
          Show{" "}
          <select
            className="field"
            value={show}
            onChange={(event) => {
              setShow(event.target.value);
              setPage(0);
            }}
          >
            {shows
              .map((one) => ({ ...one, count: preview.rows.filter(one.holds).length }))
              .filter(({ id, count }) => id === "all" || count > 0)
              .map(({ id, label, count }) => (
                <option key={id} value={id}>
                  {label} ({count})
                </option>
              ))}
          </select>
        </label>
        {pages > 1 && (
          <span className="outside-pages">
            <button type="button" className="btn sm" aria-disabled={at === 0} onClick={() => at > 0 && setPage(at - 1)}>
              Previous rows
            </button>
            <span className="num">
              {at * pageLength + 1} to {Math.min(shown.length, (at + 1) * pageLength)} of {shown.length}
            </span>
            <button
              type="button"
              className="btn sm"
              aria-disabled={at === pages - 1}
              onClick={() => at < pages - 1 && setPage(at + 1)}
            >
              Next rows
            </button>
          </span>
        )}
      </div>
      <ClaimRows
        articleId={articleId}
        rows={shown.slice(at * pageLength, (at + 1) * pageLength)}
        chosen={chosen}
        all={taken > 0 && (taken === choosable.length || "some")}
        ours={draft.verdicts}
        busy={busy}
        onChoose={(row, isChosen) => choose([row], isChosen)}
        onAll={(isChosen) =>
          choose(
            choosable.map(({ row }) => row),
            isChosen,
          )
        }
      />
      <div className="outside-foot">
        {refused && (
          <p className="form-error" role="alert" tabIndex={-1} ref={problem}>
            <Glyph name="warn" />
            <span>{refused.message}</span>
          </p>
        )}
        <button
          ref={bring}
          type="button"
          className="btn pri tall"
          aria-disabled={busy || chosen.size === 0}
          onClick={() => busy || chosen.size === 0 || void bringIn()}
        >
          Bring in {comingIn(chosen.size - rated, rated)}
        </button>
        {refused?.status === 409 && (
          <button type="button" className="btn tall" aria-disabled={busy} onClick={() => busy || void look()}>
            Look again
          </button>
        )}
        <button type="button" className="btn tall" aria-disabled={busy} onClick={() => busy || leave()}>
          Back
        </button>
        {running ? (
          <ProgressLine
            words={running.sent === null ? "Reading it again" : "Bringing them in"}
            running={running}
            cancel={cancel}
          />
        ) : (
          <output className="dim">{said}</output>
        )}
      </div>
    </div>
  );
}
