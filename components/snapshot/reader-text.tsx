"use client";
import { memo, useMemo, type ReactNode } from "react";
import { piecesOf, type NamedSpan, type Paragraph } from "./paragraphs.ts";

/** A mark over the text of a copy. */
export interface ReaderMark extends NamedSpan {
  name: "passage" | "open-passage" | "cursor" | "hit" | "this-hit";
  /** What stands behind a passage's last word: E1. */
  number?: string;
  evidenceId?: string;
}

/** So many paragraphs are laid out, or left out, together. */
const chunkSize = 30;

interface ChunkProps {
  text: string;
  paragraphs: readonly Paragraph[];
  marks: readonly ReaderMark[];
  onPassage: (evidenceId: string) => void;
}

const classes: Readonly<Record<ReaderMark["name"], string>> = {
  passage: "rd-p",
  "open-passage": "rd-p open",
  cursor: "scur rd-cursor",
  hit: "rd-hit",
  "this-hit": "rd-hit here",
};

const markKey = ({ name, start, end, number }: ReaderMark) => `${name} ${start} ${end} ${number ?? ""}`;

function isSame(a: ChunkProps, b: ChunkProps): boolean {
  if (a.text !== b.text || a.paragraphs[0] !== b.paragraphs[0] || a.marks.length !== b.marks.length) return false;
  return a.marks.every((mark, i) => {
    const other = b.marks[i];
    return other !== undefined && markKey(mark) === markKey(other);
  });
}

/** Paragraphs that the browser leaves out while they are far from the window. */
const Chunk = memo(function Chunk({ text, paragraphs, marks, onPassage }: ChunkProps) {
  return (
    <div className="rd-chunk">
      {paragraphs.map((paragraph) => (
        <div key={paragraph.index} className="rd-block">
          {paragraph.page !== undefined && <h2 className="rd-page">Page {paragraph.page}</h2>}
          <p id={`copy-para-${paragraph.index}`} data-start={paragraph.start} data-n={paragraph.index + 1}>
            {piecesIn(text, paragraph, marks, onPassage)}
          </p>
        </div>
      ))}
    </div>
  );
}, isSame);

function piecesIn(
  text: string,
  paragraph: Paragraph,
  marks: readonly ReaderMark[],
  onPassage: (evidenceId: string) => void,
): ReactNode {
  return piecesOf(paragraph, marks).map(({ start, end, names }) => {
    const words = text.slice(start, end);
    const ending = marks.filter((mark) => mark.number !== undefined && mark.end === end);
    if (names.length === 0) return words;
    const className = [...new Set(names.map((name) => classes[name as ReaderMark["name"]]))].join(" ");
    return (
      <span key={start}>
        <mark className={className}>{words}</mark>
        {ending.map(({ number, evidenceId = "" }) => (
          <button
            key={number}
            type="button"
            className="rd-chip"
            data-aside=""
            aria-label={`Passage ${number}`}
            onClick={() => onPassage(evidenceId)}
          >
            {number}
          </button>
        ))}
      </span>
    );
  });
}

interface ReaderTextProps extends Omit<ChunkProps, "paragraphs"> {
  paragraphs: readonly Paragraph[];
}

/** The words of a copy as calm paragraphs, with marks over them. Nothing but text: what the source drew is not shown. */
export function ReaderText({ text, paragraphs, marks, onPassage }: ReaderTextProps) {
  const chunks = useMemo(() => {
    const count = Math.ceil(paragraphs.length / chunkSize);
    return Array.from({ length: count }, (_, i) => paragraphs.slice(i * chunkSize, (i + 1) * chunkSize));
  }, [paragraphs]);
  return chunks.map((chunk) => {
    const start = chunk[0]?.start ?? 0;
    const end = chunk.at(-1)?.end ?? 0;
    const here = marks.filter((mark) => mark.start < end && start < mark.end);
    return <Chunk key={start} text={text} paragraphs={chunk} marks={here} onPassage={onPassage} />;
  });
}

function offsetIn(paragraph: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  const aside = [...paragraph.querySelectorAll("[data-aside]")].filter((each) => before.intersectsNode(each));
  const spoken = aside.reduce((sum, each) => {
    const part = document.createRange();
    part.selectNodeContents(each);
    if (before.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(node, offset);
    return sum + part.toString().length;
  }, 0);
  return Number(paragraph.dataset["start"]) + before.toString().length - spoken;
}

/** The stretch of a copy's text that the window's selection holds; null when it holds none of it. */
export function selectedStretch(root: HTMLElement): { start: number; end: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const paragraphs = [...root.querySelectorAll<HTMLElement>("p[data-start]")];
  const inside = paragraphs.filter((each) => range.intersectsNode(each));
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  const start = first.contains(range.startContainer)
    ? offsetIn(first, range.startContainer, range.startOffset)
    : Number(first.dataset["start"]);
  const end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : offsetIn(last, last, last.childNodes.length);
  return end > start ? { start, end } : null;
}

/** Brings a place of a copy's text into the middle of what scrolls: the mark there, else its paragraph. */
export function scrollToOffset(paragraphs: readonly Paragraph[], offset: number, mark: string): void {
  const index = paragraphs.findLast(({ start }) => start <= offset)?.index ?? 0;
  const show = () => {
    const paragraph = document.getElementById(`copy-para-${index}`);
    (paragraph?.querySelector(mark) ?? paragraph)?.scrollIntoView({ block: "center" });
  };
  show();
  // what was left out until now has its true height, and its marks, a frame later
  requestAnimationFrame(() => requestAnimationFrame(show));
}
