"use client";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { useFloat } from "../ui/use-float.ts";
import type { Beside } from "../workspace/beside.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { EvidenceView } from "@/core/evidence.ts";
import type { Snapshot, SnapshotSummary } from "@/core/snapshots.ts";
import { kindOfFile, statusSigns, statusWords } from "./copy-words.ts";
import { paragraphsOf, mostHits, type Paragraph } from "./paragraphs.ts";
import { passageMarks } from "./passage-marks.ts";
import { Picture } from "./picture.tsx";
import { ReaderText, scrollToOffset, type ReaderMark } from "./reader-text.tsx";
import { useSnapshot } from "./use-copies.ts";
import { useFinding, useReading } from "./use-reading.ts";
import { usePassageActs, type PassageAct } from "./use-passage-acts.ts";

interface ReaderProps {
  shown: Beside & { view: "copies" };
  copy: SnapshotSummary;
}

/** One copy of a source: its words with the passages in them, or why there are none. */
export function Reader({ shown, copy }: ReaderProps) {
  const { shelf } = useWorkspace();
  const reading = useSnapshot(copy.id);
  return (
    <div className="rd">
      {copy.status !== "ok" && (
        <p className={`rd-status ${copy.status}`}>
          <Glyph name={statusSigns[copy.status]} />
          <span>
            <b>{statusWords(copy.status)}.</b> {copy.reason}
          </span>
        </p>
      )}
      {kindOfFile(copy.mediaType) === "picture" && <Picture copy={copy} />}
      {reading.state === "reading" && <p className="beside-note slow">Loading the text…</p>}
      {reading.state === "failed" && (
        <div className="beside-note">
          <p role="alert">{reading.message}</p>
          <button type="button" className="btn" onClick={() => void shelf.readSnapshot(copy.id)}>
            Try again
          </button>
        </div>
      )}
      {reading.state === "here" &&
        (reading.value.text === "" ? (
          <p className="beside-note">
            {copy.status === "ok" || copy.status === "partial"
              ? "There are no words to read in this copy. Add a copy with its text pasted, so that passages can be found in it."
              : "Nothing was kept. Add a copy: upload the page or a PDF of it, or paste its text."}
          </p>
        ) : (
          <Words shown={shown} snapshot={reading.value} />
        ))}
    </div>
  );
}

const noRows: readonly EvidenceView[] = [];

function Words({ shown, snapshot }: { shown: ReaderProps["shown"]; snapshot: Snapshot }) {
  const { beside } = useWorkspace();
  const { claimId, evidenceId, source } = shown;
  const { text, pages } = snapshot;
  const root = useRef<HTMLDivElement>(null);
  const rows = useShown((state) => state.evidence.get(claimId)) ?? noRows;
  const paragraphs = useMemo(() => paragraphsOf(text, pages), [text, pages]);
  const language = rows.find(({ id }) => id === evidenceId)?.language || source.language;
  const reading = useReading({ root, text, paragraphs, language });
  const finding = useFinding(text, paragraphs);
  const passages = useMemo(() => passageMarks(rows, snapshot, evidenceId), [rows, snapshot, evidenceId]);
  const { cursor, words, setCursor, clearSelection } = reading;
  const { hits, here } = finding;
  const marks = useMemo((): ReaderMark[] => {
    const found = hits.map((hit): ReaderMark => ({ ...hit, name: hit === here ? "this-hit" : "hit" }));
    return [...passages, ...found, ...(cursor ? [{ ...cursor, name: "cursor" } as const] : [])];
  }, [passages, hits, here, cursor]);
  const taken = useCallback(() => {
    setCursor(null);
    clearSelection();
  }, [setCursor, clearSelection]);
  const acts = usePassageActs({ shown, snapshot, paragraphs, words, taken });
  useShowPassage(passages, evidenceId, paragraphs);
  const open = useCallback((id: string) => beside.open({ ...shown, evidenceId: id, part: "text" }), [beside, shown]);
  useReaderKeys({ root, reading, acts });
  return (
    <>
      <Finder finding={finding} />
      <div
        className="rd-text scroll"
        ref={root}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the text scrolls and takes the cursor's keys
        tabIndex={0}
        role="document"
        aria-label={`Copy ${snapshot.number}`}
        lang={language || undefined}
        dir="auto"
        id="copy-text"
      >
        <ReaderText text={text} paragraphs={paragraphs} marks={marks} onPassage={open} />
      </div>
      <output className="vh">{reading.spoken}</output>
      {words && <WordsBar root={root} words={words} acts={acts} />}
    </>
  );
}

