"use client";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import type { Document } from "@/core/articles.ts";
import type { Span, VerdictSummary } from "@/core/claims.ts";
import { signOf, verdictLabel } from "@/core/claim-labels.ts";
import type { SentenceCoverage } from "@/core/coverage.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import type { WaitingQueue, WaitingTarget } from "@/core/revisions.ts";
import { ArticleEditor } from "../editor/article-editor.tsx";
import type { ArticleHandle } from "../editor/contract.ts";
import { GoKeys } from "../ui/go-keys.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import { Decide } from "./decide.tsx";
import { PlaceList } from "./place-list.tsx";
import { left } from "./queue-state.ts";
import { useCursor } from "./use-cursor.ts";
import { usePlacing } from "./use-placing.ts";

interface PlaceClaimsProps {
  article: { id: string; title: string; language: string };
  queue: WaitingQueue;
  /** The present text. */
  text: string;
  document: Document;
  sentences: readonly SentenceCoverage[];
  /** The verdicts of claims by their ids, as far as this person may know them. */
  verdicts: Readonly<Record<string, VerdictSummary>>;
  /** The claim to begin at. */
  claimId: string | undefined;
  /** Why this person may decide nothing. */
  closed: string | null;
}

/** What stands before and behind is cut somewhere: from a whole word on, and up to one. */
const fromWord = (before: string) => before.replace(/^\S+\s+(?=[\s\S]{200})/u, "… ");
const toWord = (after: string) => after.replace(/(?<=[\s\S]{200})\s+\S+$/u, " …");

const candidateId = (index: number) => `candidate-${index}`;

/** The places a claim may take, as numbers in the text. They are painted as claims are, and are none. */
function marksOf(item: WaitingTarget | null): MarkedClaim[] {
  return (item?.candidates ?? []).map(({ spans }, index) => ({
    id: candidateId(index),
    number: index + 1,
    label: `Place ${index + 1} for claim ${item?.number ?? ""}`,
    sign: "unrated",
    settled: false,
    spans,
  }));
}

