"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useHotkeys } from "react-hotkeys-hook";
import { markedClaim } from "@/core/claim-labels.ts";
import type { Span } from "@/core/claims.ts";
import { ArticleEditor } from "../editor/article-editor.tsx";
import type { ArticleHandle } from "../editor/contract.ts";
import type { Assignment } from "../review/assign-claims.tsx";
import { acts, type ActId, type ActRunners } from "./acts.ts";
import { useBeside, useOffered } from "./use-beside.ts";
import { useShown, useWorkspace } from "./context.tsx";
import { Keys } from "./keys.tsx";
import { KeysHint } from "./keys-hint.tsx";
import { WaitingNotice } from "./waiting-notice.tsx";
import { Notice } from "./notice.tsx";
import { nextInState, Rail } from "./rail.tsx";
import { useTellPresence } from "./presence.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { Stubs } from "./stubs.tsx";
import { TalkMarks } from "../talk/talk-marks.tsx";
import { useGoToThread, useTalkSheet } from "../talk/use-talk.ts";
import { useActing } from "./use-acting.ts";
import { useArrival } from "./use-arrival.ts";
import { inTextOrder, useRunners } from "./use-runners.ts";
import { useViewport } from "./use-viewport.ts";
import { WorkspaceBar } from "./workspace-bar.tsx";

const Panel = dynamic(async () => (await import("./panel.tsx")).Panel, { ssr: false });
const BesideView = dynamic(async () => (await import("./beside-view.tsx")).BesideView, { ssr: false });
const Shortcuts = dynamic(async () => (await import("./shortcuts.tsx")).Shortcuts, { ssr: false });
const AssignClaims = dynamic(async () => (await import("../review/assign-claims.tsx")).AssignClaims, { ssr: false });
const WorkspacePalette = dynamic(async () => (await import("./workspace-palette.tsx")).WorkspacePalette, {
  ssr: false,
});

/** Acts on the article's text: they rest while something stands over it. */
const textActs = new Set<ActId>([
  "mark",
  "cursor",
  "add-words",
  "opinion",
  "on-author",
  "not-checkable",
  "untouched",
  "untouched-back",
  "change-words",
]);

/** While a sheet is on its way keys rest: they are meant for it. */
const noRunners: ActRunners = {};

/** What can be done by key: the workspace's acts; with something over the text, its own in place of the text's. */
function useAllRunners(own: ActRunners): ActRunners {
  const shown = useBeside();
  const offered = useOffered();
  return useMemo(() => {
    if (shown === null) return own;
    const left = Object.entries(own).filter(([id]) => !textActs.has(id as ActId));
    return { ...Object.fromEntries(left), ...offered };
  }, [shown, own, offered]);
}

function goToBlock(block: number): void {
  document.getElementById(`block-${block}`)?.scrollIntoView({ block: "center" });
}