/** Brings the passage that is looked at into view, when another one is. */
function useShowPassage(passages: readonly ReaderMark[], evidenceId: string | null, paragraphs: readonly Paragraph[]) {
  const start = passages.find((mark) => mark.evidenceId === evidenceId)?.start;
  useEffect(() => {
    if (start !== undefined) scrollToOffset(paragraphs, start, ".rd-p.open");
  }, [start, evidenceId, paragraphs]);
}

interface ReaderKeys {
  root: React.RefObject<HTMLElement | null>;
  reading: ReturnType<typeof useReading>;
  acts: readonly PassageAct[];
}

/** The keys of the reader: the table of acts binds them; the cursor's own arrows, Enter and Escape are heard here. */
function useReaderKeys({ root, reading, acts }: ReaderKeys): void {
  const { beside } = useWorkspace();
  const { toggleCursor, onKey, cursor, setCursor } = reading;
  useEffect(
    () =>
      beside.offer({
        "copy-cursor": toggleCursor,
        "copy-find": () => document.getElementById("copy-find")?.focus(),
        ...(acts[0] && { "use-passage": acts[0].run }),
        ...(acts[1] && { "use-passage-other": acts[1].run }),
      }),
    [beside, toggleCursor, acts],
  );
  useEffect(() => {
    const element = root.current;
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && cursor) setCursor(null);
      else if (event.key === "Enter" && cursor && acts[0] && event.target === element) acts[0].run();
      else if (!onKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [root, onKey, cursor, setCursor, acts]);
}

function Finder({ finding }: { finding: ReturnType<typeof useFinding> }) {
  const { sought, type, hits, at, step } = finding;
  const count = hits.length === mostHits ? `${mostHits} or more` : String(hits.length);
  const asked = sought.trim().length >= 2;
  return (
    <search className="rd-find">
      <Glyph name="search" />
      <input
        id="copy-find"
        className="field"
        type="text"
        aria-label="Find in this copy"
        placeholder="Find in this copy"
        autoComplete="off"
        spellCheck={false}
        value={sought}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <kbd>F</kbd>
      <output className="dim num">{asked && (hits.length === 0 ? "Nothing found" : `${at + 1} of ${count}`)}</output>
      <button type="button" className="icb" aria-label="Previous place" disabled={!asked} onClick={() => step(-1)}>
        <Glyph name="up" />
      </button>
      <button type="button" className="icb" aria-label="Next place" disabled={!asked} onClick={() => step(1)}>
        <Glyph name="down" />
      </button>
    </search>
  );
}

function WordsBar({
  root,
  words,
  acts,
}: {
  root: React.RefObject<HTMLElement | null>;
  words: { start: number; end: number };
  acts: readonly PassageAct[];
}) {
  const bar = useFloat(
    useCallback(() => {
      const painted = [...(root.current?.querySelectorAll(".rd-cursor") ?? [])];
      const selection = document.getSelection();
      const selected = selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : null;
      return painted.at(-1)?.getBoundingClientRect() ?? selected;
      // the words decide where it stands
      // oxlint-disable-next-line react-hooks/exhaustive-deps
    }, [root, words]),
  );
  return (
    <div
      className="seltool"
      ref={bar}
      role="toolbar"
      aria-label="Words of the copy"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      {acts.map(({ label, keys, run }, i) => (
        <button key={label} type="button" className={i === 0 ? "pri" : ""} onClick={run}>
          {label} <kbd>{keys}</kbd>
        </button>
      ))}
    </div>
  );
}