/** The re-attach queue: one claim at a time, its last words beside the present text, until a person says where it stands. */
export function PlaceClaims({
  article,
  queue,
  text,
  document: doc,
  sentences,
  verdicts,
  claimId,
  closed,
}: PlaceClaimsProps) {
  const placing = usePlacing(article.id, queue, claimId);
  const { state, item, isOpen, decide, undo, go, say } = placing;
  const [handle, setHandle] = useState<ArticleHandle | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const [selection, setSelection] = useState<Span | null>(null);
  const { cursor, setCursor, start } = useCursor({ text, sentences, language: article.language, handle, say });
  const targetId = item?.targetId ?? null;
  // each claim begins with the place that stands out, or with none picked
  const [shown, setShown] = useState<string | null>(null);
  if (targetId !== shown) {
    setShown(targetId);
    const first = item?.candidates[0]?.standsOut ? 0 : null;
    setPicked(first);
    setCursor(null);
  }
  const marks = useMemo(() => marksOf(item), [item]);
  const where = (picked === null ? undefined : item?.candidates[picked]?.spans[0]) ?? item?.candidates[0]?.spans[0];
  const point = item?.point ?? 0;
  const from = where?.start ?? Math.min(point, Math.max(0, text.length - 1));
  const to = where?.end ?? Math.min(point + 1, text.length);
  useEffect(() => handle?.scrollTo({ start: from, end: to }), [handle, from, to, targetId]);

  const words = selection ?? cursor;
  const accept = () => {
    const candidate = picked === null ? undefined : item?.candidates[picked];
    if (closed !== null) return say(closed);
    if (!isOpen) return say("It is decided. Ctrl Z takes your last decision up again.");
    if (candidate === undefined || picked === null)
      return say("Pick a place first: 1, 2 or 3. Or select the words and press C.");
    void decide({ candidate: picked }, candidate.spans, `placed at place ${picked + 1}`);
  };
  const choose = () => {
    const chosen = handle?.selection() ?? words;
    if (closed !== null) return say(closed);
    if (!chosen) return say("Select the words in the present text, or press S for the sentence cursor.");
    window.getSelection()?.removeAllRanges();
    setCursor(null);
    setSelection(null);
    void decide({ targets: [chosen] }, [chosen], "placed at the words you chose");
  };
  const remove = () => {
    if (closed !== null) return say(closed);
    void decide({ removed: true }, [], "removed from the text");
  };
  const pick = (index: number) => () => {
    if (!item?.candidates[index]) return say(`There is no place ${index + 1}.`);
    setPicked(index);
  };
  const ownsEnter = () => document.activeElement?.closest("a, button, summary") !== null;
  usePressedKeys({
    j: () => go(1),
    k: () => go(-1),
    "1": pick(0),
    "2": pick(1),
    "3": pick(2),
    Enter: () => (ownsEnter() ? false : accept()),
    c: choose,
    x: remove,
    s: start,
    Escape: () => setCursor(null),
  });
  useHotkeys("mod+z", (event) => {
    event.preventDefault();
    undo();
  });
  const onOpenClaim = useCallback((id: string) => setPicked(Number(id.replace("candidate-", ""))), []);
  const total = state.items.length;
  const waits = left(state);

  return (
    <>
      <GoKeys />
      <div className="plc">
        <PlaceList placing={placing} verdicts={verdicts} />
        <main className="plc-main" id="main" tabIndex={-1}>
          <output className="vh">{placing.said}</output>
          {waits === 0 && <AllDone article={article} total={total} />}
          {item && (
            <>
              <div className="plc-two">
                <section className="plc-old scroll" aria-labelledby="plc-old">
                  <h2 id="plc-old">
                    Version {item.last.revision} <span className="mid">where it last stood</span>
                  </h2>
                  <p className="plc-ctx" dir="auto" lang={article.language || undefined}>
                    {fromWord(item.last.before)}
                    <mark className={`m v-${signOf(verdicts[item.claimId] ?? null)}`}>{item.last.exact}</mark>
                    <span className="plc-n num">{item.number}</span>
                    {toWord(item.last.after)}
                  </p>
                </section>
                <section className="plc-new scroll" id="text" tabIndex={-1} aria-labelledby="plc-new">
                  <h2 id="plc-new">
                    Version {queue.revision} <span className="mid">the present text</span>
                  </h2>
                  <ArticleEditor
                    document={doc}
                    editable={false}
                    marks={marks}
                    openClaimId={picked === null ? null : candidateId(picked)}
                    cursor={selection ? null : cursor}
                    label={`Text of the article, version ${queue.revision}`}
                    language={article.language}
                    onReady={setHandle}
                    onOpenClaim={onOpenClaim}
                    onSelect={setSelection}
                  />
                </section>
              </div>
              <Decide
                placing={placing}
                item={item}
                verdict={verdicts[item.claimId] ?? null}
                verdictLabel={verdictLabel(verdicts[item.claimId] ?? null)}
                picked={picked}
                onPick={setPicked}
                words={words ? text.slice(words.start, words.end) : null}
                closed={closed}
                onAccept={accept}
                onChoose={choose}
                onRemove={remove}
              />
            </>
          )}
        </main>
      </div>
      <footer className="foot" aria-label="Keyboard shortcuts">
        {(
          [
            [["J", "K"], "next, previous"],
            [["1", "2", "3"], "pick a place"],
            [["↵"], "accept it"],
            [["C"], "the selected words"],
            [["S"], "sentence cursor"],
            [["X"], "removed from the text"],
            [["Ctrl Z"], "undo"],
          ] as const
        ).map(([keys, label]) => (
          <span key={label}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
            {label}
          </span>
        ))}
      </footer>
    </>
  );
}

function AllDone({ article, total }: { article: PlaceClaimsProps["article"]; total: number }) {
  return (
    <div className="plc-done">
      <Glyph name="check" className="icon" />
      <h1>
        {total === 0 ? "No claim waits for its place." : `Nothing waits any more: ${total} of ${total} are decided.`}
      </h1>
      <Link
        className="btn pri"
        href={`/articles/${article.id}`}
        ref={(link) => {
          if (total > 0) link?.focus();
        }}
      >
        Back to the text
      </Link>
    </div>
  );
}
