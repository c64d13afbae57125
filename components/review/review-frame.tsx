"use client";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from "react";
import type { ClaimView } from "@/core/claims.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import type { QueueItem } from "@/core/review-queue.ts";
import { claimPlaces, goToPlace } from "../claim/places.ts";
import { StaleLine } from "../claim/stale-line.tsx";
import { VoidLine } from "../claim/void-line.tsx";
import { StatusWord } from "../claim/status-word.tsx";
import { useClaimParts } from "../claim/use-claim-parts.ts";
import { Lacking, useGiving } from "../opinion/give-verdict.tsx";
import { OpinionForm } from "../opinion/opinion-form.tsx";
import { useOpinion } from "../opinion/use-opinion.ts";
import { Glyph } from "../ui/glyph.tsx";
import { takeKey } from "../ui/own-keys.ts";
import type { ActId, ActRunners } from "../workspace/acts.ts";
import { ConflictSheet } from "../workspace/conflict-sheet.tsx";
import { Keys } from "../workspace/keys.tsx";
import { Notice } from "../workspace/notice.tsx";
import { pressAct } from "../workspace/press-act.ts";
import { Shortcuts } from "../workspace/shortcuts.tsx";
import { SyncNotices } from "../workspace/sync-notices.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { ClaimPlace } from "./claim-place.tsx";
import { Decisions } from "./decisions.tsx";
import { GiveVerdict } from "./give-button.tsx";
import { Moves } from "./moves.tsx";
import { Passages } from "./passages.tsx";
import { Sealed } from "./sealed.tsx";
import { useReveal } from "./use-review.ts";
import { Verdicts } from "./verdicts.tsx";

interface ReviewFrameProps {
  claimId: string;
  items: readonly QueueItem[];
  signIn: ReactNode;
}

/** One claim to be read or decided: its place in the text, its passages, and the verdicts below. */
export function ReviewFrame(props: ReviewFrameProps) {
  const claim = useShown((state) => state.claims.get(props.claimId));
  const loaded = useShown((state) => state.loaded);
  useFocusOnArrival(props.claimId, claim !== undefined);
  if (claim) return <Review {...props} claim={claim} />;
  return (
    <main className="rev-none" id="review" tabIndex={-1}>
      {loaded ? <p>This claim is not here any more.</p> : <p className="slow">Loading the claim…</p>}
    </main>
  );
}

const noRows: readonly EvidenceView[] = [];