/** The frame of the workspace: bar, rail, text with cards beside it, the open claim, foot. */
export function Shell({
  revisionNumber,
  htmlKey,
  menu,
  signIn,
}: {
  revisionNumber: number;
  htmlKey: string;
  menu: ReactNode;
  signIn: ReactNode;
}) {
  const { article, beside, talk } = useWorkspace();
  const besideShown = useBeside();
  const claims = useShown((state) => state.claims);
  const document_ = useShown((state) => state.document);
  const shownRevision = useShown((state) => state.revision) || revisionNumber;
  const loaded = useShown((state) => state.loaded);
  const [handle, setHandle] = useState<ArticleHandle | null>(null);
  const [dialog, setDialog] = useState<"palette" | "shortcuts" | "assign" | null>(null);
  const [assignment, setAssignment] = useState<Assignment | null>(null);
  const acting = useActing(handle);
  const { openId, open, cursor, setCursor, selection, setSelection, words, choosing, setChoosing, say, coverage } =
    acting;
  const scroller = useRef<HTMLElement>(null);
  const ordered = useMemo(() => inTextOrder(claims.values()), [claims]);
  const marks = useMemo(() => ordered.map(markedClaim), [ordered]);
  const viewport = useViewport(scroller, handle, ordered, openId);
  const show = useMemo(
    () => ({
      palette: () => setDialog("palette"),
      shortcuts: () => setDialog("shortcuts"),
      assign: () => setDialog("assign"),
    }),
    [],
  );
  const toThread = useGoToThread(open);
  const isSheet = useTalkSheet();
  const runners = useAllRunners(useRunners(acting, show));
  useTellPresence(openId);
  const openClaim = openId === null ? undefined : claims.get(openId);

  useArrival(acting, toThread, handle !== null);

  // what stands over the text belongs to one claim
  useEffect(() => {
    if (besideShown && besideShown.claimId !== openId) beside.close("leave");
    if (besideShown) setCursor(null);
  }, [besideShown, openId, beside, setCursor]);

  const close = useCallback(() => {
    // its number is drawn anew as it closes
    flushSync(() => open(null));
    if (openId !== null)
      document.querySelector<HTMLElement>(`.chip[href$="${openId}"]`)?.focus({ preventScroll: true });
  }, [openId, open]);

  useHotkeys(
    "escape",
    (event) => {
      if (document.querySelector("[role=dialog], [role=menu]")) return;
      const field = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (field) return (event.target as HTMLElement).blur();
      if (besideShown) beside.close();
      else if (choosing) setChoosing(null);
      else if (cursor) setCursor(null);
      else if (openId !== null) close();
      else if (isSheet) talk.closeSheet();
      else window.getSelection()?.removeAllRanges();
    },
    { enableOnFormTags: true },
    [besideShown, choosing, cursor, openId, close, isSheet],
  );

  const onSelect = useCallback(
    (span: Span | null) => {
      setSelection(span);
      if (span) setCursor(null);
    },
    [setSelection, setCursor],
  );
  const openMarked = useCallback((claimId: string) => open(claimId), [open]);
  const goTo = useCallback((span: Span) => handle?.scrollTo(span), [handle]);
  const showWords = useCallback(
    (span: Span) => {
      goTo(span);
      setCursor(span);
    },
    [goTo, setCursor],
  );

  return (
    <div className="app">
      <Keys runners={dialog ? noRunners : runners} />
      <WorkspaceBar revisionNumber={shownRevision} menu={menu} onPalette={show.palette} onClaim={open} say={say} />
      <div className={`work${openClaim || isSheet ? " has-open" : ""}${besideShown ? " has-beside" : ""}`}>
        <Rail
          here={viewport.block}
          onGo={goToBlock}
          onUntouched={() => runners.untouched?.()}
          onAssign={show.assign}
          onStale={() => runners["next-stale"]?.()}
          onOpen={open}
          onNext={(state) => {
            const next = nextInState(coverage.sentences, state, viewport.offset);
            if (next) goTo(next);
          }}
        />
        <main className="galley-wrap">
          <section
            className="galley-scroll"
            ref={scroller}
            id="text"
            tabIndex={-1}
            inert={besideShown !== null}
            aria-label={`${article.title}, version ${shownRevision}`}
          >
            <WaitingNotice />
            <KeysHint hidden={claims.size > 0} />
            <div className="galley">
              <div className="galley-paper">
                <h1 className="galley-title">{article.title}</h1>
                <ArticleEditor
                  document={document_}
                  htmlKey={htmlKey}
                  editable={false}
                  marks={marks}
                  openClaimId={openId}
                  cursor={selection ? null : cursor}
                  sentences={loaded ? coverage.sentences : undefined}
                  label={`Text of the article, version ${shownRevision}`}
                  language={article.language}
                  onReady={setHandle}
                  onOpenClaim={openMarked}
                  onSelect={onSelect}
                />
              </div>
              {handle && <TalkMarks handle={handle} onOpen={toThread} />}
              <Stubs claims={viewport.near} openId={openId} handle={handle} onOpen={open} />
            </div>
          </section>
          {besideShown && <BesideView />}
          {handle && words && !besideShown && (
            <SelectionBar
              words={words}
              handle={handle}
              openNumber={openClaim?.number ?? null}
              choosing={choosing ? (claims.get(choosing.claimId)?.number ?? null) : null}
              onMark={acting.mark}
              onAddWords={acting.addWords}
              onState={acting.setSentences}
              onComment={() => runners.comment?.()}
            />
          )}
        </main>
        <Panel
          claim={openClaim}
          part={acting.part}
          selection={selection}
          signIn={signIn}
          onClose={close}
          onOpen={open}
          onWords={showWords}
          onMove={(by) => (by === 1 ? runners.next?.() : runners.previous?.())}
          onChoose={(choice) => {
            setChoosing(choice);
            say("Select the words in the text and press C. Esc keeps the old ones.");
          }}
          say={say}
        />
      </div>
      <footer className="foot" aria-label="Keyboard shortcuts">
        {acts
          .filter((act) => act.foot !== "")
          .map((act) => (
            <span key={act.id}>
              {act.shown.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
              {act.foot}
            </span>
          ))}
      </footer>
      <Notice notice={acting.notice} onUndo={() => runners.undo?.()} onDone={() => acting.setNotice(null)} />
      {dialog === "shortcuts" && <Shortcuts open onOpenChange={() => setDialog(null)} />}
      {dialog === "assign" && (
        <AssignClaims
          openId={openId}
          left={assignment}
          onLeave={setAssignment}
          onClose={() => setDialog(null)}
          say={say}
        />
      )}
      {dialog === "palette" && (
        <WorkspacePalette
          open
          onOpenChange={(next) => setDialog(next ? "palette" : null)}
          runners={runners}
          onClaim={open}
        />
      )}
    </div>
  );
}
