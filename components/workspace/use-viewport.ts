"use client";
import { useEffect, useState, type RefObject } from "react";
import type { ClaimView } from "@/core/claims.ts";
import type { ArticleHandle } from "../editor/contract.ts";

/** Up to this many claims all have their card in the page; above it only those near what is seen. */
const fewClaims = 200;
/** How many blocks above and below what is seen count as near. */
const margin = 6;

interface Viewport {
  /** Index of the first text block in view. */
  block: number;
  /** Offset of the first words in view. */
  offset: number;
  /** The claims that get a card. */
  near: readonly ClaimView[];
}

/** The first block of the text whose bottom is below the top of the window, by bisection over their places. */
function firstVisible(blocks: readonly HTMLElement[], top: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
    else low = middle + 1;
  }
  return low;
}

function blockIndex(element: HTMLElement | undefined): number {
  return Number(element?.id.replace("block-", "") ?? 0);
}

/** What part of the text is in view, and which claims stand near it. Measured once a frame while scrolling. */
export function useViewport(
  scroller: RefObject<HTMLElement | null>,
  handle: ArticleHandle | null,
  claims: readonly ClaimView[],
  openId: string | null,
): Viewport {
  const [range, setRange] = useState({ first: 0, last: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !handle) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const blocks = [...element.querySelectorAll<HTMLElement>("[id^=block-]")];
      const { top, bottom } = element.getBoundingClientRect();
      const first = blockIndex(blocks[firstVisible(blocks, top + 8)]);
      const last = blockIndex(blocks[firstVisible(blocks, bottom)] ?? blocks.at(-1));
      setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    element.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [scroller, handle]);

  const isNear = ({ id, target }: ClaimView) =>
    id === openId || (target.block >= range.first - margin && target.block <= range.last + margin);
  const near = claims.length <= fewClaims ? claims : claims.filter(isNear);
  const offset = claims.find((claim) => claim.target.block >= range.first)?.target.start ?? 0;
  return { block: range.first, offset, near };
}
