"use client";
import { useEffect, useMemo } from "react";
import { evidenceLabel, type EvidenceView } from "@/core/evidence.ts";
import { dateInWords } from "@/core/time-words.ts";
import { LockWord } from "../evidence/lock-line.tsx";
import { ProblemFlags } from "../evidence/problem-flags.tsx";
import { sourceName } from "../evidence/source-name.ts";
import { paragraphsOf } from "../snapshot/paragraphs.ts";
import { passageMarks } from "../snapshot/passage-marks.ts";
import { ReaderText, scrollToOffset } from "../snapshot/reader-text.tsx";
import { useSnapshot } from "../snapshot/use-copies.ts";
import "../evidence/evidence.css";
import "../snapshot/snapshot.css";

interface PassagesProps {
  rows: readonly EvidenceView[];
  row: EvidenceView | undefined;
  onChoose: (evidenceId: string) => void;
}

/** The evidence on a claim, one piece at a time: its words in the copy they were quoted from. */
export function Passages({ rows, row, onChoose }: PassagesProps) {
  return (
    <section className="pane" aria-labelledby="review-passages">
      <div className="pane-h">
        <h2 id="review-passages">Passages</h2>
        <span className="grow" />
        <kbd>P</kbd>
      </div>
      {rows.length === 0 && <p className="dim">No evidence yet.</p>}
      <ul className="rev-tabs" aria-label="Evidence">
        {rows.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className={each.id === row?.id ? "tag on" : "tag"}
              aria-pressed={each.id === row?.id}
              onClick={() => onChoose(each.id)}
            >
              <span className="cite">{evidenceLabel(each)}</span> {sourceName(each.source)}
            </button>
          </li>
        ))}
      </ul>
      {row && <Passage key={row.id} row={row} rows={rows} onChoose={onChoose} />}
    </section>
  );
}

function Passage({ row, rows, onChoose }: PassagesProps & { row: EvidenceView }) {
  const { source } = row;
  return (
    <>
      <div
        className="rev-snap scroll"
        id="passage-words"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the text scrolls and is walked to by P
        tabIndex={0}
        role="document"
        aria-label={`Passage ${evidenceLabel(row)}`}
        lang={row.language || source.language || undefined}
        dir="auto"
      >
        <Words row={row} rows={rows} onChoose={onChoose} />
      </div>
      <div className="ev-m">
        <LockWord row={row} />
        {row.locator !== "" && <span className="proof">{row.locator}</span>}
        {source.publishedAt && <span className="dim">{dateInWords(source.publishedAt)}</span>}
      </div>
      {row.translation !== "" && (
        <p className="mid" dir="auto">
          {row.translation}
        </p>
      )}
      <ProblemFlags row={row} />
    </>
  );
}

/** The whole copy with the passage marked and brought into view; without a copy the passage alone. */
function Words({ row, rows, onChoose }: PassagesProps & { row: EvidenceView }) {
  const reading = useSnapshot(row.snapshotId);
  const snapshot = reading.state === "here" ? reading.value : null;
  const paragraphs = useMemo(() => (snapshot ? paragraphsOf(snapshot.text, snapshot.pages) : []), [snapshot]);
  const marks = useMemo(() => (snapshot ? passageMarks(rows, snapshot, row.id) : []), [rows, snapshot, row.id]);
  const start = marks.find(({ evidenceId }) => evidenceId === row.id)?.start;
  useEffect(() => {
    if (start !== undefined) scrollToOffset(paragraphs, start, ".rd-p.open");
  }, [start, paragraphs]);
  if (row.snapshotId !== null && reading.state === "reading") return <p className="slow">Loading the copy…</p>;
  if (snapshot && snapshot.text !== "") {
    return <ReaderText text={snapshot.text} paragraphs={paragraphs} marks={marks} onPassage={onChoose} />;
  }
  return (
    <>
      {row.passage === "" ? (
        <p className="dim">{row.search?.query ?? row.note}</p>
      ) : (
        <p>
          <mark className="rd-p open">{row.passage}</mark>
        </p>
      )}
      {reading.state === "failed" && row.snapshotId !== null && <p className="hint">{reading.message}</p>}
    </>
  );
}
