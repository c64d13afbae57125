"use client";
import { memo, useMemo } from "react";
import { inlineText, placedBlocks, type PlacedBlock } from "@/core/article-text.ts";
import type { CoverageState } from "@/core/coverage.ts";
import { coverageByBlock, percentOf, type BlockCoverage } from "@/core/coverage-shares.ts";
import { coverageStrips, paragraphNumbers, type StripPart } from "@/core/marked-claims.ts";
import { markedClaim } from "@/core/claim-labels.ts";
import { isPlaced, isWaiting, type ClaimView, type Span } from "@/core/claims.ts";
import { useShown, useWorkspace } from "./context.tsx";

const legend: readonly { state: CoverageState; className: string; label: string }[] = [
  { state: "checked", className: "cv-checked", label: "Checked" },
  { state: "in-work", className: "cv-work", label: "In work" },
  { state: "on-author", className: "cv-author", label: "On author" },
  { state: "opinion", className: "cv-opinion", label: "Opinion" },
  { state: "not-checkable", className: "cv-none", label: "Not a statement" },
  { state: "untouched", className: "cv-untouched", label: "Untouched" },
];

function blockLabel({ block }: PlacedBlock): string {
  if (block.type === "caption") return "Caption";
  const words = (block.content ?? []).map(inlineText).join("");
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

/** What a paragraph's strip says, in words: «2 of 3 accounted for: checked 1, opinion 1, untouched 1». */
function stripWords({ accounted, total, states }: BlockCoverage): string {
  const counts = legend.flatMap(({ state, label }) => {
    const count = states.get(state);
    return count === undefined ? [] : [`${label.toLowerCase()} ${count}`];
  });
  return `${accounted} of ${total} accounted for: ${counts.join(", ")}`;
}

/** One paragraph of the outline. Kept as it is while nothing of it changes: a long article has 1,500. */
const OutlineRow = memo(function OutlineRow({
  placed,
  number,
  strip,
  where,
  left,
  told,
  onGo,
}: {
  placed: PlacedBlock;
  number: number | null;
  strip: readonly StripPart[] | undefined;
  /** Class: whether it is what the window shows. */
  where: "in" | "";
  /** Class: whether it has untouched statements. */
  left: " un" | "";
  /** The strip in words; undefined for a paragraph without statements. */
  told: string | undefined;
  onGo: (block: number) => void;
}) {
  return (
    <a
      href={`#block-${placed.index}`}
      className={`${where}${left}`}
      onClick={(event) => {
        event.preventDefault();
        onGo(placed.index);
      }}
    >
      <span className="pn">{number}</span>
      <span className="col" aria-hidden="true">
        {(strip ?? []).map((part, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the parts of a strip have no other name than their place
          <i key={i} className={`cv ${part.className} s${part.size}`} />
        ))}
      </span>
      <span className="tx">{blockLabel(placed)}</span>
      {told !== undefined && <span className="vh">, {told}</span>}
    </a>
  );
});

/** The claims without words in this version: those that wait for their place, and those removed from the text. */
function Unplaced({ claims, onOpen }: { claims: ReadonlyMap<string, ClaimView>; onOpen: (claimId: string) => void }) {
  const { article } = useWorkspace();
  const unplaced = [...claims.values()].filter(({ targets }) => !targets.every(isPlaced));
  const waiting = unplaced.filter((claim) => claim.targets.some(isWaiting));
  if (unplaced.length === 0) return null;
  return (
    <section className="unplaced" aria-labelledby="unplaced">
      <h2 id="unplaced">Not placed in this version</h2>
      <ul>
        {unplaced.map((claim) => (
          <li key={claim.id}>
            <button type="button" onClick={() => onOpen(claim.id)}>
              <span className="num">{claim.number}</span>
              <span className="tx">{claim.statement || claim.target.exact}</span>
              {!claim.targets.some(isWaiting) && <span className="dim">removed</span>}
            </button>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <a className="btn sm" href={`/articles/${article.id}/versions/places`}>
          Say where <kbd>G P</kbd>
        </a>
      )}
    </section>
  );
}

/** How much was accounted for in the version before, and is now. */
function Shares() {
  const shares = useShown((state) => state.shares);
  const revision = useShown((state) => state.revision);
  const coverage = useShown((state) => state.coverage);
  const before = shares.findLast((share) => share.revision < revision);
  const [then, now] = [before && percentOf(before), percentOf(coverage)];
  if (!before || typeof then !== "number" || now === null) return null;
  return (
    <p className="shares">
      {then} % in version {before.revision} <span aria-hidden="true">→</span>
      <span className="vh">, now</span> <b>{now} %</b> in version {revision}
    </p>
  );
}

/** Outline and coverage: how much is accounted for, a strip per paragraph, and the way to what is not. */
export function Rail({
  here,
  onGo,
  onNext,
  onUntouched,
  onAssign,
  onStale,
  onOpen,
}: {
  /** Index of the first text block in view. */
  here: number;
  /** The same function as long as it does the same. */
  onGo: (block: number) => void;
  /** Brings the next sentence in this state into view. */
  onNext: (state: CoverageState) => void;
  onUntouched: () => void;
  onAssign: () => void;
  /** Opens the next claim whose words changed after its verdict. */
  onStale: () => void;
  onOpen: (claimId: string) => void;
}) {
  const coverage = useShown((state) => state.coverage);
  const article = useShown((state) => state.document);
  const claims = useShown((state) => state.claims);
  const stale = useMemo(() => [...claims.values()].filter((claim) => claim.stale !== null), [claims]);
  const blocks = useMemo(
    () => (article ? placedBlocks(article).filter(({ start, end }) => end > start) : []),
    [article],
  );
  const numbers = useMemo(() => (article ? paragraphNumbers(article) : []), [article]);
  const strips = useMemo(
    () => coverageStrips((blocks.at(-1)?.index ?? -1) + 1, coverage.sentences, stale.map(markedClaim)),
    [blocks, coverage, stale],
  );
  const byBlock = useMemo(() => coverageByBlock(coverage.sentences), [coverage]);
  const told = useMemo(() => new Map([...byBlock].map(([block, own]) => [block, stripWords(own)])), [byBlock]);
  return (
    <aside className="rail scroll" aria-label="Outline and coverage">
      <div className="rail-h">
        <b>{coverage.accounted}</b>
        <span className="mid">of {coverage.total} statements accounted for</span>
      </div>
      <nav className="outline" aria-label="Paragraphs">
        {blocks.map((placed) => (
          <OutlineRow
            key={placed.index}
            placed={placed}
            number={numbers[placed.index] ?? null}
            strip={strips[placed.index]}
            where={placed.index === here ? "in" : ""}
            left={byBlock.get(placed.index)?.states.has("untouched") ? " un" : ""}
            told={told.get(placed.index)}
            onGo={onGo}
          />
        ))}
      </nav>
      <ul className="legend" aria-label="Statements by state">
        {legend.map(({ state, className, label }) => {
          const count = coverage.sentences.filter((sentence) => sentence.state === state).length;
          return (
            <li key={state}>
              <button
                type="button"
                onClick={() => onNext(state)}
                aria-label={`${label}: ${count}. Go to the next`}
                disabled={count === 0}
              >
                <i className={`cv ${className}`} />
                <span>{label}</span>
                <span className="num">{count}</span>
              </button>
            </li>
          );
        })}
        {stale.length > 0 && (
          <li>
            <button type="button" onClick={onStale} aria-label={`Words changed: ${stale.length}. Go to the next`}>
              <i className="cv cv-stale" />
              <span>Words changed</span>
              <span className="num">{stale.length}</span>
            </button>
          </li>
        )}
      </ul>
      <Unplaced claims={claims} onOpen={onOpen} />
      <Shares />
      <div className="rail-next">
        <button type="button" className="btn" onClick={onAssign}>
          Assign claims <kbd>I</kbd>
        </button>
        <button type="button" className="btn" onClick={onUntouched}>
          Next untouched <kbd>U</kbd>
        </button>
      </div>
    </aside>
  );
}

/** The sentence in this state behind a place, or the first one of all. */
export function nextInState(
  sentences: readonly (Span & { state: CoverageState })[],
  state: CoverageState,
  behind: number,
) {
  const all = sentences.filter((sentence) => sentence.state === state);
  return all.find((sentence) => sentence.start > behind) ?? all[0];
}