function Review({ claim, items, signIn }: ReviewFrameProps & { claim: ClaimView }) {
  useClaimParts(claim);
  useFreshQueue(claim);
  const { store } = useWorkspace();
  const opinion = useOpinion(claim);
  const { lacking, give } = useGiving(opinion);
  useReveal(opinion);
  const rows = useShown((state) => state.evidence.get(claim.id)) ?? noRows;
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState(false);
  const [notice, setNotice] = useState<{ text: string; undo: boolean; at: number } | null>(null);
  const say = (text: string, undo = false) => setNotice({ text, undo, at: Date.now() });
  const isRead = useShown((state) => state.reviews.has(claim.id));
  const press = (act: ActId) => () => {
    const why = pressAct(".rev-main", act, isRead);
    if (why !== "") say(why);
  };
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  const undo = () => {
    const label = store.undo();
    say(label === null ? "Nothing to undo." : `Undone: ${label}.`);
  };
  const passage = (by: 1 | -1) => {
    const next = rows[(rows.indexOf(row as EvidenceView) + by + rows.length) % rows.length];
    setChosen(next?.id ?? null);
    document.getElementById("passage-words")?.focus({ preventScroll: true });
  };
  const go = (by: 1 | -1) => {
    const at = items.findIndex((item) => item.claim.id === claim.id);
    const next = items[at === -1 ? 0 : (at + by + items.length) % items.length];
    if (next) router.push(`/review?claim=${next.claim.id}`);
  };
  const runners: ActRunners = {
    desk: () => router.push("/"),
    review: () => router.push("/review"),
    sources: () => router.push("/sources"),
    work: () => router.push("/work"),
    notifications: () => router.push("/notifications"),
    theme: () => setTheme(resolvedTheme === "dark" ? "light" : "dark"),
    shortcuts: () => setDialog(true),
    undo,
    next: () => go(1),
    previous: () => go(-1),
    enter: () => document.getElementById(claimPlaces.heading)?.focus(),
    passage: () => passage(1),
    "next-passage": () => passage(1),
    "previous-passage": () => passage(-1),
    problem: press("problem"),
    verdict: () => goToPlace("verdict"),
    justification: () => goToPlace("justification"),
    give: press("give"),
    agree: press("agree"),
    dispute: press("dispute"),
    "third-reader": press("third-reader"),
    return: press("return"),
    approve: press("approve"),
    confirm: press("confirm"),
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    give();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <main className="rev-main insp" id="review" tabIndex={-1} onKeyDown={pressed}>
      <Keys runners={runners} />
      <ReviewHead claim={claim} blind={opinion.reading !== null} onMove={go} />
      {/* one row of the grid, whatever of it is shown */}
      <div>
        <SyncNotices signIn={signIn} />
        <ConflictSheet />
        {claim.stale && (
          <div className="rev-stale">
            <VoidLine claim={claim} />
            <StaleLine claim={claim} />
          </div>
        )}
      </div>
      <div className="rev-two">
        <ClaimPlace claim={claim} />
        <Passages rows={rows} row={row} onChoose={setChosen} />
      </div>
      <div className="rev-verd">
        <div>
          {opinion.reading === null ? (
            <Verdicts claim={claim} opinion={opinion} alone />
          ) : (
            <>
              <OpinionForm claim={claim} opinion={opinion} />
              <Lacking edited={opinion.edited} lacking={lacking} />
            </>
          )}
        </div>
        <div>{opinion.reading === null ? <Decisions claim={claim} /> : <Sealed claim={claim} />}</div>
      </div>
      <div className="rev-foot">
        <Moves claim={claim} onUndo={(text) => say(text, true)} />
        {opinion.reading !== null && (
          <div className="insp-f">
            <GiveVerdict opinion={opinion} onGive={give} />
            <span className="hint">It cannot be changed after you give it.</span>
          </div>
        )}
      </div>
      <Notice notice={notice} onUndo={undo} onDone={() => setNotice(null)} />
      {dialog && <Shortcuts open onOpenChange={() => setDialog(false)} />}
    </main>
  );
}

/** Reads the queue anew when the claim was decided on. */
function useFreshQueue({ version }: ClaimView): void {
  const router = useRouter();
  const [first] = useState(version);
  useEffect(() => {
    if (version !== first) router.refresh();
  }, [version, first, router]);
}

/** Moves the focus to a claim once it is there, unless the person is at something else of the page by then. */
function useFocusOnArrival(claimId: string, arrived: boolean) {
  useEffect(() => {
    const at = document.activeElement;
    const elsewhere = at !== null && at !== document.body && !at.closest("#review, a[href^='/review?claim=']");
    if (arrived && !elsewhere) document.getElementById(claimPlaces.heading)?.focus({ preventScroll: true });
  }, [claimId, arrived]);
}

interface ReviewHeadProps {
  claim: ClaimView;
  blind: boolean;
  onMove: (by: 1 | -1) => void;
}

function ReviewHead({ claim, blind, onMove }: ReviewHeadProps) {
  const about = useMemo(() => [claim.speaker, claim.saidWhere].filter(Boolean).join(", "), [claim]);
  return (
    <header className="rev-top">
      <h1 id={claimPlaces.heading} tabIndex={-1}>
        <span className="num">Claim {claim.number}</span>{" "}
        <span dir="auto" className="rev-claim">
          {claim.statement || claim.target.exact}
        </span>
      </h1>
      {about !== "" && (
        <span className="dim" dir="auto">
          {about}
        </span>
      )}
      <span className="grow" />
      <span className="tag">
        <StatusWord status={claim.status} />
      </span>
      {blind && (
        <span className="flag plain">
          <Glyph name="eye-off" />
          Blind reading
        </span>
      )}
      <button type="button" className="icb" aria-label="Previous claim, K" onClick={() => onMove(-1)}>
        <Glyph name="up" />
      </button>
      <button type="button" className="icb" aria-label="Next claim, J" onClick={() => onMove(1)}>
        <Glyph name="down" />
      </button>
    </header>
  );
}
