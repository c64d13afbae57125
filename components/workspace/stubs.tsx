"use client";
import { useLayoutEffect, useRef, type RefObject } from "react";
import { isPlaced, type ClaimView } from "@/core/claims.ts";
import { claimSign, findingLabel, shortVerdictLabel } from "@/core/claim-labels.ts";
import { cardId } from "@/core/marked-claims.ts";
import { staleWordsOf } from "../claim/stale-words.ts";
import { StatusWord } from "../claim/status-word.tsx";
import { ReplyFlag } from "../contact/reply-flag.tsx";
import type { ArticleHandle } from "../editor/contract.ts";
import { useOpenCounts } from "../talk/use-talk.ts";
import { Glyph } from "../ui/glyph.tsx";
import { AtClaim } from "./presence.tsx";

/** Between two cards, in px. */
const gap = 1;

/**
 * Puts each card level with its words. Cards that would meet are pushed down; the open one stays, and pushes those
 * above it up.
 */
export function placed(cards: readonly { top: number; height: number; open: boolean }[]): number[] {
  const tops = cards.map((card) => card.top);
  const fixed = cards.findIndex((card) => card.open);
  const down = (from: number, floor: number) => {
    let bottom = floor;
    for (let i = from; i < cards.length; i += 1) {
      tops[i] = Math.max(tops[i] ?? 0, bottom);
      bottom = (tops[i] ?? 0) + (cards[i]?.height ?? 0) + gap;
    }
  };
  down(0, 0);
  if (fixed === -1) return tops;
  const own = cards[fixed];
  if (!own) return tops;
  tops[fixed] = own.top;
  for (let i = fixed - 1, ceiling = own.top; i >= 0; i -= 1) {
    tops[i] = Math.min(tops[i] ?? 0, ceiling - (cards[i]?.height ?? 0) - gap);
    ceiling = tops[i] ?? 0;
  }
  for (let i = fixed + 1; i < cards.length; i += 1) tops[i] = cards[i]?.top ?? 0;
  down(fixed + 1, own.top + own.height + gap);
  return tops;
}

/** The claims beside the text, one short card each, level with its words. */
export function Stubs({
  claims,
  openId,
  handle,
  onOpen,
}: {
  claims: readonly ClaimView[];
  openId: string | null;
  handle: ArticleHandle | null;
  onOpen: (claimId: string) => void;
}) {
  // a claim without words in the text has nothing to stand beside: the rail lists it
  const placedClaims = claims.filter(({ targets }) => targets.some(isPlaced));
  const talked = useOpenCounts();
  const list: RefObject<HTMLElement | null> = useRef(null);
  useLayoutEffect(() => {
    if (!list.current || !handle) return;
    const place = () => {
      const cards = [...(list.current?.querySelectorAll<HTMLElement>(".stub") ?? [])];
      // the column of cards begins above the text, level with the title
      const text = list.current?.parentElement?.querySelector(".galley-text");
      const above = (text?.getBoundingClientRect().top ?? 0) - (list.current?.getBoundingClientRect().top ?? 0);
      const measured = cards.map((card) => ({
        top: above + (handle.topOf(card.dataset["claim"] ?? "") ?? 0) - 2,
        height: card.offsetHeight,
        open: card.classList.contains("open"),
      }));
      placed(measured).forEach((top, i) => {
        const card = cards[i];
        if (card) card.style.top = `${top}px`;
      });
    };
    place();
    const observer = new ResizeObserver(place);
    const galley = list.current.parentElement;
    if (galley) observer.observe(galley);
    void document.fonts.ready.then(place);
    return () => observer.disconnect();
  }, [claims, openId, handle]);

  return (
    <nav className="stubs" aria-label="Claims beside the text" ref={list}>
      {placedClaims.map((claim) => {
        const sign = claimSign(claim);
        const open = claim.id === openId;
        return (
          <a
            key={claim.id}
            id={cardId(claim.id)}
            data-claim={claim.id}
            className={`stub v-${sign}${open ? " open" : ""}`}
            href={`?claim=${claim.id}`}
            aria-current={open ? "true" : undefined}
            onClick={(event) => {
              event.preventDefault();
              onOpen(claim.id);
            }}
          >
            <span className="h">
              <Glyph name={sign} />
              <span className="num">{claim.number}</span>
              <span className="w">{claim.verdict ? shortVerdictLabel(claim.verdict) : findingLabel(claim)}</span>
              {claim.replies === null && (
                <span className="st">
                  <StatusWord status={claim.status} />
                </span>
              )}
              {talked.has(claim.id) && (
                <span className="talked">
                  <Glyph name="talk" />
                  {talked.get(claim.id)}
                  <span className="vh"> open in talk</span>
                </span>
              )}
              <AtClaim claimId={claim.id} />
            </span>
            <span className="s">{claim.statement || claim.target.exact}</span>
            {claim.stale && (
              <span className="r stale">
                <Glyph name="stale" />
                <span>{staleWordsOf(claim.stale)}</span>
              </span>
            )}
            {claim.replies && <ReplyFlag clock={claim.replies} className="r" />}
          </a>
        );
      })}
    </nav>
  );
}
